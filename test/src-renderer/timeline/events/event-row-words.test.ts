/** An event in one line: its type once, and nothing of what stands in columns of its own. */
import { expect, test } from 'vitest';
import { eventRowWords } from '../../../../src-renderer/timeline/events/event-row-words.ts';
import { toldEvent } from './told-event.ts';

const line = (type: string, sentence: string, part: Parameters<typeof toldEvent>[0] = {}) => {
  const words = eventRowWords(toldEvent({ ...part, sentence: { es: sentence, en: sentence } }), type, 'es');
  return `${words.type} | ${words.rest}`;
};

test('the type is said once, amount and actor are left to their columns', () => {
  expect(line('Anulación', toldEvent().sentence.es)).toBe(
    'Anulación | de B011-6268, 9 min después de emitida: «cambió de producto»',
  );
  expect(line('Venta', 'Venta: boleta B1-7 por S/\u00a056.70, 3 líneas, vendió super06')).toBe(
    'Venta | boleta B1-7, 3 líneas',
  );
  expect(line('Sin clasificar', 'Cambio sin clasificar en tb_producto: 9 filas')).toBe(
    'Sin clasificar | en tb_producto: 9 filas',
  );
});

test('a word that type and sentence share is said once, unless a bare number would be left', () => {
  expect(line('Compra aprobada', 'Compra F001-45 aprobada')).toBe('Compra aprobada | F001-45 aprobada');
  expect(line('Apertura de caja', 'Caja 2 abierta con S/\u00a056.70')).toBe('Apertura de caja | · Caja 2 abierta');
  expect(line('Discount', 'Above the cap')).toBe('Discount | · Above the cap');
});

test('a larger amount or another name that only begins alike stays', () => {
  expect(line('Venta', 'Venta por S/\u00a056.701, super061')).toBe('Venta | por S/\u00a056.701, super061');
});
