/** Words for findings about rows and tables: values that can't be taken as they stand, definitions, keys. */
import type { FindingTexts } from './finding-texts.ts';

export const rowFindingTexts = {
  continuity: {
    es: {
      title: 'Un cambio no pasó por el log',
      what: 'En {table}, la fila {key} no estaba como se la vio por última vez (columnas: {columns}).',
      action:
        'Requiere indagación: alguien pudo cambiarla sin que el origen lo escribiera en su log. Pida el registro de sesiones de esa hora.',
      closes: 'Su extensión queda fijada con una nueva lectura completa; el cambio no visto sigue sin verse.',
    },
    en: {
      title: 'A change did not pass through the log',
      what: 'In {table}, row {key} was not as it was last seen (columns: {columns}).',
      action:
        'Requires inquiry: it may have been changed without the source writing it to its log. Ask for the sessions of that time.',
      closes: 'A new full reading fixes its extent; the unseen change stays unseen.',
    },
  },
  'truncate-skipped': {
    es: {
      title: 'Fila creada que ya existía',
      what: 'En {table} se creó la fila {key}, que ya se conocía y cuya baja no se vio: la tabla se vació (TRUNCATE) con el conector configurado para callarlo, o una baja no pasó por el log.',
      action: 'Ponga skipped.operations=none en Debezium y compare la tabla con el origen.',
      closes: 'Su extensión queda fijada con una nueva lectura completa.',
    },
    en: {
      title: 'A row was created that existed',
      what: 'In {table} row {key} was created although it was known and its delete was not seen: the table was emptied (TRUNCATE) while the connector is set to keep silent about it, or a delete did not pass through the log.',
      action: 'Set skipped.operations=none in Debezium and compare the table with the source.',
      closes: 'A new full reading fixes its extent.',
    },
  },
  'cascade-unlogged': {
    es: {
      title: 'Filas hijas cambiadas en cascada, sin registro',
      what: 'Un cambio en {parent} (fila {key}) pudo borrar o cambiar filas de {child}; este servidor no escribe esas filas en su log.',
      action: 'Compare {child} con el origen. Es un límite del servidor: declárelo en el informe.',
      closes: 'Su extensión queda fijada con una nueva lectura completa de la tabla.',
    },
    en: {
      title: 'Child rows changed by cascade, not logged',
      what: 'A change in {parent} (row {key}) may have deleted or changed rows of {child}; this server does not write those rows to its log.',
      action: 'Compare {child} with the source. It is a limit of the server: declare it in the report.',
      closes: 'A new full reading of the table fixes its extent.',
    },
  },
  'zero-date': {
    es: {
      title: 'Fecha 0000-00-00 en el origen',
      what: 'En {table}, la columna {column} tenía 0000-00-00 o una fecha incompleta; llega como nula, como su valor por defecto o como 1970-01-01.',
      action: 'No lea ese valor como una fecha real.',
      closes: 'No se cierra mientras el origen guarde esas fechas.',
    },
    en: {
      title: 'Date 0000-00-00 in the source',
      what: 'In {table}, column {column} held 0000-00-00 or an incomplete date; it arrives as null, as its default, or as 1970-01-01.',
      action: 'Do not read that value as a real date.',
      closes: 'Does not close while the source keeps such dates.',
    },
  },
  'uuid-suspect': {
    es: {
      title: 'UUID posiblemente alterado por el conector',
      what: 'En {table}, la columna {column} trae un UUID que el conector de MariaDB altera cuando termina en 00.',
      action: 'Confirme ese valor en el origen antes de usarlo.',
      closes: 'No se cierra; una versión corregida del conector deja de producirlo.',
    },
    en: {
      title: 'UUID possibly bent by the connector',
      what: 'In {table}, column {column} carries a UUID that the MariaDB connector bends when it ends in 00.',
      action: 'Confirm that value in the source before using it.',
      closes: 'Does not close; a corrected connector stops producing it.',
    },
  },
  'replica-identity': {
    es: {
      title: 'Valor anterior desconocido',
      what: 'PostgreSQL no envía la fila anterior de {table} (REPLICA IDENTITY no es FULL): el «antes» falta o es inventado por el conector.',
      action: 'Ejecute ALTER TABLE {table} REPLICA IDENTITY FULL.',
      closes: 'No se cierra; deja de crecer cuando la tabla envía la fila completa.',
    },
    en: {
      title: 'Value before unknown',
      what: 'PostgreSQL does not send the row before for {table} (REPLICA IDENTITY is not FULL): "before" is missing or made up by the connector.',
      action: 'Run ALTER TABLE {table} REPLICA IDENTITY FULL.',
      closes: 'Does not close; it stops growing when the table sends the whole row.',
    },
  },
  'keyless-table': {
    es: {
      title: 'Tabla sin clave',
      what: '{table} no tiene clave primaria: una fila se reconoce solo por su contenido completo y las filas iguales no se distinguen.',
      action: 'Declare una clave en el origen, o indique las columnas clave en la configuración de la fuente.',
      closes: 'Se cierra cuando la tabla tiene clave.',
    },
    en: {
      title: 'Table without a key',
      what: '{table} has no primary key: a row is known only by its whole content, and equal rows cannot be told apart.',
      action: 'Declare a key in the source, or name the key columns in the configuration of the source.',
      closes: 'Closes when the table has a key.',
    },
  },
  'null-default': {
    es: {
      title: 'Los nulos llegan como valores por defecto',
      what: 'El conector reemplaza un NULL explícito por el valor por defecto de la columna, en el «antes» y en el «después».',
      action: 'Ponga debezium.format.value.replace.null.with.default=false y reinicie Debezium.',
      closes: 'Se cierra con la primera entrega que llega con la opción correcta.',
    },
    en: {
      title: 'Nulls arrive as defaults',
      what: 'The connector replaces an explicit NULL by the default of the column, in before and after.',
      action: 'Set debezium.format.value.replace.null.with.default=false and restart Debezium.',
      closes: 'Closes with the first delivery that comes with the right setting.',
    },
  },
  'stale-query': {
    es: {
      title: 'Sentencia que puede ser de otra fila',
      what: 'En {table} hay filas cuyo texto SQL puede ser el de la sentencia anterior de la misma transacción.',
      action: 'No atribuya esas filas por su texto SQL. Active binlog_rows_query_log_events para todas las sesiones.',
      closes: 'No se cierra; se cuenta por tabla.',
    },
    en: {
      title: 'Statement that may belong to another row',
      what: 'In {table} there are rows whose SQL text may be that of the previous statement of the same transaction.',
      action: 'Do not attribute those rows by their SQL text. Turn on binlog_rows_query_log_events for all sessions.',
      closes: 'Does not close; counted by table.',
    },
  },
  'clock-forged': {
    es: {
      title: 'Hora de confirmación que no concuerda',
      what: 'El origen fecha cambios de {table} en {claimed}; por sus vecinos y por la captura ocurrieron cerca de {believed}. Una sesión puede fijar su hora (SET timestamp).',
      action: 'Requiere indagación: use la hora de captura y pregunte qué proceso cambia la hora de su sesión.',
      closes: 'No se cierra; se cuenta por día.',
    },
    en: {
      title: 'Commit time that does not agree',
      what: 'The source dates changes of {table} at {claimed}; by their neighbours and their capture they happened near {believed}. A session can set its time (SET timestamp).',
      action: 'Requires inquiry: use the capture time, and ask which process changes the time of its session.',
      closes: 'Does not close; counted by day.',
    },
  },
  ddl: {
    es: {
      title: 'Cambió la definición de una tabla',
      what: 'En {table}: {ddl}',
      action: 'Confirme que el cambio estaba autorizado y revise qué significan ahora sus columnas.',
      closes: 'Es un hecho puntual.',
    },
    en: {
      title: 'A table definition changed',
      what: 'In {table}: {ddl}',
      action: 'Confirm that the change was authorised, and review what its columns now mean.',
      closes: 'A fact of one instant.',
    },
  },
  truncate: {
    es: {
      title: 'Tabla vaciada (TRUNCATE)',
      what: '{table} se vació de una vez; el log no trae las filas que había.',
      action: 'Confirme que estaba autorizado. Las filas conocidas hasta ese momento siguen en el registro.',
      closes: 'Es un hecho puntual.',
    },
    en: {
      title: 'Table emptied (TRUNCATE)',
      what: '{table} was emptied at once; the log does not hold the rows that were there.',
      action: 'Confirm that it was authorised. The rows known up to then stay in the ledger.',
      closes: 'A fact of one instant.',
    },
  },
  quarantine: {
    es: {
      title: 'Registros que no se entendieron',
      what: '{records} registros están en cuarentena; el último motivo es «{reason}». Sus bytes están guardados y probados, su contenido no aparece en las listas.',
      action: 'Abra la cuarentena, corrija la configuración que indica el motivo o actualice Testigo.',
      closes: 'Se cierra cuando una versión nueva entiende todos.',
    },
    en: {
      title: 'Records that were not understood',
      what: '{records} records are in quarantine; the last reason is "{reason}". Their bytes are kept and proven; their content is in no list.',
      action: 'Open the quarantine, correct the setting that the reason names, or update Testigo.',
      closes: 'Closes when a new version understands them all.',
    },
  },
} as const satisfies Record<string, FindingTexts>;
