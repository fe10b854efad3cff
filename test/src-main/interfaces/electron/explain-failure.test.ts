import { expect, test } from 'vitest';
import { AuditError } from '../../../../src-main/errors.ts';
import { explainFailure } from '../../../../src-main/interfaces/electron/explain-failure.ts';

test('a locked workspace is explained in Spanish with its hint and exit code', () => {
  expect(explainFailure(new AuditError('workspace-locked', '/datos/caja'), 'es-PE')).toEqual({
    title: 'Testigo no pudo iniciar',
    text: 'Otro proceso usa esta carpeta de trabajo.\n\n/datos/caja\n\nCierre la otra ventana de Testigo o use otra carpeta con --workspace.',
    exitCode: 3,
  });
});

test('a system in English is answered in English; an unforeseen fault keeps its words', () => {
  const { title, text, exitCode } = explainFailure(new Error('disk on fire'), 'en-US');
  expect([title, exitCode]).toEqual(['Testigo could not start', 1]);
  expect(text).toContain('disk on fire');
});
