import type { DatabaseSync } from 'node:sqlite';
import { OF_DOCUMENT } from './tables.ts';

/** Every statement of the document store, prepared once. */
export function prepareStatements(database: DatabaseSync) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    begin: prepare('BEGIN IMMEDIATE'),
    commit: prepare('COMMIT'),
    rollback: prepare('ROLLBACK'),

    find: prepare(
      `SELECT document, seq, claims FROM documents
       WHERE name = ?1 AND NOT EXISTS (SELECT 1 FROM erasing_documents WHERE name = ?1)`,
    ),
    add: prepare('INSERT INTO documents (name, seq, claims) VALUES (?, 0, 0) RETURNING document'),
    advance: prepare(
      'UPDATE documents SET seq = seq + 1, claims = claims + ? WHERE document = ? RETURNING seq',
    ),
    markErasing: prepare('INSERT INTO erasing_documents VALUES (?) ON CONFLICT DO NOTHING'),
    unmarkErasing: prepare('DELETE FROM erasing_documents WHERE name = ?'),
    /** Marked, and not gone yet: a crash or a full disk came in between. `document` is null when there is none. */
    erasingOf: prepare(
      'SELECT document FROM erasing_documents LEFT JOIN documents USING (name) WHERE name = ?',
    ),
    erasing: prepare('SELECT name FROM erasing_documents'),
    /** Everything of a document, itself last. */
    removal: [...OF_DOCUMENT, 'documents'].map((table) =>
      prepare(`DELETE FROM ${table} WHERE document = ?`),
    ),

    epochs: prepare('SELECT from_seq, epoch FROM epochs WHERE document = ? ORDER BY from_seq'),
    addEpoch: prepare('INSERT INTO epochs (document, from_seq, epoch) VALUES (?, ?, ?)'),

    addRow: prepare('INSERT INTO log (document, seq, sealed) VALUES (?, ?, ?)'),
    rowsAfter: prepare('SELECT seq, sealed FROM log WHERE document = ? AND seq > ? ORDER BY seq'),

    addClaims: prepare('INSERT INTO claims (document, seq, sealed) VALUES (?, ?, ?)'),
    claims: prepare('SELECT seq, sealed FROM claims WHERE document = ? ORDER BY seq'),
    removeClaimsUpTo: prepare('DELETE FROM claims WHERE document = ? AND seq <= ?'),

    snapshot: prepare('SELECT seq, sealed FROM snapshots WHERE document = ?'),
    putSnapshot: prepare(
      `INSERT INTO snapshots (document, seq, sealed) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET seq = excluded.seq, sealed = excluded.sealed`,
    ),

    lastMonth: prepare('SELECT max(month) AS month FROM row_months WHERE document = ?'),
    addMonth: prepare('INSERT INTO row_months VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
  };
}

export type Statements = ReturnType<typeof prepareStatements>;
