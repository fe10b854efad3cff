/** Findings about the deliveries themselves, as they lay in the evidence before they were sealed. */
import type { FindingTexts } from './finding-texts.ts';

export const deliveryFindingTexts = {
  'delivery-missing': {
    es: {
      title: 'Faltan entregas antes de sellarse',
      what: 'De los números de entrega {first} a {last} ({deliveries}) no hay nada que sellar: se perdieron antes, o alguien puso una fila con un número que Testigo no había dado. El sellado siguió detrás.',
      action:
        'Copie la carpeta de trabajo y compare con el origen lo recibido alrededor de esa hora; revise quién tiene acceso a la carpeta.',
      closes: 'No se cierra: lo que faltaba al sellar ya no se puede probar.',
    },
    en: {
      title: 'Deliveries are missing before sealing',
      what: 'Of the delivery numbers {first} to {last} ({deliveries}) there is nothing to seal: they were lost before, or someone put in a row with a number that Testigo had not given. Sealing went on behind them.',
      action:
        'Copy the workspace, compare what was received around that time with the source, and check who has access to the folder.',
      closes: 'It does not close: what was missing at sealing can no longer be proven.',
    },
  },
  'unexpected-delivery': {
    es: {
      title: 'Entregas que Testigo no recibió',
      what: 'En la evidencia había {deliveries} entregas (números {first} a {last}, con hora de recepción {at}) que ninguna recepción de Testigo guardó: alguien las puso en el archivo. Se sellaron como llegaron, con esta marca.',
      action:
        'No las tome por cambios del origen. Copie la carpeta de trabajo, compare con el origen y revise quién tiene acceso a ella.',
      closes: 'No se cierra: de dónde vinieron no se puede probar.',
    },
    en: {
      title: 'Deliveries that Testigo did not receive',
      what: 'The evidence held {deliveries} deliveries (numbers {first} to {last}, received at {at}, as they say) that no listener of Testigo stored: someone put them into the file. They were sealed as they are, with this mark.',
      action:
        'Do not take them for changes of the source. Copy the workspace, compare with the source, and check who has access to it.',
      closes: 'It does not close: where they came from cannot be proven.',
    },
  },
  'receipt-out-of-order': {
    es: {
      title: 'Hora de recepción imposible',
      what: '{deliveries} entregas (números {first} a {last}) dicen haberse recibido el {at}, y por lo ya sellado eso no pudo ser: el límite es {bound}, y ningún salto del reloj lo explica.',
      action: 'Compare esas entregas con el origen; revise el reloj de este equipo y quién tiene acceso a la carpeta.',
      closes: 'No se cierra: cuándo se recibieron no se puede probar.',
    },
    en: {
      title: 'Impossible time of receipt',
      what: '{deliveries} deliveries (numbers {first} to {last}) say that they were received at {at}, and by what is sealed already that cannot be: the bound is {bound}, and no step of the clock explains it.',
      action:
        'Compare those deliveries with the source; check the clock of this machine and who has access to the folder.',
      closes: 'It does not close: when they were received cannot be proven.',
    },
  },
  'signature-failed': {
    es: {
      title: 'Los bytes no son los que se firmaron',
      what: '{deliveries} entregas (números {first} a {last}, recibidas el {at}) no llevan la firma de su fuente sobre estos bytes: se cambiaron después de aceptarse, o no las envió el conector.',
      action: 'No las tome por cambios del origen. Copie la carpeta de trabajo y compare con el origen.',
      closes: 'No se cierra: una firma rota no se repara.',
    },
    en: {
      title: 'The bytes are not those that were signed',
      what: '{deliveries} deliveries (numbers {first} to {last}, received at {at}) do not carry the signature of their source over these bytes: they were changed after they were accepted, or the connector did not send them.',
      action: 'Do not take them for changes of the source. Copy the workspace and compare with the source.',
      closes: 'It does not close: a broken signature is not mended.',
    },
  },
  'cross-site': {
    es: {
      title: 'Entregas enviadas por una página web',
      what: 'Un navegador envió entregas sin firma desde {origin}; ningún conector lo hace. Sus filas pueden ser inventadas.',
      action:
        'No las tome por cambios del origen. Exija firma a la fuente, o declárela ajena si no es suya; mire qué página se abrió en este equipo.',
      closes: 'Se cierra cuando las entregas llegan firmadas.',
    },
    en: {
      title: 'Deliveries sent by a web page',
      what: 'A browser sent unsigned deliveries from {origin}; no connector does that. Their rows may be made up.',
      action:
        'Do not take them for changes of the source. Require signatures of it, or declare it not ours if it is not; look which page was open on this machine.',
      closes: 'Closes when deliveries come signed.',
    },
  },
} as const satisfies Record<string, FindingTexts>;
