/** A business event to begin from: a voided sale, as the workstation answers it. */
import type { BusinessEvent, BusinessEventDetail } from '#shared/business-event.ts';

export function toldEvent(part: Partial<BusinessEvent> = {}): BusinessEvent {
  return {
    eventId: 'BE-100-SaleVoided',
    type: 'SaleVoided',
    kind: 'T',
    rule: 'botica-pe/anulacion',
    ruleVersion: '1.0.0',
    source: 'botica',
    at: '2026-11-17T15:20:09.697Z',
    businessAt: '2026-11-17 10:11:09',
    sentence: {
      es: 'Anulación de B011-6268 por S/\u00a056.70, super06, 9 min después de emitida: «cambió de producto»',
      en: 'Voided B011-6268 for S/\u00a056.70, super06, 9 min after it was issued: “cambió de producto”',
    },
    entity: { type: 'document', id: '48', label: 'B011-6268' },
    actor: { value: 'super06', origin: 'column', confidence: 'high', ladder: [] },
    branch: '6',
    amount: '56.70',
    currency: 'PEN',
    confidence: 1,
    band: 'confirmed',
    gaps: [],
    sensitive: true,
    payload: {},
    absorbedBy: null,
    rows: 3,
    ...part,
  };
}

export function toldDetail(part: Partial<BusinessEventDetail> = {}): BusinessEventDetail {
  return { ...toldEvent(), evidence: [], members: [], nearMisses: [], ...part };
}
