/** What can't be written at the moment, why, since when, and what to do: one sentence each, on the screen and at the prompt alike. */
import type { Language } from '../format.ts';
import type { NotStoring, StorageCause } from '../not-storing.ts';
import { formatInstant } from '../zoned-time.ts';
import type { BothMessages } from './both.ts';
import { fillMessage } from './translate.ts';

const whatTexts: { readonly [what in NotStoring['what']]: BothMessages } = {
  deliveries: {
    es: {
      one: 'No se puede guardar desde el {time}: {n} entrega respondida con 503.',
      other: 'No se puede guardar desde el {time}: {n} entregas respondidas con 503.',
    },
    en: {
      one: 'Nothing can be stored since {time}: {n} delivery answered 503.',
      other: 'Nothing can be stored since {time}: {n} deliveries answered 503.',
    },
  },
  leaves: {
    es: 'Las entregas se guardan, pero no se pueden sellar desde el {time}.',
    en: 'Deliveries are stored, but cannot be sealed since {time}.',
  },
  insight: {
    es: 'Las entregas se guardan y se sellan, pero no se pueden interpretar desde el {time}.',
    en: 'Deliveries are stored and sealed, but cannot be understood since {time}.',
  },
};

const causeTexts: { readonly [cause in StorageCause]: BothMessages } = {
  'disk-full': {
    es: 'El disco está lleno: libere espacio.',
    en: 'The disk is full: free some space.',
  },
  'read-only': {
    es: 'La carpeta de trabajo no admite escritura: revise sus permisos.',
    en: 'The workspace does not take writes: check its permissions.',
  },
  failing: {
    es: 'El disco no responde como debe: revise el equipo.',
    en: 'The disk does not answer as it should: check the machine.',
  },
  fault: {
    es: 'Es una falla de Testigo: lo recibido está a salvo; copie los mensajes de la estación y avise a soporte.',
    en: 'It is a fault of Testigo: what was received is safe; copy the messages of the workstation and tell support.',
  },
};

const afterTexts: BothMessages = {
  es: 'Testigo sigue solo en cuanto se pueda; Debezium repite lo rechazado o, si se detuvo, sigue donde quedó al iniciarlo.',
  en: 'Testigo goes on by itself as soon as it can; Debezium repeats what was refused or, once stopped, goes on from there when started.',
};

/** `zone`: IANA name. */
export function notStoringWords(
  { what, cause, since, refused }: NotStoring,
  zone: string,
  language: Language,
): { readonly what: string; readonly cause: string; readonly after: string } {
  const time = formatInstant(since, zone);
  return {
    what: fillMessage(whatTexts[what][language], { time, n: refused }),
    cause: fillMessage(causeTexts[cause][language], {}),
    after: fillMessage(afterTexts[language], {}),
  };
}
