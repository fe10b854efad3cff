/** Registers a source: a leaf in the ledger says so; with `sign` it gets a new secret, and older ones stay good. */
import { randomBytes } from 'node:crypto';
import type { OperationInput } from '#shared/operations.ts';
import type { RegisteredSource, SourceAct } from '#shared/source-act.ts';
import { readSecrets, writeSecrets } from '../store/workspace.ts';
import { ingestUrlOf } from './ingest-url.ts';
import { waitingSource } from './list-sources.ts';
import type { ActOperation } from './operation-kinds.ts';

const secretBytes = 32;

export const addSource: ActOperation<'addSource'> = async (context, input) => {
  const { folder, capture, read, who } = context;
  const secrets = readSecrets(folder);
  const secret = input.sign ? `whsec_${randomBytes(secretBytes).toString('base64')}` : null;
  const own = [...(secret === null ? [] : [secret]), ...(secrets[input.id] ?? [])];
  const source = toRegistered(input, own.length > 0);
  // Secret first: a registration that says "signed" must never be in force without one.
  if (secret !== null) writeSecrets(folder, { ...secrets, [input.id]: own });
  const act: SourceAct = { what: 'added', ...source };
  await capture.appendAct('source', act, who);
  const known = (await read('listSources', {})).items;
  const ids = new Set([...known.map(({ id }) => id), ...Object.keys(secrets), input.id]);
  const secretsNow = readSecrets(folder);
  await capture.setSources([...ids].map((id) => ({ id, secrets: secretsNow[id] ?? [] })));
  const shown = known.find(({ id }) => id === input.id) ?? waitingSource(source, own.length > 0);
  return {
    ...shown,
    registered: true,
    hasSecret: own.length > 0,
    secret,
    ingestUrl: ingestUrlOf(capture.ingestAddress, input.id, folder),
  };
};

function toRegistered(input: OperationInput<'addSource'>, signed: boolean): RegisteredSource {
  const { id, connector, host = null, port = null, user = null, databases = null, tables = null, keys = {} } = input;
  return { id, connector, host, port, user, databases, tables, keys, signed };
}
