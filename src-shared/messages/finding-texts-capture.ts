/** Words for findings about the capture itself: connector, workstation, deliveries, clocks. */
import type { FindingTexts } from './finding-texts.ts';

export const captureFindingTexts = {
  silence: {
    es: {
      title: 'Sin señal del origen',
      what: 'No llega nada desde {since} ({minutes}), más de lo que un origen tranquilo puede explicar.',
      action:
        'Revise que Debezium esté encendido y que alcance este equipo. El log del origen guarda lo que falta mientras dure su retención.',
      closes: 'Se cierra con la siguiente entrega.',
    },
    en: {
      title: 'No sign of the source',
      what: 'Nothing has arrived since {since} ({minutes}), longer than a quiet source can explain.',
      action:
        'Check that Debezium runs and can reach this machine. The source log keeps what is missing as long as its retention lasts.',
      closes: 'Closes with the next delivery.',
    },
  },
  'heartbeat-missing': {
    es: {
      title: 'El conector no da señales de vida',
      what: 'Desde {since} no ha llegado ningún latido: si el origen calla, no se puede distinguir una noche tranquila de un conector caído.',
      action:
        'Ponga heartbeat.interval.ms=30000 en Debezium. Maxwell no envía latidos: compruebe que su proceso corre.',
      closes: 'Se cierra con el primer latido.',
    },
    en: {
      title: 'The connector gives no sign of life',
      what: 'No heartbeat has arrived since {since}: when the source is silent, a quiet night cannot be told from a dead connector.',
      action: 'Set heartbeat.interval.ms=30000 in Debezium. Maxwell sends no heartbeats: check that its process runs.',
      closes: 'Closes with the first heartbeat.',
    },
  },
  'workstation-off': {
    es: {
      title: 'Este equipo estuvo apagado o dormido',
      what: 'Testigo no recibió durante {minutes}. El conector espera y envía después: es atraso, no pérdida.',
      action: 'Nada, salvo que la pausa se acerque a la retención del log del origen.',
      closes: 'Se cierra con la siguiente entrega de la fuente.',
    },
    en: {
      title: 'This machine was off or asleep',
      what: 'Testigo did not receive for {minutes}. The connector waits and sends later: late, not lost.',
      action: 'Nothing, unless the pause comes near the retention of the source log.',
      closes: 'Closes with the next delivery of the source.',
    },
  },
  late: {
    es: {
      title: 'Cambios que llegan con atraso',
      what: 'Llegan cambios confirmados hasta {minutes} antes. No falta nada; los totales recientes pueden subir.',
      action: 'Espere a que el conector se ponga al día antes de cerrar el día.',
      closes: 'Se cierra cuando los cambios vuelven a llegar en menos de un minuto.',
    },
    en: {
      title: 'Changes that arrive late',
      what: 'Changes committed up to {minutes} before are arriving. Nothing is missing; recent totals may rise.',
      action: 'Wait until the connector has caught up before closing the day.',
      closes: 'Closes when changes arrive within a minute again.',
    },
  },
  'retention-countdown': {
    es: {
      title: 'El log del origen está por vencer',
      what: 'El origen guarda su log {retentionHours} h; lo no entregado se borra desde {deadline} (quedan {hoursLeft} h).',
      action:
        'Encienda Debezium y este equipo antes de esa hora, o pida a sistemas que alargue la retención hoy mismo.',
      closes: 'Se cierra con la siguiente entrega.',
    },
    en: {
      title: 'The source log is about to expire',
      what: 'The source keeps its log {retentionHours} h; what was not delivered is purged from {deadline} on ({hoursLeft} h left).',
      action: 'Start Debezium and this machine before then, or ask IT to lengthen the retention today.',
      closes: 'Closes with the next delivery.',
    },
  },
  'delivery-refused': {
    es: {
      title: 'Entregas rechazadas por su firma',
      what: '{deliveries} entregas llegaron sin firma válida ({reason}) y se rechazaron; el conector las repite.',
      action:
        'Configure en Debezium el secreto de esta fuente. Si el secreto es correcto, alguien más envía a esta dirección.',
      closes: 'Se cierra con la siguiente entrega aceptada.',
    },
    en: {
      title: 'Deliveries refused for their signature',
      what: '{deliveries} deliveries came without a valid signature ({reason}) and were refused; the connector repeats them.',
      action: 'Set the secret of this source in Debezium. If the secret is right, somebody else sends to this address.',
      closes: 'Closes with the next accepted delivery.',
    },
  },
  'cannot-store': {
    es: {
      title: 'No se pudo guardar',
      what: '{deliveries} entregas no se pudieron guardar (disco lleno o carpeta sin permiso) y se rechazaron; el conector las repite.',
      action: 'Libere espacio en disco o corrija los permisos de la carpeta de trabajo.',
      closes: 'Se cierra con la siguiente entrega guardada.',
    },
    en: {
      title: 'Could not store',
      what: '{deliveries} deliveries could not be stored (disk full or folder not writable) and were refused; the connector repeats them.',
      action: 'Free disk space, or correct the permissions of the workspace folder.',
      closes: 'Closes with the next stored delivery.',
    },
  },
  'two-connectors': {
    es: {
      title: 'Dos conectores envían la misma fuente',
      what: 'Las entregas vienen por turnos de {runs} ejecuciones distintas; lo repetido se reconoce y no se cuenta dos veces.',
      action: 'Detenga uno de los dos: comparten la identidad frente al servidor y pueden desplazarse entre sí.',
      closes: 'Se cierra cuando durante diez minutos envía uno solo.',
    },
    en: {
      title: 'Two connectors send the same source',
      what: 'Deliveries come in turns from {runs} different runs; what is repeated is recognised and not counted twice.',
      action: 'Stop one of them: they share an identity at the server and can displace each other.',
      closes: 'Closes when only one has sent for ten minutes.',
    },
  },
  'connector-restart': {
    es: {
      title: 'El conector se reinició',
      what: 'Empezó una nueva ejecución del conector (última transacción repetida: {transaction}). Lo que reenvía se reconoce.',
      action: 'Nada, si fue una sola vez.',
      closes: 'Se cierra con el siguiente cambio nuevo.',
    },
    en: {
      title: 'The connector restarted',
      what: 'A new run of the connector began (last transaction repeated: {transaction}). What it sends again is recognised.',
      action: 'Nothing, if it was once.',
      closes: 'Closes with the next new change.',
    },
  },
  'connector-stuck': {
    es: {
      title: 'El conector arranca y se detiene',
      what: 'El conector se detiene ante un evento que no puede leer (imagen de fila parcial, tabla versionada, secuencia, columna INET): arrancó {starts} veces sin traer nada nuevo, o calla a mitad de la transacción {transaction}.',
      action:
        'Lea la última línea ERROR de Debezium. Excluya esa tabla (table.exclude.list) o salte la transacción; en ambos casos queda un intervalo sin captura.',
      closes: 'Se cierra cuando llega un cambio nuevo; lo saltado queda como intervalo.',
    },
    en: {
      title: 'The connector starts and stops',
      what: 'The connector stops at an event that it cannot read (partial row image, versioned table, sequence, INET column): it started {starts} times without bringing anything new, or is silent in the middle of transaction {transaction}.',
      action:
        'Read the last ERROR line of Debezium. Exclude that table (table.exclude.list) or skip the transaction; both leave a gap.',
      closes: 'Closes when a new change arrives; what was skipped stays as a gap.',
    },
  },
  'poison-ahead': {
    es: {
      title: 'Una tabla detendrá la captura',
      what: '{table} usa {what}: el conector de MariaDB se detiene para siempre con su primer cambio.',
      action: 'Excluya la tabla (table.exclude.list) antes de que cambie, y declárela como límite.',
      closes: 'Se cierra cuando la tabla se elimina o se define de otro modo.',
    },
    en: {
      title: 'A table will stop the capture',
      what: '{table} uses {what}: the MariaDB connector stops for good at its first change.',
      action: 'Exclude the table (table.exclude.list) before it changes, and declare it as a limitation.',
      closes: 'Closes when the table is dropped or defined otherwise.',
    },
  },
  'clock-step': {
    es: {
      title: 'El reloj de este equipo saltó',
      what: 'La hora de este equipo cambió {seconds} s de golpe; las horas de recepción alrededor deben leerse con cuidado.',
      action: 'Active la hora automática de Windows.',
      closes: 'Es un hecho puntual.',
    },
    en: {
      title: 'The clock of this machine jumped',
      what: 'The time of this machine changed by {seconds} s at once; received times around it are to be read with care.',
      action: 'Turn on automatic time in Windows.',
      closes: 'A fact of one instant.',
    },
  },
  fork: {
    es: {
      title: 'El registro sigue por su cuenta',
      what: 'Desde la hoja {leaf} este registro sigue su propio camino, por una copia restaurada o por decisión de una persona; el original puede continuar en otro equipo.',
      action: 'Compare ambos registros con su último punto de control común.',
      closes: 'Es un hecho puntual.',
    },
    en: {
      title: 'The ledger goes on by itself',
      what: 'From leaf {leaf} this ledger goes its own way, after a copy was put back or by a person’s decision; the original may go on elsewhere.',
      action: 'Compare both ledgers with their last common checkpoint.',
      closes: 'A fact of one instant.',
    },
  },
} as const satisfies Record<string, FindingTexts>;
