/**
 * Hocuspocus with SQLite as its manual describes it: the database extension, default timing (2 to
 * 10 s after an edit). node:sqlite in place of better-sqlite3, with the same durability settings.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import { announce } from './listen.ts';

const database = new DatabaseSync(join(process.env['DATA_DIR'] ?? '.', 'hocuspocus.db'));
database.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
`);
const read = database.prepare('SELECT data FROM documents WHERE name = ?');
const write = database.prepare(
  'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data',
);

const server = new Server({
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const data = read.get(documentName)?.['data'];
        return data instanceof Uint8Array ? data : null;
      },
      store: async ({ documentName, state }) => {
        write.run(documentName, state);
      },
    }),
  ],
});
// Port 0 is falsy to its listen(), which would then take port 80.
server.configuration.port = Number(process.env['PORT'] ?? 0);
await server.listen();
announce(server.address.port);
