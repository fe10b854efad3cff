/** What auditctl says is Spanish: no code of the machinery stands where a word belongs. */
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeEventSchema } from '#shared/canonical-change-event.ts';
import { cliWords } from '#shared/messages/cli.ts';
import type { CoverageVerdict } from '#shared/query.ts';
import { describeKey, renderEvent } from '../../../../src-main/interfaces/cli/render-event.ts';
import { createProgram } from '../../../../src-main/interfaces/cli/run-auditctl.ts';
import { verdictSentence } from '../../../../src-main/interfaces/cli/verdict-sentence.ts';
import { auditctl } from '../../../support/faces/auditctl.ts';
import { openSmallWorkspace, type SmallWorkspace } from '../../../support/faces/small-workspace.ts';

const nothing = () => {};
const context = {
  language: 'es',
  words: cliWords('es'),
  print: nothing,
  remark: nothing,
  progress: nothing,
  exit: nothing,
  stop: new AbortController().signal,
} as const;

let small: SmallWorkspace;
let closed: readonly string[];
beforeAll(async () => {
  small = await openSmallWorkspace();
  await small.workstation.operations.addSource({ id: 'nueva', connector: 'mysql', sign: false });
  await small.workstation.operations.sealNow({ reason: 'manual' });
  await small.workstation.close();
  closed = ['--workspace', small.folder];
});
afterAll(() => small.remove());

const event = changeEventSchema.parse({
  eventId: 'EV-7',
  leaf: 7,
  source: 'caja',
  epoch: 1,
  connector: 'postgresql',
  database: 'botica',
  schema: 'public',
  table: 'cliente',
  operation: 'update',
  key: { id: 7 },
  keyBefore: { id: 6 },
  keyOrigin: 'schema',
  before: { id: 6, nota: null, alias: 'NULL', blanco: ' ', suma: 1 },
  after: { id: 7, nota: '', alias: null, blanco: '  ', nuevo: 'a\u202eb' },
  changed: ['id', 'nota', 'alias', 'blanco'],
  marks: { suma: 'generated' },
  flags: ['key-changed', 'no-key', 'synthetic-ddl'],
  at: '2026-11-17T18:02:00.000Z',
  committedAt: '2016-02-29T05:00:00Z',
  capturedAt: '2026-11-17T18:02:00.000Z',
  ingestedAt: '2026-11-17T18:02:01.000Z',
  transactionId: null,
  coordinate: {},
  statement: null,
  thread: null,
  ddl: null,
  metadata: {},
});

it('a change is told with its whole table name, its values as they are, its flags and marks in words, both its times', () => {
  const [head, when, ...lines] = renderEvent(event, context).split('\n');
  expect(head).toBe('EV-7  cambio  botica.public.cliente  id=6 → 7');
  expect(when).toBe(
    'confirmado 17/11/2026 13:02:00.000 (según el origen 29/02/2016 00:00:00) · recibido 17/11/2026 13:02:01.000',
  );
  const text = lines.join('\n');
  expect(text).not.toMatch(/key-changed|no-key|synthetic-ddl|generated/);
  expect(text).toMatch(/\* nota +NULL +"" /);
  expect(text).toMatch(/\* alias +"NULL" +NULL /);
  expect(text).toMatch(/\* blanco +· +·· /);
  expect(text).toMatch(/ {2}nuevo +– +a⟨U\+202E⟩b /);
  expect(text).toMatch(/ {2}suma +1 +– +la calcula la base de datos/);
  expect(describeKey({ ...event, key: { id: '' }, keyBefore: { id: null } })).toBe('id=NULL → ""');
});

it('reasons of a verdict end each in a stop', () => {
  const verdict: CoverageVerdict = {
    verdict: 'unknown',
    gaps: [],
    reconciledTo: null,
    why: ['silence', 'xa-unknown', 'before-capture'],
  };
  const [, ...reasons] = verdictSentence(verdict, 'America/Lima', context).split('. ');
  expect(reasons).toHaveLength(3);
});

it('the help has no English heading', () => {
  const program = createProgram(context);
  const walk = (command: typeof program): string[] => [command.helpInformation(), ...command.commands.flatMap(walk)];
  for (const text of walk(program))
    expect(text).not.toMatch(
      /Usage|Options:|Commands:|Arguments:|Global|\[options\]|\[command\]|default:|choices:|display help/,
    );
});

it.each([
  [['events', '--tabla', 'x'], 'Opción desconocida: --tabla. ¿Quiso decir --table?'],
  [['evento'], 'Comando desconocido: evento. ¿Quiso decir events?'],
  [['show'], 'Falta el argumento id.'],
  [['events', '--limit'], 'A la opción --limit <n> le falta su valor.'],
])('%j is refused in Spanish', async (args, said) => {
  expect(await auditctl(args)).toMatchObject({ exitCode: 2, stdout: '', stderr: `${said}\n` });
});

it('the ledger tells its acts and checkpoints in words', async () => {
  const { stdout } = await auditctl(['ledger', ...closed]);
  expect(stdout).toContain('Inicio del registro');
  expect(stdout).toContain('Fuente agregada: nueva');
  expect(stdout).toContain('a pedido');
  expect(stdout).not.toMatch(/ (genesis|start|source|manual|tick) /);
});

it('a transaction with a key change says how it is counted, and its state in words', async () => {
  const { stdout } = await auditctl(['events', '--transactions', ...closed]);
  const [id = ''] = /TX-\d+(?=.*2\/2.*cambio 1)/.exec(stdout) ?? [];
  const shown = await auditctl(['show', id, ...closed]);
  expect(shown.stdout).toMatch(/ {2}completa {2}2\/2\n/);
  expect(shown.stderr).toContain('El origen cuenta 1 cambio de clave como dos');
});

it('coverage counts what has no declared end, and what is no row, by name', async () => {
  const { stdout } = await auditctl(['coverage', ...closed]);
  expect(stdout).toMatch(
    /Transacciones: \d+ \(completas \d+, incompletas \d+, sin fin declarado \d+\) · cambios de fila: \d+ · vaciados: \d+ · cambios de estructura: \d+ · reenvíos: \d+/,
  );
});

it('a table that no source has is remarked', async () => {
  const { stdout, stderr } = await auditctl(['events', '--table', 'nada', ...closed]);
  expect(stdout).toBe('Nada.\n');
  expect(stderr).toContain('Ninguna fuente ha nombrado nunca: nada.');
});

it('through npm, paths are taken from where it was typed', async () => {
  const env = { npm_lifecycle_event: 'auditctl', INIT_CWD: dirname(small.folder) };
  const { stdout, exitCode } = await auditctl(['status', '--workspace', basename(small.folder)], { env });
  expect(exitCode).toBe(0);
  expect(stdout).toContain(small.folder);
  expect(readdirSync(process.cwd())).not.toContain(basename(small.folder));
});
