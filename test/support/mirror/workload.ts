/** A long mixed workload on a real server: what an old application and its administrators do to tables, in one list of statements. */
import { type Random, seededRandom } from './random.ts';
import { createTypesTable, type Engine, insertEdgeRows, updateTypesRow } from './types-table.ts';

/** Statements before the connector starts: they arrive as a snapshot. */
export function beforeSnapshot(engine: Engine): string[] {
  return [
    createTypesTable(engine),
    ...insertEdgeRows(engine, 1),
    "CREATE TABLE cuenta (id INT PRIMARY KEY, saldo DECIMAL(12,2) NOT NULL, nota VARCHAR(200) DEFAULT 'sin nota')",
    ...Array.from({ length: 40 }, (_, i) => `INSERT INTO cuenta VALUES (${i + 1}, ${i}.50, 'cuenta ${i + 1}')`),
    'CREATE TABLE compuesta (a INT, b VARCHAR(20), v BIGINT, PRIMARY KEY (a, b))',
    "INSERT INTO compuesta VALUES (1,'x',1),(1,'ñ',2),(2,'x',3)",
    'CREATE TABLE sin_clave (a INT, b VARCHAR(40))',
    "INSERT INTO sin_clave VALUES (1,'uno'),(2,'dos'),(2,'dos')",
    'CREATE TABLE `Ventas Año 2026` (`Id Venta` INT PRIMARY KEY, `Año` INT, `TOTAL €` DECIMAL(10,2), `fecha-hora` DATETIME)',
    "INSERT INTO `Ventas Año 2026` VALUES (1, 2026, 10.50, '2026-11-17 09:00:00')",
    'CREATE TABLE vaciada (id INT PRIMARY KEY, t TEXT)',
    "INSERT INTO vaciada VALUES (1,'a'),(2,'b'),(3,'c')",
    'CREATE TABLE grande (id INT PRIMARY KEY, t LONGTEXT)',
    'CREATE TABLE sin_tocar (id INT PRIMARY KEY, v VARCHAR(10))',
    "INSERT INTO sin_tocar VALUES (1,'quieta')",
  ];
}

/** Statements while the connector streams; each entry is one call, so a transaction is one entry. */
export function whileStreaming(engine: Engine, seed: number, mixedRounds: number): string[] {
  const random = seededRandom(seed);
  return [
    ...insertEdgeRows(engine, 101),
    ...Array.from({ length: 30 }, () => updateTypesRow(engine, random, 1 + random.integer(5))),
    ...transactions,
    ...mixed(random, mixedRounds, 0),
    ...definitions,
    ...mixed(random, mixedRounds, 1),
    ...keys,
    ...truncates,
    "INSERT INTO grande VALUES (1, REPEAT('ñandú €', 430000)), (2, 'pequeño')",
    "UPDATE grande SET t = CONCAT(t, '.') WHERE id = 1",
    ...names,
    ...keyless,
    ...mixed(random, mixedRounds, 2),
  ];
}

const transactions = [
  'START TRANSACTION; UPDATE cuenta SET saldo=saldo-10 WHERE id=1; UPDATE cuenta SET saldo=saldo+10 WHERE id=2; COMMIT',
  "START TRANSACTION; UPDATE cuenta SET nota='q' WHERE id=2; UPDATE cuenta SET nota='a' WHERE id=2; UPDATE cuenta SET nota='q' WHERE id=2; COMMIT",
  "START TRANSACTION; INSERT INTO cuenta VALUES (201,1,'queda'); SAVEPOINT s1; INSERT INTO cuenta VALUES (202,1,'no queda'); ROLLBACK TO s1; INSERT INTO cuenta VALUES (203,1,'queda'); COMMIT",
  'START TRANSACTION; DELETE FROM cuenta WHERE id < 30; ROLLBACK',
  "START TRANSACTION; DELETE FROM cuenta WHERE id=5; INSERT INTO cuenta VALUES (5, 5.55, 'otra vez'); COMMIT",
  "INSERT INTO cuenta VALUES (3, 1, 'x') ON DUPLICATE KEY UPDATE nota='ya estaba'",
  "REPLACE INTO cuenta VALUES (4, 44.44, 'reemplazada')",
  'UPDATE cuenta SET saldo=saldo+1 /* app=caja user=maria.perez */',
  'INSERT INTO cuenta SELECT id+1000, saldo, nota FROM cuenta WHERE id<=40',
];

/** After a change of definition every row is written once more: a default filled in by ALTER sends no row event. */
const definitions = [
  "ALTER TABLE cuenta ADD COLUMN medio VARCHAR(10) DEFAULT 'm' AFTER id",
  "UPDATE cuenta SET medio = IF(id % 2 = 0, 'par', NULL), nota = CONCAT('n', id)",
  'ALTER TABLE cuenta MODIFY saldo DECIMAL(18,4) NOT NULL',
  'UPDATE cuenta SET saldo = saldo + 0.0001',
  'ALTER TABLE cuenta CHANGE nota observacion VARCHAR(300)',
  "UPDATE cuenta SET observacion = CONCAT(IFNULL(observacion, ''), '!')",
  'CREATE TABLE nueva (id INT PRIMARY KEY, c DECIMAL(9,3) NOT NULL DEFAULT 1.5)',
  'INSERT INTO nueva(id) VALUES (1),(2)',
  'RENAME TABLE nueva TO `Nueva B`',
  'INSERT INTO `Nueva B` VALUES (3, 1)',
  'UPDATE `Nueva B` SET c = c + 1',
  'CREATE TABLE copia AS SELECT * FROM compuesta',
  'CREATE TABLE efimera (id INT PRIMARY KEY)',
  'INSERT INTO efimera VALUES (1)',
  'DROP TABLE efimera',
  'ALTER TABLE compuesta DROP COLUMN v',
  "UPDATE compuesta SET b = CONCAT(b, '*')",
  'CREATE INDEX ix_saldo ON cuenta (saldo)',
];

const keys = [
  'UPDATE cuenta SET id = 3000, saldo = 301 WHERE id = 3',
  "UPDATE compuesta SET a = 7 WHERE b = 'x*' AND a = 2",
  'UPDATE cuenta SET id = id + 5000 WHERE id BETWEEN 10 AND 20',
  'START TRANSACTION; UPDATE cuenta SET id = 9001 WHERE id = 21; UPDATE cuenta SET id = 21 WHERE id = 9001; COMMIT',
];

const truncates = ['TRUNCATE TABLE vaciada', "INSERT INTO vaciada VALUES (9,'después'),(10,'de vaciar')"];

const names = [
  "INSERT INTO `Ventas Año 2026` VALUES (20, 2027, 10.5, '2026-11-17 21:55:02')",
  'UPDATE `Ventas Año 2026` SET `TOTAL €` = 11 WHERE `Id Venta` = 20',
  'DELETE FROM `Ventas Año 2026` WHERE `Id Venta` = 1',
];

const keyless = [
  "INSERT INTO sin_clave VALUES (3,'tres'),(3,'tres'),(4,NULL)",
  "UPDATE sin_clave SET b='TRES' WHERE a=3",
  'DELETE FROM sin_clave WHERE a=2 LIMIT 1',
  "UPDATE sin_clave SET a=NULL WHERE b='uno'",
];

/** `round` selects the column names in force: the definitions change between the rounds. */
function mixed(random: Random, rounds: number, round: number): string[] {
  const note = round === 0 ? 'nota' : 'observacion';
  const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const statement = (i: number): string => {
    const id = 1 + random.integer(60);
    switch (random.integer(6)) {
      case 0:
        return `INSERT INTO cuenta (id, saldo, ${note}) VALUES (${20_000 + round * 5_000 + i}, ${random.integer(9999)}.${10 + random.integer(89)}, ${quote(random.text(20))})`;
      case 1:
        return `DELETE FROM cuenta WHERE id = ${id}`;
      case 2:
        return `UPDATE cuenta SET saldo = saldo * 1.07 WHERE id BETWEEN ${id} AND ${id + random.integer(9)}`;
      case 3:
        return `INSERT INTO sin_clave VALUES (${random.integer(5)}, ${quote(random.text(3))})`;
      case 4:
        return `UPDATE sin_clave SET b = ${quote(random.text(3))} WHERE a = ${random.integer(5)} LIMIT 1`;
      default:
        return `UPDATE cuenta SET ${note} = ${quote(random.text(12))} WHERE id = ${id}`;
    }
  };
  const list: string[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const count = 1 + random.integer(4);
    const statements = Array.from({ length: count }, (_, n) => statement(i * 4 + n));
    const end = random.integer(8) === 0 ? 'ROLLBACK' : 'COMMIT';
    list.push(count === 1 ? (statements[0] ?? '') : `START TRANSACTION; ${statements.join('; ')}; ${end}`);
  }
  return list;
}
