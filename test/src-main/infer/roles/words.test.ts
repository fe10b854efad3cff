/** Identifiers taken apart, in three languages and their abbreviations. */
import { describe, expect, it } from 'vitest';
import { vocabulary, wordSenses } from '../../../../src-main/infer/roles/vocabulary.ts';
import { sameWord, wordsOf } from '../../../../src-main/infer/roles/words.ts';

const texts = (name: string) => wordsOf(name).map(({ text }) => text);
const english = (name: string) => wordsOf(name).map(({ text, meanings }) => meanings[0]?.en ?? text);
const one = (name: string) => wordsOf(name)[0] ?? { text: '', stem: '', meanings: [] };

describe('an identifier', () => {
  it.each([
    ['fec_emision', ['fec', 'emision']],
    ['fecEmision', ['fec', 'emision']],
    ['VENTA_CAB', ['venta', 'cab']],
    ['IPAddress', ['ip', 'address']],
    ['Dirección Cliente', ['direccion', 'cliente']],
    ['idventa', ['id', 'venta']],
    ['codcli', ['cod', 'cli']],
    ['detallefactura', ['detalle', 'factura']],
    ['orderdetails', ['order', 'details']],
    ['address2', ['address', '2']],
    ['d1', ['d', '1']],
  ])('%s is taken apart at its seams', (name, expected) => {
    expect(texts(name)).toEqual(expected);
  });

  it.each(['sunat', 'kilometraje', 'almendra', 'castillo'])('%s, which nobody knows, stays whole', (name) => {
    expect(texts(name)).toEqual([name]);
  });

  it.each([
    ['nr_cpf', ['number', 'identity document']],
    ['dt_emissao', ['date', 'issue']],
    ['vl_total', ['value', 'total']],
    ['usu_mod', ['user', 'modified']],
    ['cant_ent', ['quantity', 'in']],
    ['sucursales', ['branch']],
    ['locações', ['rental']],
    ['categories', ['category']],
  ])('%s is understood', (name, expected) => {
    expect(english(name)).toEqual(expected);
  });
});

describe('two words', () => {
  it.each([
    ['cli', 'customers', true],
    ['prod', 'producto', true],
    ['sunat', 'sunats', true],
    ['kilom', 'kilometraje', true],
    ['cliente', 'proveedor', false],
    ['km', 'kmz', false],
  ])('%s and %s mean the same: %s', (a, b, same) => {
    expect(sameWord(one(a), one(b))).toBe(same);
    expect(sameWord(one(b), one(a))).toBe(same);
  });
});

describe('the vocabulary', () => {
  const lines = vocabulary.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

  it('has four members a line, and only senses that exist', () => {
    const known: readonly string[] = wordSenses;
    const wrong = lines.filter((line) => {
      const [es, en, senses, forms, ...more] = line.split(' | ');
      const said = (senses ?? '').split(' ');
      return !es || !en || forms === undefined || more.length > 0 || said.some((sense) => !known.includes(sense));
    });
    expect(wrong).toEqual([]);
  });

  it('uses every sense', () => {
    const used = new Set(lines.flatMap((line) => (line.split(' | ')[2] ?? '').split(' ')));
    expect(wordSenses.filter((sense) => !used.has(sense))).toEqual([]);
  });

  it('lists no form twice in a line', () => {
    const twice = lines.filter((line) => {
      const forms = (line.split(' | ')[3] ?? '').split(' ');
      return new Set(forms).size < forms.length;
    });
    expect(twice).toEqual([]);
  });
});
