/** What every body recorded from MariaDB 10.11 is, record by record. */
import type { Recordings } from './recordings.ts';

export const recordings: Recordings = {
  'mariadb1011-create-or-replace-as-select.batch.json': {
    is: 'CREATE OR REPLACE TABLE copia AS SELECT * FROM cuenta',
    says: [
      'BEGIN 0-21-67 2026-11-25T01:53:05Z',
      'ddl lab.copia [forgeable-clock] CREATE copia(id,saldo,nota; key ) @ bin.000001|19046|0-21-67|||||lab..copia',
      'create lab.copia {"id":1,"saldo":"777.00","nota":null} [forgeable-clock,no-key] 2026-11-25T01:53:06Z @ 0-21-67#1',
      'create lab.copia {"id":2,"saldo":"12.00","nota":"visto"} [forgeable-clock,no-key] 2026-11-25T01:53:06Z @ 0-21-67#2',
      'create lab.copia {"id":30,"saldo":"302.00","nota":null} [forgeable-clock,no-key] 2026-11-25T01:53:06Z @ 0-21-67#3',
      'END 0-21-67 2026-11-25T01:53:06Z 3 lab.copia=3',
    ],
  },
  'mariadb1011-ddl-alter-add-mid.batch.json': {
    is: `ALTER TABLE nueva ADD COLUMN medio VARCHAR(10) DEFAULT 'm' AFTER id; UPDATE nueva SET c=2 WHERE id=1`,
    says: [
      'BEGIN 0-21-62 2026-11-25T01:53:03Z',
      'ddl lab.nueva [forgeable-clock] ALTER nueva(id,medio,c; key id) @ bin.000001|18035|0-21-62|||||lab..nueva',
      'BEGIN 0-21-63 2026-11-25T01:53:04Z',
      'update lab.nueva schema {"id":1} c: "1.500" → "2.000" [forgeable-clock] 2026-11-25T01:53:04Z @ 0-21-63#1',
      'END 0-21-63 2026-11-25T01:53:04Z 1 lab.nueva=1',
    ],
  },
  'mariadb1011-ddl-create.batch.json': {
    is: 'BEGIN without END before each DDL',
    says: [
      'BEGIN 0-21-60 2026-11-25T01:53:02Z',
      'ddl lab.nueva [forgeable-clock] CREATE nueva(id,c; key id) @ bin.000001|17570|0-21-60|||||lab..nueva',
      'BEGIN 0-21-61 2026-11-25T01:53:03Z',
      'create lab.nueva schema {"id":1} {"id":1,"c":"1.500"} [forgeable-clock] 2026-11-25T01:53:03Z @ 0-21-61#1',
      'END 0-21-61 2026-11-25T01:53:03Z 1 lab.nueva=1',
    ],
  },
  'mariadb1011-ddl-drop.batch.json': {
    is: `DROP TABLE 'Nueva B'`,
    says: [
      'BEGIN 0-21-66 2026-11-25T01:53:04Z',
      'ddl lab.Nueva B [forgeable-clock] DROP Nueva B @ bin.000001|18883|0-21-66|||||lab..Nueva B',
    ],
  },
  'mariadb1011-ddl-rename.batch.json': {
    is: `RENAME TABLE nueva TO 'Nueva B'; INSERT INTO 'Nueva B' VALUES (3,'x',1)`,
    says: [
      'BEGIN 0-21-64 2026-11-25T01:53:04Z',
      'ddl lab.Nueva B [forgeable-clock] RENAME Nueva B from nueva(id,medio,c; key id) @ bin.000001|18479|0-21-64|||||lab..Nueva B',
      'BEGIN 0-21-65 2026-11-25T01:53:04Z',
      'create lab.Nueva B schema {"id":3} {"id":3,"medio":"x","c":"1.000"} [forgeable-clock] 2026-11-25T01:53:04Z @ 0-21-65#1',
      'END 0-21-65 2026-11-25T01:53:04Z 1 lab.Nueva B=1',
    ],
  },
  'mariadb1011-fk-cascade-delete.batch.json': {
    is: 'the children of the cascade are not there',
    says: [
      'BEGIN 0-21-48 2026-11-25T01:52:55Z',
      'delete lab.padre schema {"id":1} {"id":1,"n":"p1"} [forgeable-clock] 2026-11-25T01:52:56Z @ 0-21-48#1',
      'END 0-21-48 2026-11-25T01:52:56Z 1 lab.padre=1',
    ],
  },
  'mariadb1011-heartbeat.batch.json': {
    is: 'heartbeat',
    says: ['heartbeat 2026-11-25T01:55:16.726Z'],
  },
  'mariadb1011-multi-row-update.batch.json': {
    is: 'UPDATE cuenta SET saldo=saldo+1',
    says: [
      'BEGIN 0-21-39 2026-11-25T01:52:50Z',
      'update lab.cuenta schema {"id":1} saldo: "100.00" → "101.00" [forgeable-clock] 2026-11-25T01:52:51Z @ 0-21-39#1',
      'update lab.cuenta schema {"id":2} saldo: "200.00" → "201.00" [forgeable-clock] 2026-11-25T01:52:51Z @ 0-21-39#2',
      'update lab.cuenta schema {"id":30} saldo: "301.00" → "302.00" [forgeable-clock] 2026-11-25T01:52:51Z @ 0-21-39#3',
      'END 0-21-39 2026-11-25T01:52:51Z 3 lab.cuenta=3',
    ],
  },
  'mariadb1011-pk-update.batch.json': {
    is: 'UPDATE cuenta SET id=30, saldo=301 WHERE id=3',
    says: [
      'BEGIN 0-21-38 2026-11-25T01:52:49Z',
      'delete lab.cuenta schema {"id":3} {"id":3,"saldo":"300.10","nota":null} [forgeable-clock] 2026-11-25T01:52:50Z @ 0-21-38#1',
      'create lab.cuenta schema {"id":30} {"id":30,"saldo":"301.00","nota":null} [forgeable-clock] 2026-11-25T01:52:50Z @ 0-21-38#2',
      'END 0-21-38 2026-11-25T01:52:50Z 2 lab.cuenta=2',
    ],
  },
  'mariadb1011-set-timestamp.batch.json': {
    is: 'a forged commit time, in row and END',
    says: [
      'BEGIN 0-21-55 2026-11-25T01:53:00Z',
      'update lab.cuenta schema {"id":2} saldo: "2.00" → "12.00" [forgeable-clock] 2001-02-03T04:05:06Z @ 0-21-55#1',
      'END 0-21-55 2001-02-03T04:05:06Z 1 lab.cuenta=1',
    ],
  },
  'mariadb1011-snapshot-rows-types.batch.json': {
    is: 'snapshot rows, types incl. UUID; JSON is LONGTEXT (no logical name)',
    says: [
      'ddl lab. [synthetic-ddl] nothing to the columns @ null',
      'ddl lab.Ventas Año 2026 [synthetic-ddl] CREATE Ventas Año 2026(Id Venta,Año,TOTAL €; key Id Venta) @ null',
      'ddl lab.auditoria_trg [synthetic-ddl] CREATE auditoria_trg(id,que,quien; key id) @ null',
      'ddl lab.compuesta [synthetic-ddl] CREATE compuesta(a,b,c; key b,a) @ null',
      'ddl lab.cuenta [synthetic-ddl] CREATE cuenta(id,saldo,nota; key id) @ null',
      'ddl lab.hijo [synthetic-ddl] CREATE hijo(id,padre_id,n; key id) @ null',
      'ddl lab.nums [synthetic-ddl] CREATE nums(n,v; key n) @ null',
      'ddl lab.padre [synthetic-ddl] CREATE padre(id,n; key id) @ null',
      'ddl lab.sin_pk [synthetic-ddl] CREATE sin_pk(a,b; key ) @ null',
      'ddl lab.tipos [synthetic-ddl] CREATE tipos(36 columns; key id) @ null',
      'ddl lab.vacia [synthetic-ddl] CREATE vacia(id; key id) @ null',
      'ddl lab.versionada [synthetic-ddl] CREATE versionada(id,x; key id) @ null',
      'read lab.Ventas Año 2026 schema {"Id Venta":1} {"Id Venta":1,"Año":2026,"TOTAL €":"9.90"} [snapshot] no time @ null',
      'read lab.compuesta schema {"b":"x","a":1} {"a":1,"b":"x","c":0} [snapshot] no time @ null',
      'read lab.cuenta schema {"id":1} {"id":1,"saldo":"100.00","nota":"a"} [snapshot] no time @ null',
      'read lab.cuenta schema {"id":2} {"id":2,"saldo":"200.00","nota":null} [snapshot] no time @ null',
      'read lab.hijo schema {"id":10} {"id":10,"padre_id":1,"n":"h10"} [snapshot] no time @ null',
      'read lab.hijo schema {"id":11} {"id":11,"padre_id":1,"n":"h11"} [snapshot] no time @ null',
      'read lab.hijo schema {"id":12} {"id":12,"padre_id":2,"n":"h12"} [snapshot] no time @ null',
      'read lab.padre schema {"id":1} {"id":1,"n":"p1"} [snapshot] no time @ null',
      'read lab.padre schema {"id":2} {"id":2,"n":"p2"} [snapshot] no time @ null',
      'read lab.sin_pk {"a":1,"b":"uno"} [snapshot,no-key] no time @ null',
      'read lab.sin_pk {"a":1,"b":"uno"} [snapshot,no-key] no time @ null',
      'read lab.tipos schema {"id":1} (36 columns) [snapshot] {"dt_nn":"zero-date","gen_v":"generated","gen_s":"generated","invis":"invisible"} no time @ null',
      'read lab.tipos schema {"id":2} (36 columns) [snapshot] {"dt_nn":"zero-date","gen_v":"generated","gen_s":"generated","invis":"invisible"} no time @ null',
      'read lab.versionada schema {"id":1} {"id":1,"x":1} [snapshot] no time @ null',
      'heartbeat 2026-11-25T01:52:19.061Z',
    ],
  },
  'mariadb1011-statement-format-lost.batch.json': {
    is: 'lost: STATEMENT format leaves BEGIN and END 0',
    says: ['BEGIN 0-21-54 2026-11-25T01:52:59Z', 'END 0-21-54 2026-11-25T01:53:00Z 0'],
  },
  'mariadb1011-stream-types.batch.json': {
    is: 'the types, streamed',
    says: [
      'BEGIN 0-21-35 2026-11-25T01:49:27Z',
      'heartbeat 2026-11-25T01:52:48.321Z',
      'create lab.tipos schema {"id":3} (36 columns) [forgeable-clock] {"dt_nn":"zero-date","uu":"suspect","gen_v":"generated","gen_s":"generated","invis":"invisible"} 2026-11-25T01:52:48Z @ 0-21-35#1',
      'create lab.tipos schema {"id":4} (36 columns) [forgeable-clock] {"dt_nn":"zero-date","gen_v":"generated","gen_s":"generated","invis":"invisible"} 2026-11-25T01:52:48Z @ 0-21-35#2',
      'END 0-21-35 2026-11-25T01:52:48Z 2 lab.tipos=2',
    ],
  },
  'mariadb1011-trigger-change.batch.json': {
    is: 'UPDATE cuenta SET saldo=777 WHERE id=1 /* via trigger */',
    says: [
      'BEGIN 0-21-51 2026-11-25T01:52:57Z',
      'update lab.cuenta schema {"id":1} saldo: "91.00" → "777.00" [forgeable-clock] 2026-11-25T01:52:58Z @ 0-21-51#1',
      'create lab.auditoria_trg schema {"id":1} {"id":1,"que":"saldo 91.00->777.00","quien":"root@localhost"} [forgeable-clock] 2026-11-25T01:52:58Z @ 0-21-51#2',
      'END 0-21-51 2026-11-25T01:52:58Z 2 lab.auditoria_trg=1 lab.cuenta=1',
    ],
  },
  'mariadb1011-trigger-create.batch.json': {
    is: 'CREATE TRIGGER: a bare BEGIN',
    says: ['BEGIN 0-21-50 2026-11-25T01:52:56Z'],
  },
  'mariadb1011-truncate.batch.json': {
    is: 'TRUNCATE: BEGIN and no END',
    says: [
      'BEGIN 0-21-59 2026-11-25T01:53:01Z',
      'truncate lab.vacia [forgeable-clock] 2026-11-25T01:53:02Z @ 0-21-59#1',
    ],
  },
  'mariadb1011-tx-multi-statement.batch.json': {
    is: 'START TRANSACTION; UPDATE cuenta SET saldo=saldo-10 WHERE id=1; UPDATE cuenta SET saldo=saldo+10 WHERE id=2; INSERT INTO vacia VALUES (1); COMMIT',
    says: [
      'BEGIN 0-21-42 2026-11-25T01:52:51Z',
      'update lab.cuenta schema {"id":1} saldo: "101.00" → "91.00" [forgeable-clock] 2026-11-25T01:52:52Z @ 0-21-42#1',
      'update lab.cuenta schema {"id":2} saldo: "201.00" → "211.00" [forgeable-clock] 2026-11-25T01:52:52Z @ 0-21-42#2',
      'create lab.vacia schema {"id":1} {"id":1} [forgeable-clock] 2026-11-25T01:52:52Z @ 0-21-42#3',
      'END 0-21-42 2026-11-25T01:52:52Z 3 lab.vacia=1 lab.cuenta=2',
    ],
  },
  'mariadb1011-update-explicit-null.batch.json': {
    is: 'an explicit NULL stays NULL',
    says: [
      'BEGIN 0-21-36 2026-11-25T01:52:48Z',
      'update lab.cuenta schema {"id":1} nota: "a" → null [forgeable-clock] 2026-11-25T01:52:49Z @ 0-21-36#1',
      'END 0-21-36 2026-11-25T01:52:49Z 1 lab.cuenta=1',
    ],
  },
  'mariadb1011-uuid-trailing-zero-WRONG.batch.json': {
    is: 'WRONG: UUIDs 1 and 4 arrive turned, and are suspect',
    says: [
      'BEGIN 0-21-116 2026-11-25T01:49:27Z',
      'create lab.uus {"id":1,"u":"0000123e-4567-e89b-12d3-a45642665544"} [forgeable-clock,no-key] {"u":"suspect"} 2026-11-25T02:21:28Z @ 0-21-116#1',
      'create lab.uus {"id":2,"u":"3f2504e0-4f89-41d3-9a0c-0305e82c3301"} [forgeable-clock,no-key] 2026-11-25T02:21:28Z @ 0-21-116#2',
      'create lab.uus {"id":3,"u":"018f3a5c-7b1e-7c3d-8a9b-112233445566"} [forgeable-clock,no-key] 2026-11-25T02:21:28Z @ 0-21-116#3',
      'create lab.uus {"id":4,"u":"00ffffff-ffff-ff4f-ffbf-ffffffffffff"} [forgeable-clock,no-key] {"u":"suspect"} 2026-11-25T02:21:28Z @ 0-21-116#4',
      'END 0-21-116 2026-11-25T02:21:28Z 4 lab.uus=4',
    ],
  },
  'mariadb1011-xa-commit.batch.json': {
    is: 'XA: BEGIN and row without END, the commit is a second BEGIN',
    says: [
      'BEGIN 0-21-43 2026-11-25T01:52:52Z',
      'create lab.vacia schema {"id":5} {"id":5} [forgeable-clock] 2026-11-25T01:52:54Z @ 0-21-43#1',
      'BEGIN 0-21-44 2026-11-25T01:52:54Z',
    ],
  },
  'mariadb1011-xa-rolled-back-LIE.batch.json': {
    is: 'LIE: rolled back after XA PREPARE; a block, but no END',
    says: [
      'BEGIN 0-21-46 2026-11-25T01:52:54Z',
      'create lab.vacia schema {"id":7} {"id":7} [forgeable-clock] 2026-11-25T01:52:55Z @ 0-21-46#1',
      'BEGIN 0-21-47 2026-11-25T01:52:55Z',
    ],
  },
};
