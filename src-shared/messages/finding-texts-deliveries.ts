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
} as const satisfies Record<string, FindingTexts>;
