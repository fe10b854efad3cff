/** What every body of the documentation and of other projects' fixtures says once normalized, with no table known before. */

export const documented: Readonly<Record<string, readonly string[]>> = {
  'mariadb-delete-docs.json': [
    'delete inventory.customers {"id":1004,"first_name":"Anne Marie","last_name":"Kretchmar","email":"annek@noanswer.org"} [forgeable-clock,no-key,unknown-mapping] 2016-06-10T18:05:02.300Z @ mariadb-bin.000003|805|0|delete|inventory.customers',
  ],
  'mariadb-insert-schema-docs.json': [
    'create inventory.customers {"id":1004,"first_name":"Anne","last_name":"Kretchmar","email":"annek@noanswer.org"} [forgeable-clock,no-key] no time @ mariadb-bin.000003|154|0|create|inventory.customers',
  ],
  'mariadb-schema-change-docs.json': [
    'ddl inventory.customers [forgeable-clock] ALTER customers(id,first_name,middle_name,last_name,email; key id) @ mariadb-bin.000003|570||||||inventory..customers',
  ],
  'mariadb-truncate-docs.json': [
    'truncate inventory.customers [forgeable-clock] 2016-06-10T17:50:29.100Z @ mariadb-bin.000003|484|0|truncate|inventory.customers',
  ],
  'mariadb-update-docs.json': [
    'update inventory.customers first_name: "Anne" → "Anne Marie" [forgeable-clock,no-key,unknown-mapping] 2016-06-10T17:50:29.100Z @ mariadb-bin.000003|484|0|update|inventory.customers',
  ],
  'maxwell-bootstrap.json': [
    'bootstrap-start {"table":"barTable"}',
    'read fooDB.barTable {"txt":"hello"} [snapshot,no-key,unknown-mapping] no time @ null',
    'read fooDB.barTable {"txt":"bootstrap!"} [snapshot,no-key,unknown-mapping] no time @ null',
    'bootstrap-complete {"table":"barTable"}',
  ],
  'maxwell-delete.json': [
    'delete maxwell_eal7e6.products {"id":109,"name":"spare tire","description":"24 inch spare tire","weight":"22.2"} [no-key,unknown-mapping] 2023-11-06T06:48:10Z @ ||252|commit|delete|maxwell_eal7e6.products',
  ],
  'maxwell-insert.json': [
    'create test.e schema {"id":1,"c":"2016-10-21 05:33:37.523000"} {"id":1,"m":4.2341,"c":"2016-10-21 05:33:37.523000","comment":"I am a creature of light."} [unknown-mapping] 2016-10-21T12:33:37Z @ 23042|master.000006:800911|23396|commit|create|test.e',
  ],
  'maxwell-query.json': [
    'create test_row_query.row_query {"id":20} [no-key,unknown-mapping] no time @ null',
    'update test_row_query.row_query id: 20 → 21 [no-key,unknown-mapping] no time @ null',
    'delete test_row_query.row_query {"id":21} [no-key,unknown-mapping] no time @ null',
  ],
  'maxwell-table-alter.json': [
    'ddl test.e [] ALTER e(id,m,torvalds,c,comment; key id) @ master.000006:804398|table-alter|test.e',
  ],
  'maxwell-table-create.json': [
    'ddl test.e [] CREATE e(id,m,c,comment; key id) @ master.000006:800050|table-create|test.e',
  ],
  'maxwell-transaction.json': [
    'create maxwell_eal7e6.products {"id":101,"name":"scooter","description":"Small 2-wheel scooter","weight":"3.14"} [no-key,unknown-mapping] 2023-11-06T06:48:10Z @ ||246|0|create|maxwell_eal7e6.products',
    'create maxwell_eal7e6.products {"id":102,"name":"car battery","description":"12V car battery","weight":"8.1"} [no-key,unknown-mapping] 2023-11-06T06:48:10Z @ ||246|1|create|maxwell_eal7e6.products',
    'create maxwell_eal7e6.products {"id":103,"name":"12-pack drill bits","description":"12-pack of drill bits with sizes ranging from #40 to #3","weight":"0.8"} [no-key,unknown-mapping] 2023-11-06T06:48:10Z @ ||246|2|create|maxwell_eal7e6.products',
    `create maxwell_eal7e6.products {"id":104,"name":"hammer","description":"12oz carpenter's hammer","weight":"0.75"} [no-key,unknown-mapping] 2023-11-06T06:48:10Z @ ||246|3|create|maxwell_eal7e6.products`,
    `create maxwell_eal7e6.products {"id":105,"name":"hammer","description":"14oz carpenter's hammer","weight":"0.875"} [no-key,unknown-mapping] 2023-11-06T06:48:10Z @ ||246|4|create|maxwell_eal7e6.products`,
    `create maxwell_eal7e6.products {"id":106,"name":"hammer","description":"16oz carpenter's hammer","weight":"1.0"} [no-key,unknown-mapping] 2023-11-06T06:48:10Z @ ||246|5|create|maxwell_eal7e6.products`,
    'create maxwell_eal7e6.products {"id":107,"name":"rocks","description":"box of assorted rocks","weight":"5.3"} [no-key,unknown-mapping] 2023-11-06T06:48:10Z @ ||246|6|create|maxwell_eal7e6.products',
    'create maxwell_eal7e6.products {"id":108,"name":"jacket","description":"water resistent black wind breaker","weight":"0.1"} [no-key,unknown-mapping] 2023-11-06T06:48:10Z @ ||246|7|create|maxwell_eal7e6.products',
    'create maxwell_eal7e6.products {"id":109,"name":"spare tire","description":"24 inch spare tire","weight":"22.2"} [no-key,unknown-mapping] 2023-11-06T06:48:10Z @ ||246|commit|create|maxwell_eal7e6.products',
  ],
  'maxwell-types.json': [
    'create long_db.test_long {"id":1,"long_field":"18446744073709551615"} [no-key,unknown-mapping] no time @ null',
    'create bit_db.test_bit {"id":2,"bit_field":63} [no-key,unknown-mapping] no time @ null',
    'create set_db.test_sets {"id":1,"set_field":"[\\"bar\\",\\"baz\\"]"} [no-key,unknown-mapping] no time @ null',
    'create test_json.json {"j":"{\\"foo\\":\\"bar\\",\\"baz\\":[1,2,3,{\\"hello\\":\\"inside an array\\"}],\\"bar\\":123.4321}","i":0} [no-key,unknown-mapping] no time @ null',
    'create gis_db.test_gis {"id":1,"g":"POINT (3 2)"} [no-key,unknown-mapping] no time @ null',
    'create timedb.tt {"t":"12:23:33.123456","small_t":"12:23:33.345","dt":"2012-01-01 22:32:34.222222","small_dt":"2012-01-01 22:32:34.123","ts":"2012-01-01 22:32:34.1234"} [no-key,unknown-mapping] no time @ null',
    'create cdb.ca {"id":1,"ch":"a","datecol":"0000-00-00 00:00:00"} [no-key,unknown-mapping] no time @ null',
  ],
  'maxwell-update.json': [
    'update maxwell_eal7e6.products weight: "3.14" → "4.56" [no-key,unknown-mapping] 2023-11-06T06:48:10Z @ ||248|commit|update|maxwell_eal7e6.products',
  ],
  'mysql-alltypes-noschema.json': [
    'read qa_source.all_types (47 columns) [snapshot,no-key,unknown-mapping] no time @ null',
  ],
  'mysql-alltypes-schema.json': [
    'read mysql_cdc.mysql_cdc_e2e_source_table (42 columns) [snapshot,no-key] no time @ null',
  ],
  'mysql-delete-docs.json': [
    'delete inventory.customers {"id":1004,"first_name":"Anne Marie","last_name":"Kretchmar","email":"annek@noanswer.org"} [no-key,unknown-mapping] 2016-06-10T18:05:02.300Z @ mysql-bin.000003|805|0|delete|inventory.customers',
  ],
  'mysql-delete-thread.json': [
    'delete inventory.products {"id":111,"name":"scooter","description":"Big 2-wheel scooter ","weight":5.170000076293945} [no-key,unknown-mapping] 2020-05-13T09:32:24Z @ mysql-bin.000003|2443|0|delete|inventory.products',
  ],
  'mysql-delete-tutorial.json': [
    'delete inventory.customers {"id":1004,"first_name":"Anne Marie","last_name":"Kretchmar","email":"annek@noanswer.org"} [no-key,unknown-mapping] 2017-02-07T21:05:58Z @ mysql-bin.000003|725|0|delete|inventory.customers',
  ],
  'mysql-heartbeat-schema.json': ['heartbeat 2026-06-24T19:06:20Z'],
  'mysql-heartbeat.json': ['heartbeat 2026-06-24T19:06:20Z'],
  'mysql-http-batch-body.json': [
    'create inventory.customers {"id":1,"first_name":"A","last_name":"Kretchmar"} [no-key,unknown-mapping] 2026-06-24T19:06:19Z @ 3e11fa47-71ca-11e1-9e33-c80aa9429562:23#1',
    'BEGIN 3e11fa47-71ca-11e1-9e33-c80aa9429562:24 2026-06-24T19:06:19.900Z',
    'heartbeat 2026-06-24T19:06:20Z',
  ],
  'mysql-http-request.json': ['PROBLEM unrecognised-shape {"members":"method, headers, body"}'],
  'mysql-insert-schema-docs.json': [
    'create inventory.customers {"id":1004,"first_name":"Anne","last_name":"Kretchmar","email":"annek@noanswer.org"} [no-key] no time @ mysql-bin.000003|154|0|create|inventory.customers',
  ],
  'mysql-insert-thread.json': [
    'create inventory.products {"id":110,"name":"jacket","description":"water resistent white wind breaker","weight":0.20000000298023224} [no-key,unknown-mapping] 2020-05-13T09:30:10Z @ mysql-bin.000003|1068|0|create|inventory.products',
  ],
  'mysql-multirow-same-pos.json': [
    'update inventory.customers first_name: "A" → "X" [no-key,unknown-mapping] 2026-06-24T19:06:19Z @ 3e11fa47-71ca-11e1-9e33-c80aa9429562:23#1',
    'update inventory.customers first_name: "B" → "X" [no-key,unknown-mapping] 2026-06-24T19:06:19Z @ 3e11fa47-71ca-11e1-9e33-c80aa9429562:23#2',
    'update inventory.customers first_name: "C" → "X" [no-key,unknown-mapping] 2026-06-24T19:06:19Z @ 3e11fa47-71ca-11e1-9e33-c80aa9429562:23#3',
  ],
  'mysql-pk-update-pair.json': [
    'delete inventory.customers {"id":1004,"first_name":"Anne","last_name":"Kretchmar"} [no-key,unknown-mapping] 2026-06-24T19:06:19Z @ 3e11fa47-71ca-11e1-9e33-c80aa9429562:23#1',
    'create inventory.customers {"id":9004,"first_name":"Anne","last_name":"Kretchmar"} [no-key,unknown-mapping] 2026-06-24T19:06:19Z @ 3e11fa47-71ca-11e1-9e33-c80aa9429562:23#2',
  ],
  'mysql-schema-change-docs.json': [
    'ddl inventory.customers [] ALTER customers(id,first_name,middle_name,last_name,email; key id) @ mysql-bin.000003|570||||||inventory..customers',
  ],
  'mysql-snapshot-legacy-op-c.json': [
    'read inventory.products {"id":101,"name":"scooter","description":"Small 2-wheel scooter","weight":3.140000104904175} [snapshot,no-key,unknown-mapping] no time @ null',
  ],
  'mysql-snapshot-schema-tutorial.json': [
    'read inventory.customers {"id":1004,"first_name":"Anne","last_name":"Kretchmar","email":"annek@noanswer.org"} [snapshot,no-key] no time @ null',
  ],
  'mysql-stream-legacy.json': [
    'read inventory.products {"id":101,"name":"scooter","description":"Small 2-wheel scooter","weight":3.140000104904175} [snapshot,no-key,unknown-mapping] no time @ null',
    'read inventory.products {"id":102,"name":"car battery","description":"12V car battery","weight":8.100000381469727} [snapshot,no-key,unknown-mapping] no time @ null',
    'read inventory.products {"id":103,"name":"12-pack drill bits","description":"12-pack of drill bits with sizes ranging from #40 to #3","weight":0.800000011920929} [snapshot,no-key,unknown-mapping] no time @ null',
    `read inventory.products {"id":104,"name":"hammer","description":"12oz carpenter's hammer","weight":0.75} [snapshot,no-key,unknown-mapping] no time @ null`,
    `read inventory.products {"id":105,"name":"hammer","description":"14oz carpenter's hammer","weight":0.875} [snapshot,no-key,unknown-mapping] no time @ null`,
    `read inventory.products {"id":106,"name":"hammer","description":"16oz carpenter's hammer","weight":1} [snapshot,no-key,unknown-mapping] no time @ null`,
    'read inventory.products {"id":107,"name":"rocks","description":"box of assorted rocks","weight":5.300000190734863} [snapshot,no-key,unknown-mapping] no time @ null',
    'read inventory.products {"id":108,"name":"jacket","description":"water resistent black wind breaker","weight":0.10000000149011612} [snapshot,no-key,unknown-mapping] no time @ null',
    'read inventory.products {"id":109,"name":"spare tire","description":"24 inch spare tire","weight":22.200000762939453} [snapshot,no-key,unknown-mapping] no time @ null',
    `update inventory.products description: "16oz carpenter's hammer" → "18oz carpenter hammer" [no-key,unknown-mapping] 2020-05-13T09:26:27Z @ mysql-bin.000003|362|0|update|inventory.products`,
    'update inventory.products weight: 5.300000190734863 → 5.099999904632568 [no-key,unknown-mapping] 2020-05-13T09:28:19Z @ mysql-bin.000003|717|0|update|inventory.products',
    'create inventory.products {"id":110,"name":"jacket","description":"water resistent white wind breaker","weight":0.20000000298023224} [no-key,unknown-mapping] 2020-05-13T09:30:10Z @ mysql-bin.000003|1068|0|create|inventory.products',
    'create inventory.products {"id":111,"name":"scooter","description":"Big 2-wheel scooter ","weight":5.179999828338623} [no-key,unknown-mapping] 2020-05-13T09:30:43Z @ mysql-bin.000003|1394|0|create|inventory.products',
    'update inventory.products description: "water resistent white wind breaker" → "new water resistent white wind breaker" weight: 0.20000000298023224 → 0.5 [no-key,unknown-mapping] 2020-05-13T09:31:33Z @ mysql-bin.000003|1707|0|update|inventory.products',
    'update inventory.products weight: 5.179999828338623 → 5.170000076293945 [no-key,unknown-mapping] 2020-05-13T09:32:10Z @ mysql-bin.000003|2090|0|update|inventory.products',
    'delete inventory.products {"id":111,"name":"scooter","description":"Big 2-wheel scooter ","weight":5.170000076293945} [no-key,unknown-mapping] 2020-05-13T09:32:24Z @ mysql-bin.000003|2443|0|delete|inventory.products',
  ],
  'mysql-transaction-begin.json': ['BEGIN 0e4d5dcd-a33b-11ea-80f1-02010a22a99e:10 2017-02-07T20:49:37.125Z'],
  'mysql-transaction-end.json': [
    'END 0e4d5dcd-a33b-11ea-80f1-02010a22a99e:10 2017-02-07T20:49:37.691Z 2 s1.a=1 s2.a=1',
  ],
  'mysql-truncate-docs.json': [
    'truncate inventory.customers 2016-06-10T17:50:29.100Z @ mysql-bin.000003|484|0|truncate|inventory.customers',
  ],
  'mysql-types-precise-schema.json': [
    'create inventory.typed (9 columns) [no-key] 2026-06-24T19:06:19Z @ mysql-bin.000003|7000|0|create|inventory.typed',
  ],
  'mysql-update-docs.json': [
    'update inventory.customers first_name: "Anne" → "Anne Marie" [no-key,unknown-mapping] 2016-06-10T17:50:29.100Z @ mysql-bin.000003|484|0|update|inventory.customers',
  ],
  'mysql-update-thread.json': [
    `update inventory.products description: "16oz carpenter's hammer" → "18oz carpenter hammer" [no-key,unknown-mapping] 2020-05-13T09:26:27Z @ mysql-bin.000003|362|0|update|inventory.products`,
  ],
  'mysql-update-tutorial.json': [
    'update inventory.customers first_name: "Anne" → "Anne Marie" [no-key,unknown-mapping] 2017-02-07T21:04:46Z @ mysql-bin.000003|364|0|update|inventory.customers',
  ],
  'oracle-delete-docs.json': [
    'delete  {"ID":1004,"FIRST_NAME":"Anne","LAST_NAME":"Kretchmar","EMAIL":"anne@example.com"} [no-key,unknown-mapping] 2018-03-03T13:52:33Z @ 6.28.807|2122184|001234.00012345.0124|1|1|AAASgjAAMAAAACnAAA|delete|.',
  ],
  'oracle-insert-schema-docs.json': [
    'create  {"ID":1004,"FIRST_NAME":"Anne","LAST_NAME":"Kretchmar","EMAIL":"annek@noanswer.org"} [no-key] 2018-03-03T13:52:34Z @ 6.28.807|2122185|001234.00012345.0124|1|1|AAASgjAAMAAAACnAAA|create|.',
  ],
  'oracle-schema-change-docs.json': [
    'ddl ORCLPDB1.CUSTOMERS [synthetic-ddl] CREATE CUSTOMERS(ID,FIRST_NAME,LAST_NAME,EMAIL; key ID) @ null',
  ],
  'oracle-transaction-begin-docs.json': ['BEGIN 5.6.641 2017-02-07T20:49:37.125Z'],
  'oracle-transaction-end-docs.json': [
    'END 5.6.641 2017-02-07T20:49:37.691Z 2 ORCLPDB1.DEBEZIUM.CUSTOMER=1 ORCLPDB1.DEBEZIUM.ORDER=1',
  ],
  'oracle-truncate-docs.json': [
    'truncate ORCLPDB1.DEBEZIUM.TEST_TABLE 2021-12-08T14:42:18.971Z @ 02000a0037030000|13234397|001234.00012345.0124|1|1||truncate|ORCLPDB1.DEBEZIUM.TEST_TABLE',
  ],
  'oracle-update-docs.json': [
    'update  EMAIL: "annek@noanswer.org" → "anne@example.com" [no-key,unknown-mapping] 2018-03-03T14:03:31Z @ 6.9.809|2125544|001234.00012345.0124|1|1|AAASgjAAMAAAACnAAA|update|.',
  ],
  'postgresql-cloudevents-docs.json': [
    'PROBLEM cloudevents {"members":"id, source, specversion, type, time, datacontenttype, iodebeziumop, iodebeziumversion"}',
  ],
  'postgresql-delete-docs.json': [
    'delete postgres.public.customers {"id":1} [no-key,unknown-mapping] 2019-05-28T08:58:24.863852Z @ 46523128|556|delete|postgres.public.customers|9c2d802a73d2f89b8a45a2ec3205e9ec015b259810a0398fbec15ee78b362091',
  ],
  'postgresql-delete.json': [
    'delete postgres.inventory.products {"id":111,"name":"scooter","description":"Big 2-wheel scooter ","weight":5.17} [no-key,unknown-mapping] 2020-07-29T08:23:08.168Z @ 34133800|608|delete|postgres.inventory.products|94d376bf0cbe1c3c97b70038f76a7fdac2cc77b7b813c87a81df7c852f1addbf',
  ],
  'postgresql-insert-schema-docs.json': [
    'read postgres.public.customers {"id":1,"first_name":"Anne","last_name":"Kretchmar","email":"annek@noanswer.org"} [snapshot,no-key] no time @ null',
  ],
  'postgresql-insert.json': [
    'create postgres.inventory.products {"id":110,"name":"jacket","description":"water resistent white wind breaker","weight":0.2} [no-key,unknown-mapping] 2020-07-29T08:22:26.488Z @ 34132560|604|create|postgres.inventory.products|5ef84444f5fc278c4324dbd0a05d17dedd1620cc4f3ce2d5293434d90f173273',
  ],
  'postgresql-message-docs.json': [
    'message postgres {"prefix":"foo","content":"base64:Ymfy"} 2019-05-28T08:58:24.863879Z @ 46523128|556|message|postgres..|18db3012f34d41cf372578a5de68fff0e26014cefff0dc44109bfb9381fed465',
  ],
  'postgresql-snapshot.json': [
    'read postgres.inventory.products {"id":101,"name":"scooter","description":"Small 2-wheel scooter","weight":3.14} [snapshot,no-key,unknown-mapping] no time @ null',
  ],
  'postgresql-transaction-begin-docs.json': ['BEGIN 571 2017-02-07T20:49:37.125Z'],
  'postgresql-transaction-begin.json': ['BEGIN 35352 2024-01-03T08:08:43.180Z'],
  'postgresql-transaction-end-docs.json': ['END 571 2017-02-07T20:49:37.691Z 2 s1.a=1 s2.a=1'],
  'postgresql-transaction-end.json': ['END 35352 2024-01-03T08:08:43.180Z 11 public.orders_tx=5 public.person=6'],
  'postgresql-truncate-docs.json': [
    'truncate postgres.public.customers 2019-05-28T08:58:24.863112Z @ 46523128|556|truncate|postgres.public.customers|69799a9cfe28d007d4132b6af63d38eda7c1093b4e44c9ac90456890b5c5d864',
  ],
  'postgresql-update-docs.json': [
    'update postgres.public.customers [no-key,unknown-mapping] 2019-05-28T08:58:24.863769Z @ 24023128|556|update|postgres.public.customers|ffe4bc1c1f24d66b75e25ccef6327a97563f0bf75a991e2dc4ec10366d6a3712',
  ],
  'postgresql-update.json': [
    `update postgres.inventory.products description: "16oz carpenter's hammer" → "18oz carpenter hammer" [no-key,unknown-mapping] 2020-07-29T08:21:29.629Z @ 34131104|602|update|postgres.inventory.products|d25c3dc71516baa004dc21d92935b98be920e0e166ea1c13babb5ae1e82f9e37`,
  ],
  'sqlserver-delete-docs.json': [
    'delete testDB.dbo.customers {"id":1005,"first_name":"john","last_name":"doe","email":"noreply@example.org"} [no-key,unknown-mapping] 2019-06-05T10:27:25.243Z @ 00000027:00000db0:0007|00000027:00000db0:0005|1|delete|testDB.dbo.customers',
  ],
  'sqlserver-insert-schema-docs.json': [
    'create testDB.dbo.customers {"id":1005,"first_name":"john","last_name":"doe","email":"john.doe@example.org"} [no-key] 2019-06-05T10:11:08.470Z @ 00000027:00000758:0005|00000027:00000758:0003|1|create|testDB.dbo.customers',
  ],
  'sqlserver-notification-docs.json': [
    'notification {"aggregate_type":"Capture Instance","type":"COMPLETED","id":"ff81ba59-15ea-42ae-b5d0-4d74f1f4038f","timestamp":"1695817046353"}',
  ],
  'sqlserver-schema-change-docs.json': [
    'ddl testDB.customers [synthetic-ddl] CREATE customers(id,first_name,last_name,email; key id) @ null',
  ],
  'sqlserver-transaction-begin.json': ['BEGIN 00000025:00000d08:0025 2017-02-07T20:49:37.125Z'],
  'sqlserver-transaction-end.json': [
    'END 00000025:00000d08:0025 2017-02-07T20:49:37.691Z 2 testDB.dbo.testDB.tablea=1 testDB.dbo.testDB.tableb=1',
  ],
  'sqlserver-update-docs.json': [
    'update testDB.dbo.customers email: "john.doe@example.org" → "noreply@example.org" [no-key,unknown-mapping] 2019-06-05T10:19:55.937Z @ 00000027:00000ac0:0007|00000027:00000ac0:0002|2|update|testDB.dbo.customers',
  ],
};
