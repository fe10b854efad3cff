/** What each finding says to a person, in both languages; and how it, and a verdict of "unknown", came to an end. */
import type { FindingKind } from '../coverage.ts';
import type { FindingTexts } from './finding-texts.ts';
import { captureFindingTexts } from './finding-texts-capture.ts';
import { deliveryFindingTexts } from './finding-texts-deliveries.ts';
import { logFindingTexts } from './finding-texts-log.ts';
import { rowFindingTexts } from './finding-texts-rows.ts';

export const findingTexts: Readonly<Record<FindingKind, FindingTexts>> = {
  ...logFindingTexts,
  ...rowFindingTexts,
  ...captureFindingTexts,
  ...deliveryFindingTexts,
};

/** `closedBy` of a finding. */
export const closedByTexts = {
  filled: { es: 'Llegó lo que faltaba.', en: 'What was missing arrived.' },
  ended: { es: 'Llegó el fin de la transacción.', en: 'The end of the transaction arrived.' },
  committed: {
    es: 'El siguiente cambio de la fila muestra que se confirmó.',
    en: 'The next change of the row shows that it was committed.',
  },
  'rolled-back': {
    es: 'El siguiente cambio de la fila muestra que se deshizo.',
    en: 'The next change of the row shows that it was rolled back.',
  },
  'new-baseline': { es: 'Una nueva lectura completa fijó el estado.', en: 'A new full reading fixed the state.' },
  'stream-goes-on': { es: 'La captura continuó.', en: 'The capture went on.' },
  delivery: { es: 'Volvieron a llegar entregas.', en: 'Deliveries arrived again.' },
  heartbeat: { es: 'Llegó un latido.', en: 'A heartbeat arrived.' },
  'in-time': { es: 'Los cambios vuelven a llegar a tiempo.', en: 'Changes arrive in time again.' },
  'source-ended': { es: 'La grabación terminó.', en: 'The recording ended.' },
  'one-again': { es: 'Envía un solo conector.', en: 'Only one connector sends.' },
  dropped: { es: 'La tabla se eliminó.', en: 'The table was dropped.' },
  redefined: { es: 'La tabla se definió de otro modo.', en: 'The table was defined otherwise.' },
  'key-known': { es: 'La tabla tiene clave.', en: 'The table has a key.' },
  configured: { es: 'El conector llegó con la opción correcta.', en: 'The connector came with the right setting.' },
  understood: { es: 'Una versión nueva los entendió.', en: 'A new version understood them.' },
  signed: { es: 'Las entregas llegan firmadas.', en: 'Deliveries come signed.' },
  instant: { es: 'Hecho puntual.', en: 'A fact of one instant.' },
} as const;

/** Why a verdict is `unknown`, where the reason is not a finding kind. */
export const unknownReasonTexts = {
  'nothing-captured': { es: 'Todavía no se ha capturado nada.', en: 'Nothing has been captured yet.' },
  'before-capture': { es: 'El tramo es anterior a la captura.', en: 'The span is before the capture.' },
  'partly-before-capture': {
    es: 'Parte del tramo es anterior a la captura.',
    en: 'Part of the span is before the capture.',
  },
  'not-declared': {
    es: 'El origen no declara sus transacciones: no hay con qué conciliar.',
    en: 'The source does not declare its transactions: there is nothing to reconcile with.',
  },
  'no-transaction-yet': {
    es: 'Aún no ha llegado ninguna transacción: todavía no hay con qué conciliar.',
    en: 'No transaction has arrived yet: there is nothing to reconcile with so far.',
  },
  'not-reconciled-yet': {
    es: 'El tramo aún no se concilia con el origen.',
    en: 'The span is not reconciled with the source yet.',
  },
} as const;
