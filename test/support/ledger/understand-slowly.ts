/** Started by a test to be killed: understands a ledger in small batches, and says when it has begun. */
import { join } from 'node:path';
import { installedPacks } from '../../../src-main/packs/installed-packs.ts';
import { always } from '../../../src-main/packs/packs-in-force.ts';
import { openRecordSource } from '../../../src-main/record-source.ts';
import { openUnderstanding } from '../../../src-main/understand.ts';

const [, , folder = '', file = ''] = process.argv;
const understanding = openUnderstanding(join(folder, file), openRecordSource(folder), always(installedPacks()));
process.stdout.write('begun\n');
while (understanding.step(7) > 0);
// Its end is for the test to choose.
setInterval(() => {}, 1000);
