/** Keys of a menu. */
import { expect, it } from 'vitest';
import { menuMove } from '../../../src-renderer/ui/menu-move.ts';

const words = ['Alrededor de esto', 'Filtrar', 'Excluir', 'Último', 'Enlace'];

it('arrows wrap around, Home and End go to the ends, also while nothing has the focus', () => {
  expect(['ArrowDown', 'ArrowUp', 'Home', 'End'].map((key) => menuMove(key, 4, words))).toEqual([0, 3, 0, 4]);
  expect(['ArrowDown', 'ArrowUp', 'Home', 'End'].map((key) => menuMove(key, -1, words))).toEqual([0, 4, 0, 4]);
  expect(menuMove('ArrowDown', 0, [])).toBeNull();
});

it('a letter finds the next item that begins with it, whatever its case and accent, and goes round', () => {
  expect(menuMove('e', 0, words)).toBe(2);
  expect(menuMove('E', 2, words)).toBe(4);
  expect(menuMove('e', 4, words)).toBe(2);
  expect(menuMove('u', 0, words)).toBe(3);
  expect(menuMove('z', 0, words)).toBeNull();
  expect(menuMove('F5', 0, words)).toBeNull();
});
