/** Why a record was not understood: code → sentence for people. The bytes stay in evidence; a later version tries them again. */

export interface QuarantineReasonEntry {
  readonly es: string;
  readonly en: string;
}

export const quarantineReasons = {
  'not-json': {
    es: 'El registro no es JSON: falla en el carácter {at}.',
    en: 'The record is not JSON: it breaks at character {at}.',
  },
  'not-utf8': {
    es: 'El registro contiene bytes que no son texto UTF-8.',
    en: 'The record holds bytes that are not UTF-8 text.',
  },
  'unknown-encoding': {
    es: 'El cuerpo llegó comprimido con «{encoding}» (Content-Encoding) y Testigo solo descomprime gzip: configure el emisor con gzip o sin compresión.',
    en: 'The body came compressed with "{encoding}" (Content-Encoding), and Testigo only undoes gzip: set the sender to gzip or to no compression.',
  },
  'broken-encoding': {
    es: 'El cuerpo dice venir comprimido con «{encoding}» (Content-Encoding), pero sus bytes no lo son, o están cortados.',
    en: 'The body says that it is compressed with "{encoding}" (Content-Encoding), but its bytes are not, or are cut short.',
  },
  'duplicate-member': {
    es: 'El campo «{member}» aparece dos veces; no se sabe cuál valor es el verdadero.',
    en: 'The member "{member}" appears twice; which value is true cannot be known.',
  },
  'too-deep': {
    es: 'El registro anida más de {limit} niveles.',
    en: 'The record nests deeper than {limit} levels.',
  },
  'too-large': {
    es: 'El registro es demasiado grande para leerlo; se conserva y se prueba, no se interpreta.',
    en: 'The record is too large to read; it is kept and proven, not interpreted.',
  },
  'not-an-object': {
    es: 'El registro es JSON, pero no un objeto.',
    en: 'The record is JSON, but not an object.',
  },
  'unrecognised-shape': {
    es: 'El registro no tiene la forma de ningún mensaje conocido de Debezium o Maxwell.',
    en: 'The record has the shape of no known Debezium or Maxwell message.',
  },
  flattened: {
    es: 'La fila llegó aplanada, sin «antes» ni origen: el conector usa una transformación (unwrap) que debe quitarse.',
    en: 'The row arrived flattened, without before or source: the connector uses a transform (unwrap) that must be removed.',
  },
  cloudevents: {
    es: 'El conector envía CloudEvents; debe enviar JSON (debezium.format.value=json).',
    en: 'The connector sends CloudEvents; it must send JSON (debezium.format.value=json).',
  },
  'unknown-operation': {
    es: 'La operación «{op}» no se conoce.',
    en: 'The operation "{op}" is not known.',
  },
  'missing-source': {
    es: 'Falta el bloque «source»: no se sabe de qué tabla ni de qué punto del log viene.',
    en: 'The "source" block is missing: which table and which point of the log it comes from is unknown.',
  },
  'missing-row': {
    es: 'La operación «{op}» llegó sin la fila que le corresponde.',
    en: 'The operation "{op}" arrived without the row it must have.',
  },
  'bad-row': {
    es: '«{member}» no es una fila.',
    en: '"{member}" is not a row.',
  },
  'bad-boundary': {
    es: 'El límite de transacción llegó sin identificador o con un estado desconocido.',
    en: 'The transaction boundary has no id or an unknown status.',
  },
  'bad-schema-change': {
    es: 'El cambio de estructura llegó incompleto.',
    en: 'The schema change arrived incomplete.',
  },
  'internal-fault': {
    es: 'Testigo falló al leer este registro; avise a soporte.',
    en: 'Testigo failed on reading this record; please tell support.',
  },
} as const satisfies Record<string, QuarantineReasonEntry>;

export type QuarantineReason = keyof typeof quarantineReasons;

/** A record that was not understood: the code, and the parameters of its sentence. */
export interface QuarantineProblem {
  readonly reason: QuarantineReason;
  readonly facts: Readonly<Record<string, string | number>>;
}
