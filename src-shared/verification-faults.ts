/** What a verification of the ledger can find: code → sentence for people. `leaf` names the place, `detail` the particulars. */

export interface VerificationFaultEntry {
  readonly es: string;
  readonly en: string;
}

export const verificationFaults = {
  'file-unreadable': { es: 'Un archivo de evidencia no se puede leer.', en: 'An evidence file cannot be read.' },
  'file-foreign': { es: 'Un archivo de evidencia no es de Testigo.', en: 'An evidence file is not ours.' },
  'ledger-foreign': {
    es: 'El registro es de otra carpeta de trabajo.',
    en: 'The ledger belongs to another workspace.',
  },
  'key-foreign': {
    es: 'El registro está firmado con una clave ajena.',
    en: 'The ledger is signed with a foreign key.',
  },
  'key-record': {
    es: 'La lista de claves no es la que dicen las hojas.',
    en: 'The list of keys is not what the leaves say.',
  },
  'head-missing': { es: 'Falta el punto de control firmado.', en: 'The signed checkpoint is missing.' },
  'head-signature': {
    es: 'La firma del punto de control actual no es válida.',
    en: 'The newest checkpoint’s signature is not valid.',
  },
  'head-root': { es: 'El árbol no da la raíz firmada.', en: 'The tree does not give the signed root.' },
  'log-end': {
    es: 'El registro no termina donde dice su punto de control.',
    en: 'The log does not end where its checkpoint says.',
  },
  'sequence-gap': { es: 'Faltan hojas en la secuencia.', en: 'Leaves are missing in the sequence.' },
  'sequence-overlap': { es: 'Dos entradas ocupan las mismas hojas.', en: 'Two entries claim the same leaves.' },
  'delivery-order': { es: 'Las entregas no están en su orden.', en: 'The deliveries are not in their order.' },
  'delivery-missing': {
    es: 'Faltan los bytes de una entrega, sin hoja de retención.',
    en: 'A delivery’s bytes are missing, and no retention leaf says so.',
  },
  'delivery-inserted': { es: 'Hay una entrega que nunca se selló.', en: 'There is a delivery that was never sealed.' },
  'delivery-twice': { es: 'Una entrega está dos veces.', en: 'A delivery is there twice.' },
  'delivery-unreadable': { es: 'Los bytes de una entrega están dañados.', en: 'A delivery’s bytes are damaged.' },
  'delivery-records': {
    es: 'Una entrega no tiene los registros que se sellaron.',
    en: 'A delivery does not hold the records that were sealed.',
  },
  'record-changed': { es: 'El registro no es el que se selló.', en: 'The record is not the one that was sealed.' },
  'act-changed': { es: 'El acto no es el que se selló.', en: 'The act is not the one that was sealed.' },
  'leaf-hash-changed': {
    es: 'El hash guardado de la hoja fue alterado; sus bytes están intactos.',
    en: 'The leaf’s stored hash was changed; its bytes are intact.',
  },
  'tile-changed': { es: 'Una parte del árbol fue alterada.', en: 'A part of the tree was changed.' },
  'tile-missing': { es: 'Falta una parte del árbol.', en: 'A part of the tree is missing.' },
  'tile-extra': { es: 'Sobra una parte del árbol.', en: 'There is a part too many in the tree.' },
  'checkpoint-changed': { es: 'Un punto de control guardado fue alterado.', en: 'A kept checkpoint was changed.' },
  'checkpoint-record': {
    es: 'El motivo o la fecha de un punto de control guardado no son los que dice su hoja.',
    en: 'The reason or the date of a kept checkpoint is not what its leaf says.',
  },
  'checkpoint-signature': {
    es: 'La firma de un punto de control guardado no es válida.',
    en: 'A kept checkpoint’s signature is not valid.',
  },
  'checkpoint-root': {
    es: 'El árbol no da la raíz de un punto de control guardado.',
    en: 'The tree does not give a kept checkpoint’s root.',
  },
  'cut-tail': {
    es: 'Se firmó un registro más largo: falta el final.',
    en: 'A longer log was signed: its end is missing.',
  },
  'copy-unreadable': {
    es: 'Lo indicado no es un punto de control.',
    en: 'What was given is not a checkpoint.',
  },
  'copy-foreign': {
    es: 'El punto de control indicado es de otro registro.',
    en: 'The checkpoint given is of another ledger.',
  },
  'copy-key': {
    es: 'El punto de control indicado lleva el nombre de este registro, pero su firma no es de ninguna de sus claves. Si se fía de ese archivo, la clave de este registro fue reemplazada: compare la clave pública.',
    en: 'The checkpoint given names this ledger, but its signature is by none of its keys. If you trust that file, the key of this ledger was replaced: compare the public key.',
  },
  'copy-differs': {
    es: 'El registro no continúa el punto de control indicado: se reescribió.',
    en: 'The ledger does not continue the checkpoint given: it was rewritten.',
  },
  'more-faults': { es: 'Hay más fallas de las que se enumeran.', en: 'There are more faults than are listed.' },
} as const satisfies Record<string, VerificationFaultEntry>;

export type VerificationFaultCode = keyof typeof verificationFaults;

/** `leaf`: the sequence number at which it shows; null where no one leaf is meant. */
export interface VerificationFault {
  readonly leaf: number | null;
  readonly what: VerificationFaultCode;
  readonly detail: string;
}
