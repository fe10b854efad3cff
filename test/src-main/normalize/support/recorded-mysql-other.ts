/** What every body recorded from MySQL 9.7 is, record by record: snapshot, and bodies without schemas; `G` stands for the server's GTID series. */
import type { Recordings } from './recordings.ts';

export const recordings: Recordings = {
  'mysql97-noschema-begin.json': {
    is: 'BEGIN without schema',
    says: ['BEGIN b81e8772-e874-11f1-a5b1-02fc00000001:58 2026-11-25T02:19:09.874Z'],
  },
  'mysql97-noschema-ddl-alter.json': {
    is: 'ALTER TABLE without schema',
    says: [
      'ddl lab.cuenta [] ALTER cuenta(id,saldo,nota,extra; key id) @ bin.000002|3617|b81e8772-e874-11f1-a5b1-02fc00000001:62|||||lab..cuenta',
    ],
  },
  'mysql97-noschema-end.json': {
    is: 'END without schema, with counts',
    says: ['END b81e8772-e874-11f1-a5b1-02fc00000001:58 2026-11-25T02:19:09.874Z 1 lab.cuenta=1'],
  },
  'mysql97-noschema-heartbeat.json': {
    is: 'heartbeat without schema',
    says: ['heartbeat 2026-11-25T02:19:08.863Z'],
  },
  'mysql97-noschema-pk-update-create.json': {
    is: 'second half of a key change',
    says: [
      'create lab.cuenta schema {"id":91} {"id":91,"saldo":"101.00","nota":"a"} 2026-11-25T02:19:10.396301Z @ b81e8772-e874-11f1-a5b1-02fc00000001:59#2',
    ],
  },
  'mysql97-noschema-pk-update-delete.json': {
    is: 'first half of a key change',
    says: [
      'delete lab.cuenta schema {"id":1} {"id":1,"saldo":"101.00","nota":"a"} 2026-11-25T02:19:10.396301Z @ b81e8772-e874-11f1-a5b1-02fc00000001:59#1',
    ],
  },
  'mysql97-noschema-snapshot-row.json': {
    is: 'a snapshot row without schema',
    says: ['read lab.cuenta schema {"id":1} {"id":1,"saldo":"100.00","nota":"a"} [snapshot] no time @ null'],
  },
  'mysql97-noschema-truncate.json': {
    is: 'TRUNCATE without schema: no transaction, no thread',
    says: ['truncate lab.cuenta 2026-11-25T02:19:11.481Z @ bin.000002|3447|0|truncate|lab.cuenta'],
  },
  'mysql97-noschema-update.json': {
    is: 'an update without schema: types from the catalog',
    says: [
      'update lab.cuenta schema {"id":1} saldo: "100.00" → "101.00" 2026-11-25T02:19:09.874121Z @ b81e8772-e874-11f1-a5b1-02fc00000001:58#1',
    ],
  },
  'mysql97-snapshot-ddl.batch.json': {
    is: 'initial snapshot, part 1: synthetic DDL (SET, DROP TABLE/DATABASE IF EXISTS, CREATE …) incl. a database outside include.list; source.snapshot "true"',
    says: [
      'ddl . [synthetic-ddl] nothing to the columns @ null',
      'ddl bd_botica.parametro [synthetic-ddl] DROP parametro @ null',
      'ddl lab.Ventas Año 2026 [synthetic-ddl] DROP Ventas Año 2026 @ null',
      'ddl lab.auditoria_trg [synthetic-ddl] DROP auditoria_trg @ null',
      'ddl lab.compuesta [synthetic-ddl] DROP compuesta @ null',
      'ddl lab.cuenta [synthetic-ddl] DROP cuenta @ null',
      'ddl lab.hijo [synthetic-ddl] DROP hijo @ null',
      'ddl lab.nums [synthetic-ddl] DROP nums @ null',
      'ddl lab.padre [synthetic-ddl] DROP padre @ null',
      'ddl lab.sin_pk [synthetic-ddl] DROP sin_pk @ null',
      'ddl lab.textos [synthetic-ddl] DROP textos @ null',
      'ddl lab.tipos [synthetic-ddl] DROP tipos @ null',
      'ddl lab.vacia [synthetic-ddl] DROP vacia @ null',
      'ddl bd_botica. [synthetic-ddl] DROP_DATABASE  @ null',
      'ddl bd_botica. [synthetic-ddl] nothing to the columns @ null',
      'ddl bd_botica. [synthetic-ddl] nothing to the columns @ null',
      'ddl bd_botica.parametro [synthetic-ddl] CREATE parametro(cod,valor,n,b,d,t,f,z; key cod) @ null',
      'ddl lab. [synthetic-ddl] DROP_DATABASE  @ null',
      'ddl lab. [synthetic-ddl] nothing to the columns @ null',
      'ddl lab. [synthetic-ddl] nothing to the columns @ null',
      'ddl lab.Ventas Año 2026 [synthetic-ddl] CREATE Ventas Año 2026(Id Venta,Año,TOTAL €; key Id Venta) @ null',
      'ddl lab.auditoria_trg [synthetic-ddl] CREATE auditoria_trg(id,que,quien; key id) @ null',
      'ddl lab.compuesta [synthetic-ddl] CREATE compuesta(a,b,c; key b,a) @ null',
      'ddl lab.cuenta [synthetic-ddl] CREATE cuenta(id,saldo,nota; key id) @ null',
      'ddl lab.hijo [synthetic-ddl] CREATE hijo(id,padre_id,n; key id) @ null',
      'ddl lab.nums [synthetic-ddl] CREATE nums(n,v; key n) @ null',
      'ddl lab.padre [synthetic-ddl] CREATE padre(id,n; key id) @ null',
      'ddl lab.sin_pk [synthetic-ddl] CREATE sin_pk(a,b; key ) @ null',
      'ddl lab.textos [synthetic-ddl] CREATE textos(id,t,tb; key id) @ null',
      'ddl lab.tipos [synthetic-ddl] CREATE tipos(36 columns; key id) @ null',
    ],
  },
  'mysql97-snapshot-rows-types.batch.json': {
    is: 'initial snapshot, part 2: last CREATE, all r rows (first, first_in_data_collection, true, last_in_data_collection, last), heartbeat; 36-type table incl. NULLs and zero dates',
    says: [
      'ddl lab.vacia [synthetic-ddl] CREATE vacia(id; key id) @ null',
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
      'heartbeat 2026-11-25T01:45:23.357Z',
    ],
  },
};
