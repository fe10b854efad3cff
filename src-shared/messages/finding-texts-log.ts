/** Words for findings about the source's log: counts, numbers, places, transactions. */
import type { FindingTexts } from './finding-texts.ts';

export const logFindingTexts = {
  'transaction-count': {
    es: {
      title: 'Transacción incompleta',
      what: 'El origen declaró {expected} cambios en la transacción {transaction} y llegaron {received} ({tables}).',
      action:
        'Compare las filas de esas tablas con el origen. No detenga Debezium mientras falle el envío; un reinicio puede reenviar lo que falta.',
      closes: 'Se cierra sin pérdida si lo que falta llega después.',
    },
    en: {
      title: 'Incomplete transaction',
      what: 'The source declared {expected} changes in transaction {transaction}; {received} arrived ({tables}).',
      action:
        'Compare the rows of those tables with the source. Do not stop Debezium while delivery fails; a restart may send what is missing.',
      closes: 'Closes without loss if the rest arrives later.',
    },
  },
  'transaction-unclosed': {
    es: {
      title: 'Transacción sin cierre',
      what: 'Llegaron {received} cambios de la transacción {transaction} y no su fin, aunque ya empezó otra.',
      action: 'Revise el registro de Debezium a esa hora: el conector se cortó a mitad de la transacción.',
      closes: 'Se cierra cuando llega el fin de la transacción; sin pérdida si la cuenta coincide.',
    },
    en: {
      title: 'Transaction without an end',
      what: '{received} changes of transaction {transaction} arrived but not its end, although the next one has begun.',
      action: 'Look at the Debezium log at that time: the connector was cut in the middle of the transaction.',
      closes: 'Closes when the end of the transaction arrives; without loss if the count agrees.',
    },
  },
  'lost-key-half': {
    es: {
      title: 'Cambio de clave a medias',
      what: 'En {table} llegó la baja de {key} (transacción {transaction}) sin el alta que debía seguirla: la fila existe con otra clave que no se vio.',
      action:
        'Busque la fila en el origen por sus otros datos. Use el modo por lotes de Debezium y no lo detenga mientras falle el envío.',
      closes: 'Se cierra sin pérdida si el alta llega después.',
    },
    en: {
      title: 'Half of a key change',
      what: 'In {table} the delete of {key} arrived (transaction {transaction}) without the insert that should follow: the row exists under a key that was not seen.',
      action:
        'Find the row in the source by its other values. Use Debezium batch mode, and do not stop it while delivery fails.',
      closes: 'Closes without loss if the insert arrives later.',
    },
  },
  'gtid-hole': {
    es: {
      title: 'Números de transacción sin eventos',
      what: 'Números de transacción que faltan: {missing} (del {first} al {last}, serie {series}). Lo usual es una sentencia sin filas: un trigger, una vista, un usuario, un permiso.',
      action:
        'Si coincide con otro hallazgo de la misma hora, trátelo como pérdida; si no, pregunte a sistemas qué sentencia fue.',
      closes: 'Se cierra si esas transacciones llegan más tarde.',
    },
    en: {
      title: 'Transaction numbers without events',
      what: 'Transaction numbers missing: {missing} ({first} to {last}, series {series}). Usually a statement without rows: a trigger, a view, a user, a grant.',
      action:
        'Together with another finding at the same time treat it as a loss; otherwise ask IT which statement it was.',
      closes: 'Closes if those transactions arrive later.',
    },
  },
  'statement-unseen': {
    es: {
      title: 'Sentencias sin filas',
      what: 'MariaDB anunció sentencias de las que el log no trae filas ni definiciones (la última, {transaction}): un trigger, una vista, un usuario, un permiso o el cierre de una transacción XA.',
      action: 'Si no son rutina, pregunte a sistemas qué se ejecutó a esa hora.',
      closes: 'No se cierra; se cuenta por día.',
    },
    en: {
      title: 'Statements without rows',
      what: 'MariaDB announced statements of which the log carries neither rows nor definitions (the last, {transaction}): a trigger, a view, a user, a grant, or the end of an XA transaction.',
      action: 'If they are not routine, ask IT what was run at that time.',
      closes: 'Does not close; counted by day.',
    },
  },
  'statement-format': {
    es: {
      title: 'Transacciones sin cambios declarados',
      what: 'El origen declaró transacciones con cero cambios (la última, {transaction}): tocaron solo tablas no capturadas, o sus cambios se escribieron como sentencia (STATEMENT) o como JSON parcial y se perdieron.',
      action: 'Compruebe que ninguna sesión use binlog_format=STATEMENT ni binlog_row_value_options=PARTIAL_JSON.',
      closes: 'No se cierra; se cuenta por día. Sube a intervalo sin captura si después una fila no coincide.',
    },
    en: {
      title: 'Transactions that declare no change',
      what: 'The source declared transactions with zero changes (the last, {transaction}): they touched only tables that are not captured, or their changes were written as a statement (STATEMENT) or as partial JSON and are lost.',
      action: 'Check that no session uses binlog_format=STATEMENT or binlog_row_value_options=PARTIAL_JSON.',
      closes: 'Does not close; counted by day. Raised to a gap if a row disagrees later.',
    },
  },
  'xa-unknown': {
    es: {
      title: 'Transacción preparada, resultado desconocido',
      what: 'Los cambios de {transaction} se registraron al prepararse (XA). El log no dice si se confirmaron o se deshicieron.',
      action: 'No los dé por hechos: compare las filas con el origen.',
      closes: 'Se cierra cuando el siguiente cambio de la misma fila muestra si se confirmó o se deshizo.',
    },
    en: {
      title: 'Prepared transaction, outcome unknown',
      what: 'The changes of {transaction} were logged when prepared (XA). The log does not say whether they were committed or rolled back.',
      action: 'Do not take them as facts: compare the rows with the source.',
      closes: 'Closes when the next change of the same row shows whether it was committed or rolled back.',
    },
  },
  'position-backward': {
    es: {
      title: 'El log del origen volvió a empezar',
      what: 'La posición retrocedió de {from} a {to} mientras las transacciones siguieron ({gtid}): el log se reinició (RESET) o el servidor se restauró. Lo escrito entre ambos puntos no llegó.',
      action: 'Pregunte quién reinició el log y por qué. Tome una nueva lectura completa de las tablas.',
      closes: 'Su extensión queda fijada con una nueva lectura completa; lo no visto sigue sin verse.',
    },
    en: {
      title: 'The source log began anew',
      what: 'The position went back from {from} to {to} while transactions went on ({gtid}): the log was reset, or the server was restored. What was written between did not arrive.',
      action: 'Ask who reset the log and why. Take a new full reading of the tables.',
      closes: 'A new full reading fixes its extent; what was not seen stays unseen.',
    },
  },
  failover: {
    es: {
      title: 'El conector lee de otro servidor',
      what: 'Los archivos del log pasaron de {from} a {to} y las transacciones continuaron ({gtid}). No es una pérdida por sí solo.',
      action: 'Confirme con sistemas que hubo un cambio de servidor.',
      closes: 'Se cierra con el siguiente cambio en el nuevo servidor.',
    },
    en: {
      title: 'The connector reads another server',
      what: 'The log files went from {from} to {to} and the transactions went on ({gtid}). Not a loss by itself.',
      action: 'Confirm with IT that the server was changed.',
      closes: 'Closes with the next change on the new server.',
    },
  },
  'unknown-history': {
    es: {
      title: 'Posiciones conocidas con otro contenido',
      what: 'El punto {place} ya se había recibido (hoja {knownLeaf}) y volvió con otro contenido: la historia del origen empezó de nuevo (época {epoch}).',
      action: 'Pregunte si el servidor se restauró de una copia. Tome una nueva lectura completa de las tablas.',
      closes: 'Su extensión queda fijada con una nueva lectura completa; lo no visto sigue sin verse.',
    },
    en: {
      title: 'Known positions with other content',
      what: 'Place {place} had been received (leaf {knownLeaf}) and came back with other content: the history of the source began anew (epoch {epoch}).',
      action: 'Ask whether the server was restored from a copy. Take a new full reading of the tables.',
      closes: 'A new full reading fixes its extent; what was not seen stays unseen.',
    },
  },
  resnapshot: {
    es: {
      title: 'Nueva lectura completa sobre una captura en curso',
      what: 'El conector volvió a leer las tablas ({rows} filas, {differing} distintas de lo último conocido): el log que le seguía ya no estaba. Lo ocurrido entre el último cambio y esta lectura no se vio.',
      action: 'Aumente la retención del log del origen y averigüe por qué el conector estuvo detenido.',
      closes: 'Su extensión queda fijada al terminar la lectura; lo no visto sigue sin verse.',
    },
    en: {
      title: 'New full reading over a running capture',
      what: 'The connector read the tables again ({rows} rows, {differing} different from what was last known): the log that followed was gone. What happened between the last change and this reading was not seen.',
      action: 'Raise the retention of the source log, and find out why the connector was stopped.',
      closes: 'The end of the reading fixes its extent; what was not seen stays unseen.',
    },
  },
} as const satisfies Record<string, FindingTexts>;
