/**
 * node test/bench/roles.ts: how much of schemas that nobody described is proposed right, by kind, against labels made by hand before and
 * independently of the inference; and, as a check of the measure itself, of the pharmacy against its own pack.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SchemaFacts } from '../../src-main/infer/roles/schema-facts.ts';
import { pharmacyLabels } from '../support/roles/pharmacy-labels.ts';
import { pharmacySchema } from '../support/roles/read-ddl.ts';
import { scoreLines, scoreRoles } from '../support/roles/score-roles.ts';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const folder = join(import.meta.dirname, '../fixtures/foreign-schemas');

/** Facts and labels of one folder; the labels' checks are the scorer's. */
function read(name: string): { schema: SchemaFacts; labels: unknown } {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(folder, name, file), 'utf8'));
  return { schema: json('schema.json') as SchemaFacts, labels: json('labels.json') }; // written by us, with that shape
}

const foreign = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'labels.json')));
const subjects = ['pharmacy', ...foreign].filter((name) => values.only === undefined || values.only === name);
for (const name of subjects) {
  const { schema, labels } = name === 'pharmacy' ? { schema: pharmacySchema(), labels: pharmacyLabels() } : read(name);
  process.stdout.write(`${name}\n${scoreLines(scoreRoles(schema, labels)).join('\n')}\n`);
}
