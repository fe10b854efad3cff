/** What every body recorded from MySQL 9.7 is, record by record; `G` stands for the server's GTID series. */
import type { Recordings } from './recordings.ts';

export const recordings: Recordings = {
  'mysql97-after-sql-log-bin-0.batch.json': {
    is: 'before.saldo (1.00) differs from the last known after (5.00): change hidden by sql_log_bin=0',
    says: [
      'update lab.cuenta schema {"id":4} nota: "nueva" → "visto" 2026-11-25T01:46:22.864906Z @ G:51#1',
      'END G:51 2026-11-25T01:46:22.864Z 1 lab.cuenta=1',
    ],
  },
  'mysql97-boolean-zero-dates-stream.batch.json': {
    is: 'BOOLEAN created while streaming → JSON true; NOT NULL zero dates → 0 / 1970-01-01T00:00:00Z',
    says: [
      'ddl lab.bool2 [] CREATE bool2(id,b,znn,zts; key id) @ bin.000001|163878681|G:54135|||||lab..bool2',
      'BEGIN G:54136 2026-11-25T02:18:28.267Z',
      'create lab.bool2 schema {"id":1} {"id":1,"b":1,"znn":"1970-01-01","zts":"1970-01-01T00:00:00Z"} {"znn":"zero-date","zts":"zero-date"} 2026-11-25T02:18:28.267525Z @ G:54136#1',
      'END G:54136 2026-11-25T02:18:28.267Z 1 lab.bool2=1',
    ],
  },
  'mysql97-compressed-transaction.batch.json': {
    is: 'binlog_transaction_compression=ON: several statements share file/pos and row restarts at 0; only total_order tells them apart',
    says: [
      'heartbeat 2026-11-25T02:18:16.667Z',
      'BEGIN G:54109 2026-11-25T02:18:16.664Z',
      'update lab.cuenta schema {"id":4} saldo: "12.00" → "10.00" 2026-11-25T02:18:16.664235Z @ G:54109#1',
      'update lab.cuenta schema {"id":4} saldo: "10.00" → "11.00" 2026-11-25T02:18:16.664235Z @ G:54109#2',
      'create lab.sin_pk {"a":9,"b":"c1"} [no-key] 2026-11-25T02:18:16.664235Z @ G:54109#3',
      'create lab.sin_pk {"a":9,"b":"c2"} [no-key] 2026-11-25T02:18:16.664235Z @ G:54109#4',
      'END G:54109 2026-11-25T02:18:16.664Z 4 lab.cuenta=2 lab.sin_pk=2',
    ],
  },
  'mysql97-create-table-as-select.batch.json': {
    is: 'BEGIN, DDL with trailing START TRANSACTION, rows, END',
    says: [
      'BEGIN G:54129 2026-11-25T02:18:23.956Z',
      'ddl lab.copia [] CREATE copia(id,saldo,nota; key ) @ bin.000001|163875054|G:54129|||||lab..copia',
      'create lab.copia {"id":1,"saldo":"5.00","nota":"antes de morir"} [no-key] 2026-11-25T02:18:23.956739Z @ G:54129#1',
      'create lab.copia {"id":2,"saldo":"55.00","nota":"mix"} [no-key] 2026-11-25T02:18:23.956739Z @ G:54129#2',
      'create lab.copia {"id":4,"saldo":"12.00","nota":"visto"} [no-key] 2026-11-25T02:18:23.956739Z @ G:54129#3',
      'create lab.copia {"id":30,"saldo":"302.00","nota":null} [no-key] 2026-11-25T02:18:23.956739Z @ G:54129#4',
      'END G:54129 2026-11-25T02:18:23.956Z 4 lab.copia=4',
    ],
  },
  'mysql97-ddl-alter-add-mid.batch.json': {
    is: 'ALTER … ADD COLUMN … AFTER + row with the new column',
    says: [
      'ddl lab.nueva [] ALTER nueva(id,medio,c; key id) @ bin.000001|163872230|G:54117|||||lab..nueva',
      'BEGIN G:54118 2026-11-25T02:18:20.269Z',
    ],
  },
  'mysql97-ddl-create.batch.json': {
    is: 'CREATE TABLE (comment, default) + first row',
    says: [
      'ddl lab.nueva [] CREATE nueva(id,c; key id) @ bin.000001|163871602|G:54115|||||lab..nueva',
      'BEGIN G:54116 2026-11-25T02:18:19.547Z',
      'create lab.nueva schema {"id":1} {"id":1,"c":"1.500"} 2026-11-25T02:18:19.547988Z @ G:54116#1',
      'END G:54116 2026-11-25T02:18:19.547Z 1 lab.nueva=1',
    ],
  },
  'mysql97-ddl-drop.batch.json': {
    is: 'DROP: ddl text is re-written by Debezium/server (`lab`.`Nueva B`)',
    says: ['ddl lab.Nueva B [] DROP Nueva B @ bin.000001|163873415|G:54121|||||lab..Nueva B'],
  },
  'mysql97-ddl-index-database.batch.json': {
    is: 'CREATE INDEX (tableChanges empty), CREATE/DROP DATABASE',
    says: [
      'ddl lab.cuenta [] nothing to the columns @ bin.000001|163873622|G:54122|||||CREATE INDEX ix2 ON cuenta(nota)',
      'ddl otra. [] nothing to the columns @ bin.000001|163873815|G:54123|||||CREATE DATABASE otra',
      'ddl otra. [] DROP_DATABASE  @ bin.000001|163874000|G:54124|||||otra..',
    ],
  },
  'mysql97-ddl-rename-two-tables.batch.json': {
    is: 'one RENAME and one DROP of two tables → two events each with equal file/pos/gtid',
    says: [
      'ddl lab.a1 [] CREATE a1(id; key id) @ bin.000001|163874181|G:54125|||||lab..a1',
      'ddl lab.b1 [] CREATE b1(id; key id) @ bin.000001|163874380|G:54126|||||lab..b1',
      'ddl lab.a2 [] RENAME a2 from a1(id; key id) @ bin.000001|163874579|G:54127|||||lab..a2',
      'ddl lab.b2 [] RENAME b2 from b1(id; key id) @ bin.000001|163874579|G:54127|||||lab..b2',
      'ddl lab.a2 [] DROP a2 @ bin.000001|163874771|G:54128|||||lab..a2',
      'ddl lab.b2 [] DROP b2 @ bin.000001|163874771|G:54128|||||lab..b2',
    ],
  },
  'mysql97-ddl-rename.batch.json': {
    is: 'RENAME: tableChanges type ALTER under the new id',
    says: [
      'ddl lab.Nueva B [] RENAME Nueva B from nueva(id,medio,c; key id) @ bin.000001|163872848|G:54119|||||lab..Nueva B',
      'BEGIN G:54120 2026-11-25T02:18:20.992Z',
      'create lab.Nueva B schema {"id":3} {"id":3,"medio":"x","c":"1.000"} 2026-11-25T02:18:20.992190Z @ G:54120#1',
      'END G:54120 2026-11-25T02:18:20.992Z 1 lab.Nueva B=1',
    ],
  },
  'mysql97-fk-cascade-delete.batch.json': {
    is: '9.7 default: children d first, then parent, all with the parent statement in query',
    says: [
      'BEGIN G:46 2026-11-25T01:46:19.283Z',
      'delete lab.hijo schema {"id":10} {"id":10,"padre_id":1,"n":"h10"} 2026-11-25T01:46:19.283641Z @ G:46#1',
      'delete lab.hijo schema {"id":11} {"id":11,"padre_id":1,"n":"h11"} 2026-11-25T01:46:19.283641Z @ G:46#2',
      'delete lab.padre schema {"id":1} {"id":1,"n":"p1"} 2026-11-25T01:46:19.283641Z @ G:46#3',
      'END G:46 2026-11-25T01:46:19.283Z 3 lab.hijo=2 lab.padre=1',
    ],
  },
  'mysql97-fk-cascade-update.batch.json': {
    is: 'ON UPDATE CASCADE: child u, then parent d+c',
    says: [
      'BEGIN G:47 2026-11-25T01:46:19.997Z',
      'update lab.hijo schema {"id":12} padre_id: 2 → 22 2026-11-25T01:46:19.997414Z @ G:47#1',
      'delete lab.padre schema {"id":2} {"id":2,"n":"p2"} 2026-11-25T01:46:19.997414Z @ G:47#2',
      'create lab.padre schema {"id":22} {"id":22,"n":"p2"} 2026-11-25T01:46:19.997414Z @ G:47#3',
      'END G:47 2026-11-25T01:46:19.997Z 3 lab.hijo=1 lab.padre=2',
    ],
  },
  'mysql97-heartbeat.batch.json': {
    is: 'heartbeat',
    says: ['heartbeat 2026-11-25T01:48:37.799Z'],
  },
  'mysql97-insert-null.batch.json': {
    is: 'explicit NULL on INSERT; leading and trailing SQL comments in query',
    says: [
      'BEGIN G:30 2026-11-25T01:46:09.150Z',
      'create lab.cuenta schema {"id":3} {"id":3,"saldo":"300.10","nota":null} 2026-11-25T01:46:09.150909Z @ G:30#1',
      'END G:30 2026-11-25T01:46:09.150Z 1 lab.cuenta=1',
    ],
  },
  'mysql97-multi-row-insert-no-pk.batch.json': {
    is: 'table without primary key, two identical rows',
    says: [
      'BEGIN G:35 2026-11-25T01:46:12.785Z',
      'create lab.sin_pk {"a":2,"b":"dos"} [no-key] 2026-11-25T01:46:12.785604Z @ G:35#1',
      'create lab.sin_pk {"a":3,"b":"tres"} [no-key] 2026-11-25T01:46:12.785604Z @ G:35#2',
      'create lab.sin_pk {"a":3,"b":"tres"} [no-key] 2026-11-25T01:46:12.785604Z @ G:35#3',
      'END G:35 2026-11-25T01:46:12.785Z 3 lab.sin_pk=3',
    ],
  },
  'mysql97-multi-row-update.batch.json': {
    is: '4 rows of one statement: same pos, row 0..3',
    says: [
      'BEGIN G:34 2026-11-25T01:46:12.063Z',
      'update lab.cuenta schema {"id":1} saldo: "100.00" → "101.00" 2026-11-25T01:46:12.063475Z @ G:34#1',
      'update lab.cuenta schema {"id":2} saldo: "200.00" → "201.00" 2026-11-25T01:46:12.063475Z @ G:34#2',
      'update lab.cuenta schema {"id":4} saldo: "4.00" → "5.00" 2026-11-25T01:46:12.063475Z @ G:34#3',
      'update lab.cuenta schema {"id":30} saldo: "301.00" → "302.00" 2026-11-25T01:46:12.063475Z @ G:34#4',
      'END G:34 2026-11-25T01:46:12.063Z 4 lab.cuenta=4',
    ],
  },
  'mysql97-names-spaces-accents.batch.json': {
    is: 'table and columns with spaces, accents, €',
    says: [
      'BEGIN G:54111 2026-11-25T02:18:18.095Z',
      'create lab.Ventas Año 2026 schema {"Id Venta":20} {"Id Venta":20,"Año":2027,"TOTAL €":"10.50"} 2026-11-25T02:18:18.095358Z @ G:54111#1',
      'END G:54111 2026-11-25T02:18:18.095Z 1 lab.Ventas Año 2026=1',
      'BEGIN G:54112 2026-11-25T02:18:18.098Z',
      'update lab.Ventas Año 2026 schema {"Id Venta":20} TOTAL €: "10.50" → "11.00" 2026-11-25T02:18:18.098566Z @ G:54112#1',
      'END G:54112 2026-11-25T02:18:18.098Z 1 lab.Ventas Año 2026=1',
      'BEGIN G:54113 2026-11-25T02:18:18.099Z',
      'delete lab.Ventas Año 2026 schema {"Id Venta":20} {"Id Venta":20,"Año":2027,"TOTAL €":"11.00"} 2026-11-25T02:18:18.099351Z @ G:54113#1',
      'END G:54113 2026-11-25T02:18:18.099Z 1 lab.Ventas Año 2026=1',
    ],
  },
  'mysql97-no-pk-update-delete.batch.json': {
    is: 'two transactions in one body',
    says: [
      'BEGIN G:36 2026-11-25T01:46:13.501Z',
      'update lab.sin_pk b: "uno" → "UNO" [no-key] 2026-11-25T01:46:13.501201Z @ G:36#1',
      'update lab.sin_pk b: "uno" → "UNO" [no-key] 2026-11-25T01:46:13.501201Z @ G:36#2',
      'END G:36 2026-11-25T01:46:13.501Z 2 lab.sin_pk=2',
      'BEGIN G:37 2026-11-25T01:46:13.506Z',
      'delete lab.sin_pk {"a":3,"b":"tres"} [no-key] 2026-11-25T01:46:13.506409Z @ G:37#1',
      'END G:37 2026-11-25T01:46:13.506Z 1 lab.sin_pk=1',
    ],
  },
  'mysql97-partial-json-lost.batch.json': {
    is: 'lost: PARTIAL_JSON leaves BEGIN and END 0',
    says: ['BEGIN G:54130 2026-11-25T02:18:24.676Z', 'END G:54130 2026-11-25T02:18:24.676Z 0'],
  },
  'mysql97-pk-update-composite.batch.json': {
    is: 'key change of a composite key',
    says: [
      'BEGIN G:33 2026-11-25T01:46:11.333Z',
      'delete lab.compuesta schema {"b":"x","a":1} {"a":1,"b":"x","c":0} 2026-11-25T01:46:11.333880Z @ G:33#1',
      'create lab.compuesta schema {"b":"x","a":2} {"a":2,"b":"x","c":0} 2026-11-25T01:46:11.333880Z @ G:33#2',
      'END G:33 2026-11-25T01:46:11.333Z 2 lab.compuesta=2',
    ],
  },
  'mysql97-pk-update.batch.json': {
    is: 'd then c, same file/pos/row/gtid, total_order 1,2',
    says: [
      'BEGIN G:32 2026-11-25T01:46:10.613Z',
      'delete lab.cuenta schema {"id":3} {"id":3,"saldo":"300.10","nota":null} 2026-11-25T01:46:10.613358Z @ G:32#1',
      'create lab.cuenta schema {"id":30} {"id":30,"saldo":"301.00","nota":null} 2026-11-25T01:46:10.613358Z @ G:32#2',
      'END G:32 2026-11-25T01:46:10.613Z 2 lab.cuenta=2',
    ],
  },
  'mysql97-prepared-statement.batch.json': {
    is: 'a prepared statement: values filled in, comment kept',
    says: [
      'BEGIN G:54131 2026-11-25T02:18:25.393Z',
      'update lab.cuenta schema {"id":2} saldo: "55.00" → "56.00" 2026-11-25T02:18:25.393814Z @ G:54131#1',
      'END G:54131 2026-11-25T02:18:25.393Z 1 lab.cuenta=1',
    ],
  },
  'mysql97-redelivery-after-restart.batch.json': {
    is: 'after a restart the last END comes again without its BEGIN',
    says: [
      'END G:95 2026-11-25T01:49:04.917Z 1 lab.cuenta=1',
      'BEGIN G:96 2026-11-25T01:49:49.984Z',
      'update lab.cuenta schema {"id":1} nota: "durante 503 b" → "antes de morir" 2026-11-25T01:49:49.984864Z @ G:96#1',
      'END G:96 2026-11-25T01:49:49.984Z 1 lab.cuenta=1',
    ],
  },
  'mysql97-savepoint.batch.json': {
    is: 'rolled-back-to-savepoint row absent',
    says: [
      'BEGIN G:40 2026-11-25T01:46:16.411Z',
      'create lab.vacia schema {"id":2} {"id":2} 2026-11-25T01:46:16.411443Z @ G:40#1',
      'create lab.vacia schema {"id":4} {"id":4} 2026-11-25T01:46:16.411443Z @ G:40#2',
      'END G:40 2026-11-25T01:46:16.411Z 2 lab.vacia=2',
    ],
  },
  'mysql97-set-timestamp.batch.json': {
    is: 'source.ts_ms is the real commit time, not the forged one',
    says: [
      'BEGIN G:54110 2026-11-25T02:18:17.379Z',
      'update lab.cuenta schema {"id":4} saldo: "11.00" → "12.00" 2026-11-25T02:18:17.379160Z @ G:54110#1',
      'END G:54110 2026-11-25T02:18:17.379Z 1 lab.cuenta=1',
    ],
  },
  'mysql97-stale-query.batch.json': {
    is: 'second row carries the query of the first statement (its own was not logged)',
    says: [
      'BEGIN G:54134 2026-11-25T02:18:27.544Z',
      'update lab.cuenta schema {"id":2} nota: "ups3" → "con query" 2026-11-25T02:18:27.544062Z @ G:54134#1',
      'update lab.cuenta schema {"id":2} nota: "con query" → "query vieja" 2026-11-25T02:18:27.544062Z @ G:54134#2',
      'END G:54134 2026-11-25T02:18:27.544Z 2 lab.cuenta=2',
    ],
  },
  'mysql97-statement-format-lost.batch.json': {
    is: 'lost: STATEMENT format leaves BEGIN and END 0',
    says: ['BEGIN G:52 2026-11-25T01:46:23.584Z', 'END G:52 2026-11-25T01:46:23.584Z 0'],
  },
  'mysql97-stream-types.batch.json': {
    is: 'the types, streamed',
    says: [
      'create lab.tipos schema {"id":3} (36 columns) {"dt_nn":"zero-date","gen_v":"generated","gen_s":"generated","invis":"invisible"} 2026-11-25T01:46:07.713828Z @ G:28#1',
      'create lab.tipos schema {"id":4} (36 columns) {"dt_nn":"zero-date","gen_v":"generated","gen_s":"generated","invis":"invisible"} 2026-11-25T01:46:07.713828Z @ G:28#2',
      'END G:28 2026-11-25T01:46:07.713Z 2 lab.tipos=2',
    ],
  },
  'mysql97-trigger-change.batch.json': {
    is: 'row written by a trigger: same tx, same query, indistinguishable',
    says: [
      'BEGIN G:49 2026-11-25T01:46:21.427Z',
      'update lab.cuenta schema {"id":1} saldo: "91.00" → "777.00" 2026-11-25T01:46:21.427627Z @ G:49#1',
      'create lab.auditoria_trg schema {"id":1} {"id":1,"que":"saldo 91.00->777.00","quien":"root@localhost"} 2026-11-25T01:46:21.427627Z @ G:49#2',
      'END G:49 2026-11-25T01:46:21.427Z 2 lab.auditoria_trg=1 lab.cuenta=1',
    ],
  },
  'mysql97-truncate.batch.json': {
    is: 'op t, no BEGIN/END, thread null, query null',
    says: ['truncate lab.vacia 2026-11-25T02:18:18.818Z @ bin.000001|163871425|0|truncate|lab.vacia'],
  },
  'mysql97-tx-a-q-a.batch.json': {
    is: 'identical before/after pairs inside one transaction',
    says: [
      'BEGIN G:39 2026-11-25T01:46:14.966Z',
      'update lab.cuenta schema {"id":2} nota: null → "q" 2026-11-25T01:46:14.966815Z @ G:39#1',
      'update lab.cuenta schema {"id":2} nota: "q" → "a" 2026-11-25T01:46:14.966815Z @ G:39#2',
      'update lab.cuenta schema {"id":2} nota: "a" → "q" 2026-11-25T01:46:14.966815Z @ G:39#3',
      'END G:39 2026-11-25T01:46:14.966Z 3 lab.cuenta=3',
    ],
  },
  'mysql97-tx-multi-statement.batch.json': {
    is: '3 statements, END with counts per table',
    says: [
      'BEGIN G:38 2026-11-25T01:46:14.241Z',
      'update lab.cuenta schema {"id":1} saldo: "101.00" → "91.00" 2026-11-25T01:46:14.241621Z @ G:38#1',
      'update lab.cuenta schema {"id":2} saldo: "201.00" → "211.00" 2026-11-25T01:46:14.241621Z @ G:38#2',
      'create lab.vacia schema {"id":1} {"id":1} 2026-11-25T01:46:14.241621Z @ G:38#3',
      'END G:38 2026-11-25T01:46:14.241Z 3 lab.vacia=1 lab.cuenta=2',
    ],
  },
  'mysql97-uncaptured-table.batch.json': {
    is: 'transaction that touches only an uncaptured database: BEGIN + END 0',
    says: [
      'heartbeat 2026-11-25T02:18:26.830Z',
      'BEGIN G:54133 2026-11-25T02:18:26.828Z',
      'END G:54133 2026-11-25T02:18:26.828Z 0',
    ],
  },
  'mysql97-update-explicit-null.batch.json': {
    is: 'explicit NULL in a column with DEFAULT stays null; query with comment; BEGIN/END',
    says: [
      'BEGIN G:29 2026-11-25T01:46:08.429Z',
      'update lab.cuenta schema {"id":1} nota: "a" → null 2026-11-25T01:46:08.429709Z @ G:29#1',
      'END G:29 2026-11-25T01:46:08.429Z 1 lab.cuenta=1',
    ],
  },
  'mysql97-upsert.batch.json': {
    is: 'ON DUPLICATE KEY UPDATE → u',
    says: [
      'BEGIN G:54132 2026-11-25T02:18:26.111Z',
      'update lab.cuenta schema {"id":2} nota: "mix" → "ups3" 2026-11-25T02:18:26.111267Z @ G:54132#1',
      'END G:54132 2026-11-25T02:18:26.111Z 1 lab.cuenta=1',
    ],
  },
  'mysql97-xa-commit.batch.json': {
    is: 'XA: no BEGIN/END, transaction null, thread null',
    says: [
      'create lab.vacia schema {"id":5} {"id":5} [xa-outcome-unknown] 2026-11-25T01:46:17.130270Z @ bin.000001|17608|0|create|lab.vacia',
    ],
  },
  'mysql97-xa-rolled-back-LIE.batch.json': {
    is: 'LIE: rolled back after XA PREPARE, delivered as a create all the same',
    says: [
      'create lab.vacia schema {"id":7} {"id":7} [xa-outcome-unknown] 2026-11-25T01:46:18.567815Z @ bin.000001|18677|0|create|lab.vacia',
    ],
  },
};
