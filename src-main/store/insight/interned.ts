/** Values that nearly every event repeats, kept once and referred to by number: connector and server, names of log files. */
import type { Sqlite } from '../sqlite.ts';

export interface Interner {
  originOf(source: number, connector: string, connectorVersion: string, serverId: string): number;
  fileOf(name: string): number;
}

interface OriginRow {
  id: number;
  source: number;
  connector: string;
  connector_version: string;
  server_id: string;
}

export function createInterner(db: Sqlite): Interner {
  const origins = new Map<string, number>();
  for (const row of db.prepare<[], OriginRow>('SELECT * FROM origin').all())
    origins.set(`${row.source}\0${row.connector}\0${row.connector_version}\0${row.server_id}`, row.id);
  const addOrigin = db.prepare(
    'INSERT INTO origin (id, source, connector, connector_version, server_id) VALUES (?, ?, ?, ?, ?)',
  );
  const findFile = db.prepare<[string], { id: number }>('SELECT id FROM log_file WHERE name = ?');
  const addFile = db.prepare('INSERT INTO log_file (name) VALUES (?)');
  let lastFile = { name: '', id: 0 };
  return {
    originOf: (source, connector, connectorVersion, serverId) => {
      const key = `${source}\0${connector}\0${connectorVersion}\0${serverId}`;
      const known = origins.get(key);
      if (known !== undefined) return known;
      const id = origins.size + 1;
      addOrigin.run(id, source, connector, connectorVersion, serverId);
      origins.set(key, id);
      return id;
    },
    fileOf: (name) => {
      if (name === lastFile.name) return lastFile.id;
      const id = findFile.get(name)?.id ?? Number(addFile.run(name).lastInsertRowid);
      lastFile = { name, id };
      return id;
    },
  };
}
