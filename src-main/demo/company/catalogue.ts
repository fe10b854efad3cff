/** 600 products of invented laboratories, 40 of them controlled, and their lots. */
import { dateText } from './calendar.ts';
import { padded } from './exact.ts';
import type { Random } from './random.ts';
import type { Lot, Product } from './world.ts';

export const laboratories = [
  'Portugal',
  'Medifarma',
  'Genfar',
  'Farmindustria',
  'Hersil',
  'Andino',
  'Pacífico',
  'Unimed',
  'Roxfar',
  'Delfarma',
] as const;

/** Name, active substance, price in cents, pieces in a box, how often it sells. */
const common: readonly (readonly [string, string, number, number, number])[] = [
  ['Paracetamol 500 mg x 100', 'PARACETAMOL', 1250, 100, 30],
  ['Paracetamol 120 mg/5 mL jarabe', 'PARACETAMOL', 690, 1, 14],
  ['Ibuprofeno 400 mg x 100', 'IBUPROFENO', 2400, 100, 26],
  ['Naproxeno 550 mg x 100', 'NAPROXENO', 3890, 100, 20],
  ['Diclofenaco 75 mg/3 mL ampolla', 'DICLOFENACO', 250, 1, 9],
  ['Amoxicilina 500 mg x 100', 'AMOXICILINA', 4200, 100, 16],
  ['Amoxicilina + clavulánico 875 mg x 14', 'AMOXICILINA', 5890, 14, 7],
  ['Azitromicina 500 mg x 3', 'AZITROMICINA', 1290, 1, 14],
  ['Ciprofloxacino 500 mg x 100', 'CIPROFLOXACINO', 3500, 100, 8],
  ['Cefalexina 500 mg x 100', 'CEFALEXINA', 4900, 100, 6],
  ['Loratadina 10 mg x 100', 'LORATADINA', 1800, 100, 20],
  ['Cetirizina 10 mg x 100', 'CETIRIZINA', 1990, 100, 16],
  ['Clorfenamina 4 mg x 100', 'CLORFENAMINA', 950, 100, 10],
  ['Omeprazol 20 mg x 100', 'OMEPRAZOL', 2650, 100, 22],
  ['Ranitidina 300 mg x 100', 'RANITIDINA', 2300, 100, 6],
  ['Simeticona 80 mg x 50', 'SIMETICONA', 1950, 50, 9],
  ['Loperamida 2 mg x 100', 'LOPERAMIDA', 1600, 100, 5],
  ['Metformina 850 mg x 100', 'METFORMINA', 2800, 100, 13],
  ['Glibenclamida 5 mg x 100', 'GLIBENCLAMIDA', 1100, 100, 6],
  ['Losartán 50 mg x 100', 'LOSARTÁN', 3100, 100, 13],
  ['Enalapril 10 mg x 100', 'ENALAPRIL', 1750, 100, 9],
  ['Amlodipino 5 mg x 100', 'AMLODIPINO', 2250, 100, 8],
  ['Atorvastatina 20 mg x 100', 'ATORVASTATINA', 5400, 100, 9],
  ['Hidroclorotiazida 25 mg x 100', 'HIDROCLOROTIAZIDA', 1350, 100, 4],
  ['Levotiroxina 100 mcg x 50', 'LEVOTIROXINA', 2890, 50, 5],
  ['Prednisona 20 mg x 100', 'PREDNISONA', 2700, 100, 6],
  ['Dexametasona 4 mg/2 mL ampolla', 'DEXAMETASONA', 320, 1, 7],
  ['Salbutamol 100 mcg inhalador', 'SALBUTAMOL', 1490, 1, 11],
  ['Ambroxol 30 mg/5 mL jarabe', 'AMBROXOL', 1250, 1, 15],
  ['Dextrometorfano 15 mg/5 mL jarabe', 'DEXTROMETORFANO', 1590, 1, 12],
  ['Vitamina C 1 g efervescente x 10', 'ÁCIDO ASCÓRBICO', 1390, 1, 18],
  ['Complejo B x 100', 'COMPLEJO B', 2600, 100, 8],
  ['Calcio + vitamina D x 60', 'CALCIO', 3290, 60, 4],
  ['Hierro polimaltosado gotas', 'HIERRO', 2450, 1, 3],
  ['Ácido fólico 5 mg x 100', 'ÁCIDO FÓLICO', 900, 100, 4],
  ['Suero oral 1 L', 'SALES DE REHIDRATACIÓN', 690, 1, 12],
  ['Alcohol 70° 1 L', 'ALCOHOL', 890, 1, 11],
  ['Agua oxigenada 120 mL', 'PERÓXIDO', 290, 1, 6],
  ['Gasa estéril x 10', 'GASA', 450, 1, 7],
  ['Mascarilla quirúrgica x 50', 'MASCARILLA', 990, 50, 12],
  ['Guantes de látex x 100', 'GUANTES', 2190, 50, 4],
  ['Pañal adulto talla M x 10', 'PAÑAL', 3290, 10, 4],
  ['Pañal bebé talla G x 40', 'PAÑAL', 4490, 1, 8],
  ['Leche maternizada 800 g', 'FÓRMULA', 8990, 1, 5],
  ['Protector solar FPS 50 50 mL', 'PROTECTOR SOLAR', 6490, 1, 5],
  ['Preservativos x 3', 'PRESERVATIVO', 650, 1, 9],
  ['Anticonceptivo oral x 21', 'LEVONORGESTREL', 1290, 1, 8],
  ['Prueba de embarazo', 'HCG', 790, 1, 6],
  ['Termómetro digital', 'TERMÓMETRO', 1590, 1, 3],
  ['Tiras de glucosa x 50', 'TIRAS', 8490, 1, 3],
  ['Insulina glargina 100 UI/mL 3 mL', 'INSULINA GLARGINA', 18900, 1, 2],
  ['Tacrolimus 1 mg x 100', 'TACROLIMUS', 46500, 1, 1],
  ['Micofenolato 500 mg x 50', 'MICOFENOLATO', 31500, 1, 1],
  ['Enoxaparina 60 mg x 2', 'ENOXAPARINA', 7850, 1, 2],
  ['Bevacizumab 100 mg vial', 'BEVACIZUMAB', 98000, 1, 0],
  ['Clotrimazol 1 % crema', 'CLOTRIMAZOL', 690, 1, 8],
];

/** Name, list, condition of sale, price in cents, how often. */
const controlled: readonly (readonly [string, string, string, number, number])[] = [
  ['Clonazepam 0.5 mg x 30', 'IVB', 'RR', 1690, 5],
  ['Clonazepam 2 mg x 30', 'IVB', 'RR', 2290, 5],
  ['Alprazolam 0.5 mg x 30', 'IVB', 'RR', 1990, 5],
  ['Diazepam 10 mg x 30', 'IVB', 'RR', 1450, 4],
  ['Lorazepam 2 mg x 30', 'IVB', 'RR', 1850, 3],
  ['Zolpidem 10 mg x 20', 'IVA', 'RR', 2690, 3],
  ['Morfina 10 mg x 20', 'IIA', 'RE', 6400, 2],
  ['Oxicodona 10 mg x 20', 'IIA', 'RE', 9800, 1],
  ['Metilfenidato 10 mg x 30', 'IIIA', 'RE', 5900, 2],
  ['Fenobarbital 100 mg x 30', 'IVB', 'RR', 1250, 2],
];

export function createProducts(random: Random): Product[] {
  const ordinary = laboratories.flatMap((lab, step) =>
    common.map(([name, dci, price, factor, weight]) => ({
      ...({ name: `${name} ${lab}`, dci, lab, list: null, factor } as const),
      condition: price > 5000 ? 'CR' : 'SR',
      priceCents: nice(price * (0.75 + step * 0.07 + random.next() * 0.1)),
      weight: weight * (10 - step),
    })),
  );
  const special = laboratories.slice(0, 4).flatMap((lab, step) =>
    controlled.map(([name, list, condition, price, weight]) => ({
      ...({ name: `${name} ${lab}`, dci: (name.split(' ')[0] ?? name).toUpperCase(), lab, factor: 1 } as const),
      list,
      condition,
      priceCents: nice(price * (0.9 + step * 0.08)),
      weight: weight * (5 - step),
    })),
  );
  return [...ordinary, ...special].map((product, index) => ({
    ...product,
    id: index + 1,
    code: `P${padded(index + 1, 5)}`,
    taxed: product.dci !== 'BEVACIZUMAB' && product.dci !== 'TACROLIMUS',
    costFine: Math.round(product.priceCents * (55 + random.integer(0, 15))),
  }));
}

/** Two lots of each; a few are about to expire. */
export function createLots(products: readonly Product[], random: Random): Lot[] {
  return products.flatMap((product, index) =>
    [0, 1].map((step) => ({
      id: index * 2 + 1 + step,
      product,
      number: lotNumber(random),
      expires: dateText(step === 0 && random.chance(0.06) ? random.integer(4, 58) : random.integer(150, 900)),
      immobilised: false,
    })),
  );
}

export function lotNumber(random: Random): string {
  return `L${random.integer(10_000, 99_999)}${random.pick(['', '', 'A', 'B'])}`;
}

/** Ends in 0 or 9, as shelf prices do. */
function nice(cents: number): number {
  return Math.max(50, Math.round(cents / 10) * 10 - (cents > 2000 ? 10 : 0));
}
