/** Controlled products: the prescription, the dispensation, and the folioed book that the pharmacist keeps. */
import { dateText, dayOf } from '../calendar.ts';
import { type By, type Chain, type Hand, laterMs } from '../chain.ts';
import { boxes, padded } from '../exact.ts';
import { personName } from '../names.ts';
import { now, type Row, type Step } from '../unit.ts';
import { type Branch, type Customer, type Lot, numberOf, type Product, type Sale, stockOf } from '../world.ts';

export interface Prescription {
  readonly id: Step;
  readonly product: Product;
  readonly boxes: number;
}

export interface Doctor {
  readonly licence: string;
  readonly name: string;
}

export function registerPrescription(
  chain: Chain,
  { atMs, by }: Hand,
  wanted: { readonly product: Product; readonly boxes: number; readonly patient: Customer; readonly doctor: Doctor },
): Prescription {
  const { product, patient, doctor } = wanted;
  const number = `${product.condition}-${padded(chain.random.integer(1, 999_999), 6)}`;
  let header: Step | undefined;
  const unit = chain.write(by, atMs, (u) => {
    const head = u.insert('receta', {
      ...{ tipo: product.condition === 'RE' ? 'E' : 'R', nro_receta: number, fec_emision: dateText(dayOf(atMs)) },
      ...{ cmp: doctor.licence, nom_medico: doctor.name, dni_pac: patient.document, nom_pac: patient.name },
      ...{ cie10: chain.random.pick(['F41.1', 'G47.0', 'F90.0', 'R52.2', 'G40.9', 'F32.1']), id_suc: by.branch.id },
      ...{ est: 'V', usu_reg: by.login, fec_reg: now },
    });
    header = head;
    const row = { id_receta: head, item: 1, id_prod: product.id, cant_presc: boxes(wanted.boxes * 1000) };
    u.insert('receta_det', { ...row, cant_disp: '0.000' });
  });
  if (!header) throw new Error('a prescription without a header');
  const about = { document: number, branch: by.branch.id, parts: [unit] };
  chain.tell(by, { type: 'PrescriptionRegistered', anchor: header, key: { id_receta: header }, ...about });
  return { id: header, product, boxes: wanted.boxes };
}

/** The sale was the dispensation; the book follows, soon or in the next shift. */
export function dispense(
  chain: Chain,
  by: By,
  sale: Sale,
  how: { readonly prescription: Prescription | null; readonly bookAtMs: number | null; readonly pharmacist: By },
): void {
  const [line] = sale.lines;
  if (!line || typeof sale.id === 'number') return;
  const about = { branch: sale.register.branch.id, document: numberOf(sale), amountCents: line.amountCents };
  const key = { id_venta: sale.id, item: 1 };
  const anchor = sale.details[0] ?? sale.id;
  const told = chain.tell(by, { type: 'ControlledDispensed', anchor, key, ...about, parts: [sale.id] });
  const { prescription, bookAtMs, pharmacist } = how;
  if (bookAtMs === null) return;
  chain.agenda.at(bookAtMs, () => {
    const unit = chain.write(pharmacist, bookAtMs, (u) => {
      if (prescription)
        u.sql('receta_det', 'UPDATE receta_det SET cant_disp = cant_disp + ? WHERE id_receta = ? AND item = 1', [
          boxes(line.thousandths),
          prescription.id,
        ]);
      const { lot } = line;
      const entry = u.insert('libro_control', {
        ...bookRow(sale.register.branch, lot, atDay(bookAtMs)),
        ...{ id_receta: prescription?.id ?? null, id_venta: sale.id, ingreso: null, egreso: boxes(line.thousandths) },
        ...{ saldo: boxes(stockOf(sale.register.branch, lot)), usu_qf: pharmacist.login, obs: null, fec_reg: now },
      });
      sale.register.branch.book.push(entry);
    });
    told.add(unit);
  });
}

/** What came in stands in the book as well. */
export function enterReceipt(chain: Chain, atMs: number, branch: Branch, lot: Lot): void {
  const by = pharmacistOf(chain, branch);
  chain.agenda.at(atMs, () => {
    chain.write(by, atMs, (u) =>
      u.insert('libro_control', {
        ...bookRow(branch, lot, atDay(atMs)),
        ...{ id_receta: null, id_venta: null, ingreso: boxes(stockOf(branch, lot)), egreso: null },
        ...{ saldo: boxes(stockOf(branch, lot)), usu_qf: by.login, obs: 'Ingreso por compra', fec_reg: now },
      }),
    );
  });
}

/** A row of the book is corrected: a remark, a folio, a balance. */
export function editBook(chain: Chain, { atMs, by }: Hand, entry: Step, change: Row): void {
  let step: Step | undefined;
  const unit = chain.write(by, atMs, (u) => {
    step = u.update('libro_control', change, { id_reg: entry });
  });
  if (!step) return;
  const about = { branch: by.branch.id, parts: [unit] };
  chain.tell(by, { type: 'ControlledBookEdited', anchor: step, key: { id_reg: entry }, ...about });
}

function bookRow(branch: Branch, { product, id }: Lot, day: string) {
  branch.folio += 1;
  const book = product.condition === 'RE' ? 'E' : 'P';
  return { id_suc: branch.id, libro: book, folio: branch.folio, fec: day, id_prod: product.id, id_lote: id };
}

function atDay(ms: number): string {
  return dateText(dayOf(ms));
}

export function pharmacistOf(chain: Chain, branch: Branch): By {
  const login = `qf0${Math.min(branch.number, 6)}`;
  const known = chain.world.users.some((user) => user.login === login);
  return { login: known ? login : 'qf01', app: 'ERP', branch, host: `10.20.${branch.number}.21` };
}

export function createDoctor(chain: Chain): Doctor {
  return { licence: String(chain.random.integer(20_000, 89_999)), name: `Dr. ${personName(chain.random)}` };
}

export function bookLater(chain: Chain, atMs: number): number {
  return chain.random.chance(0.85) ? laterMs(chain.random, atMs, 4, 40) : laterMs(chain.random, atMs, 300, 900);
}
