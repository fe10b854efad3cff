/** What would answer another question is refused, on every face, with the reason in the person's language. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OperationName, operations } from '#shared/operations.ts';
import { parseOperationInput } from '../../../src-main/operations/call-operation.ts';
import { problemOf } from '../../../src-main/problem-of.ts';
import { auditctl } from '../../support/faces/auditctl.ts';
import { openSmallWorkspace, type SmallWorkspace } from '../../support/faces/small-workspace.ts';

const [early, late] = ['2026-11-17T18:00:00.000Z', '2026-11-17T19:00:00.000Z'];

function refusal(name: OperationName, input: object, language: 'es' | 'en' = 'es') {
  try {
    parseOperationInput(name, input);
    return null;
  } catch (cause) {
    const { code, detail } = problemOf(cause, language);
    return { code, detail };
  }
}

describe('input', () => {
  const spanned = (Object.keys(operations) as OperationName[]).filter((name) => 'to' in operations[name].input.shape); // the literal's own keys

  it.each(spanned)('%s refuses a span that ends before it begins, or at the same instant', (name) => {
    const id = 'id' in operations[name].input.shape ? { id: 'caja' } : {};
    for (const to of [early, late])
      expect(refusal(name, { ...id, from: late, to })).toEqual({
        code: 'bad-request',
        detail: `to: ${to} no es posterior a from, ${late}; un tramo llega hasta antes de «to»`,
      });
    expect(refusal(name, { ...id, from: early, to: late })).toBeNull();
  });

  it.each([
    [{ operation: '' }, 'operation: no da ningún valor'],
    [{ operation: ',' }, 'operation: no da ningún valor'],
    [{ source: ' , ' }, 'source: no da ningún valor'],
    [
      { operation: 'create,baja' },
      'operation: «baja» no es uno de create, update, delete, read, truncate, schema-change, message',
    ],
    [{ from: '17/11/2026' }, 'from: «17/11/2026» no es un instante ISO 8601 con zona, como 2026-11-17T13:02:00-05:00'],
    [{ limit: '0' }, 'limit: al menos 1'],
    [{ limit: '1001' }, 'limit: como máximo 1000'],
    [{ limit: 'diez' }, 'limit: «diez» no es un número'],
    [{ limit: '1.5' }, 'limit: «1.5» no es un número entero'],
    [{ tabla: 'venta' }, 'tabla: no es un parámetro de esta operación'],
    [
      { baseline: 'quizá' },
      'baseline: «quizá» no es uno de true, 1, yes, on, y, enabled, false, 0, no, off, n, disabled',
    ],
  ])('%j is refused in Spanish words: %s', (input, detail) => {
    expect(refusal('listChangeEvents', input)).toEqual({ code: 'bad-request', detail });
  });

  it('is refused in English words, and more than one fault is told', () => {
    expect(refusal('addSource', { connector: 'db2' }, 'en')?.detail).toBe(
      'id: missing\nconnector: “db2” is none of mysql, mariadb, postgresql, sqlserver, oracle, maxwell',
    );
    expect(refusal('declareFork', { reason: 'x' }, 'en')?.detail).toBe('reason: at least 3 characters');
  });
});

describe('a workspace', () => {
  let small: SmallWorkspace;
  beforeAll(async () => {
    small = await openSmallWorkspace();
  });
  afterAll(() => small.remove());
  const get = async (path: string) =>
    (await fetch(`${small.workstation.apiAddress}/api/v1${path}`)).json() as Promise<Record<string, unknown>>;

  it.each(['coverage', 'change-events', 'transactions', 'facets', 'histogram', 'business-events'])(
    'names the sources it knows where %s is asked of another',
    async (path) => {
      expect(await get(`/${path}?source=nada`)).toMatchObject({
        status: 404,
        code: 'not-found',
        detail: 'Fuente nada. Las conocidas: lab',
      });
    },
  );

  it('refuses an unknown source that is to be left out, and takes one that was added and is still silent', async () => {
    expect(await get('/coverage?excludeSource=nada')).toMatchObject({ code: 'not-found' });
    await small.workstation.operations.addSource({ id: 'nueva', connector: 'mysql', sign: false });
    expect(await get('/coverage?source=nueva')).toMatchObject({ verdict: { verdict: 'unknown' } });
  });

  it('continues a page only with the same operation, filter and order', async () => {
    const { next } = await get('/change-events?limit=1');
    expect(await get(`/change-events?limit=3&cursor=${next}`)).toMatchObject({ returned: 3 });
    for (const other of [
      '/change-events?table=cuenta',
      '/change-events?order=newest',
      '/transactions?limit=1',
      '/quarantine?limit=1',
    ])
      expect(await get(`${other}&cursor=${next}`), other).toMatchObject({ status: 400, code: 'bad-request' });
  });

  it('is not found by auditctl where there is none, nor a file, each with its own advice', async () => {
    const none = await auditctl(['status', '--workspace', '/nowhere/caja']);
    expect(none).toMatchObject({ exitCode: 7, stdout: '' });
    expect(none.stderr).toContain('no es una carpeta de trabajo de Testigo.\n/nowhere/caja\n');
    const file = await auditctl(['verify', '--checkpoint', '/nowhere/c.txt', '--workspace', small.folder]);
    expect(file).toMatchObject({ exitCode: 7 });
    expect(file.stderr).toContain('No se puede leer el archivo.\n/nowhere/c.txt\nRevise la ruta');
  });

  it('tells auditctl in the language asked for, with the way to --help; HTTP does not speak of it', async () => {
    const here = ['--url', small.workstation.apiAddress];
    const spanish = await auditctl(['events', '--limit', '0', ...here]);
    expect(spanish.stderr).toContain('limit: al menos 1\n');
    expect(spanish.stderr).toContain('--help');
    expect((await auditctl(['events', '--limit', '0', '--lang', 'en', ...here])).stderr).toContain(
      'limit: at least 1\n',
    );
    expect(JSON.stringify(await get('/change-events?limit=0'))).not.toContain('--help');
  });
});
