/** Places of events that have no order inside a transaction (XA, DDL, TRUNCATE, connectors without it), and every delivery that came again. */
import type { Sqlite } from '../sqlite.ts';

export interface CoordinateStore {
  add(source: number, coordinate: string, leaf: number): void;
  /** Newest first: a coordinate can come back in a later epoch. */
  find(source: number, coordinate: string): readonly number[];
  redelivered(leaf: number, ofLeaf: number): void;
}

export function createCoordinateStore(db: Sqlite): CoordinateStore {
  const add = db.prepare(
    'INSERT INTO loose_coordinate (source, coordinate, leaf) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const find = db
    .prepare<[number, string], number>(
      'SELECT leaf FROM loose_coordinate WHERE source = ? AND coordinate = ? ORDER BY leaf DESC',
    )
    .pluck();
  const redelivered = db.prepare('INSERT INTO redelivery (leaf, of_leaf) VALUES (?, ?) ON CONFLICT DO NOTHING');
  return {
    add: (source, coordinate, leaf) => void add.run(source, coordinate, leaf),
    find: (source, coordinate) => find.all(source, coordinate),
    redelivered: (leaf, ofLeaf) => void redelivered.run(leaf, ofLeaf),
  };
}
