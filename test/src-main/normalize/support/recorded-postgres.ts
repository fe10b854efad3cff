/** What every body recorded from PostgreSQL 15 is, record by record. */
import type { Recordings } from './recordings.ts';

export const recordings: Recordings = {
  'postgres15-copy-same-lsn.batch.json': {
    is: 'COPY: 5 rows share one lsn; total_order differs',
    says: [
      'BEGIN 786 2026-11-25T01:55:12.997Z',
      'create lab.public.nums configured {"n":1} {"n":1,"v":"v"} 2026-11-25T01:55:12.997880Z @ 786#1',
      'create lab.public.nums configured {"n":2} {"n":2,"v":"v"} 2026-11-25T01:55:12.997880Z @ 786#2',
      'create lab.public.nums configured {"n":3} {"n":3,"v":"v"} 2026-11-25T01:55:12.997880Z @ 786#3',
      'create lab.public.nums configured {"n":4} {"n":4,"v":"v"} 2026-11-25T01:55:12.997880Z @ 786#4',
      'create lab.public.nums configured {"n":5} {"n":5,"v":"v"} 2026-11-25T01:55:12.997880Z @ 786#5',
      'END 786 2026-11-25T01:55:12.997Z 5 public.nums=5',
    ],
  },
  'postgres15-ddl-alter-then-update.batch.json': {
    is: 'a column just appears',
    says: [
      'BEGIN 781 2026-11-25T01:55:09.821Z',
      'update lab.public.cuenta_full configured {"id":10} extra: 7 → 8 2026-11-25T01:55:09.821859Z @ 781#1',
      'END 781 2026-11-25T01:55:09.821Z 1 public.cuenta_full=1',
    ],
  },
  'postgres15-delete-identity-default-INVENTED.batch.json': {
    is: 'INVENTED: only the key of the deleted row is true',
    says: [
      'BEGIN 762 2026-11-25T01:54:57.801Z',
      'delete lab.public.cuenta configured {"id":2} {"id":2,"saldo":"0.00","nota":null,"largo":null} {"saldo":"invented","nota":"invented","largo":"invented"} 2026-11-25T01:54:57.801714Z @ 762#1',
      'END 762 2026-11-25T01:54:57.801Z 1 public.cuenta=1',
    ],
  },
  'postgres15-delete-identity-full.batch.json': {
    is: 'DELETE FROM cuenta_full WHERE id=2',
    says: [
      'BEGIN 763 2026-11-25T01:54:58.435Z',
      'delete lab.public.cuenta_full configured {"id":2} {"id":2,"saldo":"200.00","nota":null,"largo":null} 2026-11-25T01:54:58.435994Z @ 763#1',
      'END 763 2026-11-25T01:54:58.435Z 1 public.cuenta_full=1',
    ],
  },
  'postgres15-fk-cascade-delete.batch.json': {
    is: 'parent first, then children',
    says: [
      'BEGIN 773 2026-11-25T01:55:03.485Z',
      'delete lab.public.padre configured {"id":1} {"id":1} 2026-11-25T01:55:03.485193Z @ 773#1',
      'delete lab.public.hijo configured {"id":10} {"id":10,"padre_id":1} 2026-11-25T01:55:03.485193Z @ 773#2',
      'delete lab.public.hijo configured {"id":11} {"id":11,"padre_id":1} 2026-11-25T01:55:03.485193Z @ 773#3',
      'END 773 2026-11-25T01:55:03.485Z 3 public.padre=1 public.hijo=2',
    ],
  },
  'postgres15-heartbeat.batch.json': {
    is: 'heartbeat',
    says: ['heartbeat 2026-11-25T01:54:39.018Z'],
  },
  'postgres15-insert.batch.json': {
    is: `INSERT INTO cuenta VALUES (3,300.10,NULL,'x') /* app=caja user=maria */`,
    says: [
      'BEGIN 759 2026-11-25T01:54:55.903Z',
      'create lab.public.cuenta configured {"id":3} {"id":3,"saldo":"300.10","nota":null,"largo":"x"} 2026-11-25T01:54:55.903302Z @ 759#1',
      'END 759 2026-11-25T01:54:55.903Z 1 public.cuenta=1',
    ],
  },
  'postgres15-logical-message-nontx.batch.json': {
    is: 'logical message outside a transaction',
    says: [
      'message lab {"prefix":"testigo","content":"fuera de tx"} 2026-11-25T01:55:06.644404Z @ 26940016||message|lab..|025145109e3b730465ed36ee93081003c82c96c2ea42412e0fa2f7132f7be367',
    ],
  },
  'postgres15-logical-message.batch.json': {
    is: 'op m in the transaction; END counts it under an unstable Java object name',
    says: [
      'BEGIN 778 2026-11-25T01:55:06.644Z',
      'message lab {"prefix":"testigo","content":"{\\"user\\":\\"maria.perez\\"}"} 2026-11-25T01:55:06.644404Z @ 778#1',
      'update lab.public.cuenta_full configured {"id":10} nota: "a" → "con mensaje" 2026-11-25T01:55:06.644404Z @ 778#2',
      'END 778 2026-11-25T01:55:06.644Z 2 public.cuenta_full=1 io.debezium.connector.postgresql.LogicalDecodingMessageMonitor$LogicalDecodingMessageId@6c79005a=1',
    ],
  },
  'postgres15-multi-row-insert.batch.json': {
    is: 'each row has its own lsn',
    says: [
      'BEGIN 766 2026-11-25T01:55:00.331Z',
      'create lab.public.cuenta_full configured {"id":100} {"id":100,"saldo":"150.00","nota":"m100","largo":null} 2026-11-25T01:55:00.331553Z @ 766#1',
      'create lab.public.cuenta_full configured {"id":101} {"id":101,"saldo":"151.50","nota":"m101","largo":null} 2026-11-25T01:55:00.331553Z @ 766#2',
      'create lab.public.cuenta_full configured {"id":102} {"id":102,"saldo":"153.00","nota":"m102","largo":null} 2026-11-25T01:55:00.331553Z @ 766#3',
      'create lab.public.cuenta_full configured {"id":103} {"id":103,"saldo":"154.50","nota":"m103","largo":null} 2026-11-25T01:55:00.331553Z @ 766#4',
      'create lab.public.cuenta_full configured {"id":104} {"id":104,"saldo":"156.00","nota":"m104","largo":null} 2026-11-25T01:55:00.331553Z @ 766#5',
      'END 766 2026-11-25T01:55:00.331Z 5 public.cuenta_full=5',
    ],
  },
  'postgres15-names-spaces-accents.batch.json': {
    is: 'INSERT INTO "Ventas Año 2026" VALUES (1,2026,9.9); UPDATE "Ventas Año 2026" SET "TOTAL €"=10',
    says: [
      'BEGIN 785 2026-11-25T01:55:12.363Z',
      'create lab.public.Ventas Año 2026 configured {"Id Venta":1} {"Id Venta":1,"Año":2026,"TOTAL €":"9.90"} 2026-11-25T01:55:12.363841Z @ 785#1',
      'update lab.public.Ventas Año 2026 configured {"Id Venta":1} {"Id Venta":1,"Año":2026,"TOTAL €":"10.00"} 2026-11-25T01:55:12.363841Z @ 785#2',
      'END 785 2026-11-25T01:55:12.363Z 2 public.Ventas Año 2026=2',
    ],
  },
  'postgres15-no-pk-full.batch.json': {
    is: `UPDATE sin_pk SET b='UNO' WHERE a=1; DELETE FROM sin_pk`,
    says: [
      'BEGIN 779 2026-11-25T01:55:07.903Z',
      'update lab.public.sin_pk b: "uno" → "UNO" [no-key] 2026-11-25T01:55:07.903650Z @ 779#1',
      'update lab.public.sin_pk b: "uno" → "UNO" [no-key] 2026-11-25T01:55:07.903650Z @ 779#2',
      'delete lab.public.sin_pk {"a":1,"b":"UNO"} [no-key] 2026-11-25T01:55:07.903650Z @ 779#3',
      'delete lab.public.sin_pk {"a":1,"b":"UNO"} [no-key] 2026-11-25T01:55:07.903650Z @ 779#4',
      'END 779 2026-11-25T01:55:07.903Z 4 public.sin_pk=4',
    ],
  },
  'postgres15-pk-update-identity-default.batch.json': {
    is: 'key change whose delete has an INVENTED image',
    says: [
      'BEGIN 764 2026-11-25T01:54:59.069Z',
      'delete lab.public.cuenta configured {"id":3} {"id":3,"saldo":"0.00","nota":null,"largo":null} {"saldo":"invented","nota":"invented","largo":"invented"} 2026-11-25T01:54:59.069085Z @ 764#1',
      'create lab.public.cuenta configured {"id":30} {"id":30,"saldo":"300.10","nota":null,"largo":"x"} 2026-11-25T01:54:59.069085Z @ 764#2',
      'END 764 2026-11-25T01:54:59.069Z 2 public.cuenta=2',
    ],
  },
  'postgres15-pk-update-identity-full.batch.json': {
    is: 'UPDATE cuenta_full SET id=10 WHERE id=1',
    says: [
      'BEGIN 765 2026-11-25T01:54:59.701Z',
      'delete lab.public.cuenta_full configured {"id":1} {"id":1,"saldo":"101.00","nota":"a","largo":null} 2026-11-25T01:54:59.701201Z @ 765#1',
      'create lab.public.cuenta_full configured {"id":10} {"id":10,"saldo":"101.00","nota":"a","largo":null} 2026-11-25T01:54:59.701201Z @ 765#2',
      'END 765 2026-11-25T01:54:59.701Z 2 public.cuenta_full=2',
    ],
  },
  'postgres15-savepoint.batch.json': {
    is: `BEGIN; INSERT INTO nums VALUES (2,'x'); SAVEPOINT s; INSERT INTO nums VALUES (3,'x'); ROLLBACK TO s; INSERT INTO nums VALUES (4,'x'); COMMIT`,
    says: [
      'BEGIN 770 2026-11-25T01:55:02.855Z',
      'create lab.public.nums configured {"n":2} {"n":2,"v":"x"} 2026-11-25T01:55:02.855534Z @ 770#1',
      'create lab.public.nums configured {"n":4} {"n":4,"v":"x"} 2026-11-25T01:55:02.855534Z @ 770#2',
      'END 770 2026-11-25T01:55:02.855Z 2 public.nums=2',
    ],
  },
  'postgres15-snapshot-rows-types.batch.json': {
    is: 'snapshot, 29 types incl. NaN, Infinity, infinity dates',
    says: [
      'read lab.public.sin_pk {"a":1,"b":"uno"} [snapshot,no-key] no time @ null',
      'read lab.public.tipos configured {"id":1} (31 columns) [snapshot] no time @ null',
      'read lab.public.tipos configured {"id":2} (31 columns) [snapshot] no time @ null',
      'heartbeat 2026-11-25T01:54:29.227Z',
    ],
  },
  'postgres15-stream-types.batch.json': {
    is: 'no "gen" column any more (generated columns are not published by PG 15); infinity date has another number than in the snapshot',
    says: [
      'BEGIN 784 2026-11-25T01:55:11.732Z',
      'create lab.public.tipos configured {"id":3} (30 columns) 2026-11-25T01:55:11.732713Z @ 784#1',
      'create lab.public.tipos configured {"id":4} (30 columns) 2026-11-25T01:55:11.732713Z @ 784#2',
      'END 784 2026-11-25T01:55:11.732Z 2 public.tipos=2',
    ],
  },
  'postgres15-toast-update-default.batch.json': {
    is: 'a large value that was not sent',
    says: [
      'BEGIN 775 2026-11-25T01:55:04.749Z',
      'update lab.public.cuenta configured {"id":50} {"id":50,"saldo":"2.00","nota":"t"} {"largo":"unavailable"} 2026-11-25T01:55:04.749212Z @ 775#1',
      'END 775 2026-11-25T01:55:04.749Z 1 public.cuenta=1',
    ],
  },
  'postgres15-truncate-two-tables.batch.json': {
    is: 'one TRUNCATE of two tables → two t events, same lsn',
    says: [
      'BEGIN 777 2026-11-25T01:55:06.012Z',
      'truncate lab.public.nums 2026-11-25T01:55:06.012005Z @ 777#1',
      'truncate lab.public.hijo 2026-11-25T01:55:06.012005Z @ 777#2',
      'END 777 2026-11-25T01:55:06.012Z 2 public.nums=1 public.hijo=1',
    ],
  },
  'postgres15-tx-multi.batch.json': {
    is: 'id differs in BEGIN, row and END after the colon',
    says: [
      'BEGIN 768 2026-11-25T01:55:01.592Z',
      'update lab.public.cuenta_full configured {"id":10} nota: "a" → "q" 2026-11-25T01:55:01.592670Z @ 768#1',
      'update lab.public.cuenta_full configured {"id":10} nota: "q" → "a" 2026-11-25T01:55:01.592670Z @ 768#2',
      'create lab.public.nums configured {"n":1} {"n":1,"v":"x"} 2026-11-25T01:55:01.592670Z @ 768#3',
      'END 768 2026-11-25T01:55:01.592Z 3 public.cuenta_full=2 public.nums=1',
    ],
  },
  'postgres15-update-identity-default.batch.json': {
    is: 'update without image before',
    says: [
      'BEGIN 760 2026-11-25T01:54:56.535Z',
      'update lab.public.cuenta configured {"id":1} {"id":1,"saldo":"101.00","nota":"a","largo":null} 2026-11-25T01:54:56.535022Z @ 760#1',
      'END 760 2026-11-25T01:54:56.535Z 1 public.cuenta=1',
    ],
  },
  'postgres15-update-identity-full.batch.json': {
    is: 'UPDATE cuenta_full SET saldo=101 WHERE id=1',
    says: [
      'BEGIN 761 2026-11-25T01:54:57.168Z',
      'update lab.public.cuenta_full configured {"id":1} saldo: "100.00" → "101.00" 2026-11-25T01:54:57.168208Z @ 761#1',
      'END 761 2026-11-25T01:54:57.168Z 1 public.cuenta_full=1',
    ],
  },
};
