/** What each check of a database server is called, and why it matters; the same words on the screen and on the command line. */

export interface CheckText {
  readonly title: string;
  readonly why: string;
}

export interface CheckTexts {
  readonly es: CheckText;
  readonly en: CheckText;
}

const texts = (es: string, esWhy: string, en: string, enWhy: string): CheckTexts => ({
  es: { title: es, why: esWhy },
  en: { title: en, why: enWhy },
});

export const checkTexts = {
  connector: texts(
    'Comprobación automática',
    'Solo MySQL y MariaDB se comprueban solos.',
    'Automatic check',
    'Only MySQL and MariaDB are checked automatically.',
  ),
  connection: texts(
    'Conexión y cifrado',
    'Sin TLS, los datos viajan legibles por la red.',
    'Connection and encryption',
    'Without TLS the data crosses the network in the clear.',
  ),
  version: texts(
    'Versión',
    'El conector debe ser el de este servidor, y la versión una probada.',
    'Version',
    'The connector must be that of this server, and the version a tested one.',
  ),
  grants_replication: texts(
    'Permisos de replicación',
    'Sin ellos no se puede leer el binlog.',
    'Replication privileges',
    'Without them the binlog cannot be read.',
  ),
  grants_first_read: texts(
    'Permisos de la primera lectura',
    'La primera lectura bloquea las tablas un instante para que sea de un solo momento.',
    'Privileges of the first read',
    'The first read locks the tables for an instant, so that it is of one moment.',
  ),
  grants_select: texts(
    'Lectura de las tablas auditadas',
    'Solo de ellas; nada más hace falta.',
    'SELECT on the audited tables',
    'On these only; nothing more is needed.',
  ),
  grants_excess: texts(
    'Permisos de más',
    'Quien observa no debería poder cambiar lo observado.',
    'Privileges in excess',
    'Who watches should not be able to change what is watched.',
  ),
  server_id: texts(
    'Identificador del servidor',
    'Dos lectores con el mismo número se expulsan.',
    'Server id',
    'Two readers with one number throw each other out.',
  ),
  time_zone: texts(
    'Zona horaria',
    'Un DATETIME no lleva zona; se muestra tal como se escribió.',
    'Time zone',
    'A DATETIME has no zone; it is shown as written.',
  ),
  clock_skew: texts(
    'Reloj del servidor',
    'Las horas del origen y las nuestras se comparan.',
    'Server clock',
    'Times of the source and ours are compared.',
  ),
  log_bin: texts(
    'log_bin',
    'Sin registro binario no hay nada que leer.',
    'log_bin',
    'Without a binary log there is nothing to read.',
  ),
  binlog_format: texts(
    'binlog_format',
    'Con STATEMENT o MIXED se pierden cambios sin aviso. Las sesiones abiertas conservan el valor anterior hasta reconectarse.',
    'binlog_format',
    'STATEMENT and MIXED lose changes without a word. Open sessions keep the old value until they reconnect.',
  ),
  binlog_row_image: texts(
    'binlog_row_image',
    'Con otro valor faltan columnas en el antes y el después.',
    'binlog_row_image',
    'Any other value leaves columns out of before and after.',
  ),
  binlog_row_value_options: texts(
    'binlog_row_value_options',
    'PARTIAL_JSON pierde cambios sin aviso.',
    'binlog_row_value_options',
    'PARTIAL_JSON loses changes without a word.',
  ),
  binlog_compression: texts(
    'Compresión del binlog',
    'Comprimido, varias sentencias comparten posición.',
    'Binlog compression',
    'Compressed, several statements share a position.',
  ),
  gtid: texts('GTID', 'Numera las transacciones: un hueco se ve.', 'GTID', 'Numbers the transactions: a hole shows.'),
  binlog_retention: texts(
    'Retención del binlog',
    'Si Debezium está apagado más tiempo, lo de ese tramo se pierde.',
    'Binlog retention',
    'If Debezium is off for longer, that span is lost.',
  ),
  rows_query: texts(
    'Texto de la sentencia',
    'Opcional: dice con qué sentencia se hizo el cambio, y a veces quién.',
    'Text of the statement',
    'Optional: tells the statement behind a change, and sometimes who.',
  ),
  binlog_row_metadata: texts(
    'binlog_row_metadata',
    'Con FULL el binlog dice los nombres de sus columnas, también tras un ALTER.',
    'binlog_row_metadata',
    'With FULL the binlog names its columns, after an ALTER too.',
  ),
  binlog_legacy_event_pos: texts(
    'binlog_legacy_event_pos',
    'MariaDB 11.4 y posteriores lo necesitan para dar posiciones.',
    'binlog_legacy_event_pos',
    'MariaDB 11.4 and newer need it to give positions.',
  ),
  tables_without_key: texts(
    'Tablas sin clave primaria',
    'Sus filas solo se reconocen por su contenido entero.',
    'Tables without a primary key',
    'Their rows are known only by their whole content.',
  ),
  non_transactional: texts(
    'Tablas no transaccionales',
    'Cada sentencia es su propia transacción: no van junto al cambio del negocio.',
    'Non-transactional tables',
    'Each statement is its own transaction: never together with the business change.',
  ),
  cascades: texts(
    'Cascadas',
    'Las filas hijas que la base de datos borra o cambia por sí sola no quedan en el binlog.',
    'Cascades',
    'Child rows that the database itself deletes or changes are not in the binlog.',
  ),
  triggers: texts(
    'Disparadores',
    'Sus cambios llegan como si los hiciera la sentencia que los disparó. Con «?» no se puede ver si los hay: a la cuenta le falta el permiso TRIGGER.',
    'Triggers',
    'Their changes arrive as if made by the statement that fired them. With "?" it can’t be seen whether there are any: the account lacks the TRIGGER privilege.',
  ),
  system_versioned: texts(
    'Tablas con versiones del sistema',
    'El primer UPDATE detiene el conector para siempre.',
    'System-versioned tables',
    'The first UPDATE stops the connector for good.',
  ),
  sequences: texts(
    'Secuencias',
    'El primer NEXT VALUE detiene el conector para siempre.',
    'Sequences',
    'The first NEXT VALUE stops the connector for good.',
  ),
  inet6_columns: texts(
    'Columnas INET4 e INET6',
    'La definición no se puede leer y detiene el conector.',
    'INET4 and INET6 columns',
    'The definition cannot be read and stops the connector.',
  ),
  uuid_columns: texts(
    'Columnas UUID',
    'Uno de cada 256 valores llega mal: el conector pierde los ceros finales.',
    'UUID columns',
    'One value in 256 arrives bent: the connector loses trailing zeros.',
  ),
  unread: texts(
    'No se pudo leer',
    'El servidor no respondió a esta pregunta.',
    'Could not be read',
    'The server did not answer this question.',
  ),
} as const satisfies Record<string, CheckTexts>;
