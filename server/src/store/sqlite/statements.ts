import type { DatabaseSync } from 'node:sqlite';

/** Every statement of the document store, prepared once. */
export function prepareStatements(database: DatabaseSync) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    begin: prepare('BEGIN IMMEDIATE'),
    commit: prepare('COMMIT'),
    rollback: prepare('ROLLBACK'),

    find: prepare('SELECT document, seq, claims, erasing FROM documents WHERE name = ?'),
    add: prepare('INSERT INTO documents (name, seq, claims) VALUES (?, 0, 0) RETURNING document'),
    advance: prepare(
      'UPDATE documents SET seq = seq + 1, claims = claims + ? WHERE document = ? RETURNING seq',
    ),
    markErasing: prepare('UPDATE documents SET erasing = 1 WHERE document = ?'),
    erasing: prepare('SELECT document, name FROM documents WHERE erasing = 1'),
    removeDocument: prepare('DELETE FROM documents WHERE document = ?'),

    epochs: prepare('SELECT from_seq, epoch FROM epochs WHERE document = ? ORDER BY from_seq'),
    addEpoch: prepare('INSERT INTO epochs (document, from_seq, epoch) VALUES (?, ?, ?)'),
    removeEpochs: prepare('DELETE FROM epochs WHERE document = ?'),

    addRow: prepare('INSERT INTO log (document, seq, sealed) VALUES (?, ?, ?)'),
    rowsAfter: prepare('SELECT seq, sealed FROM log WHERE document = ? AND seq > ? ORDER BY seq'),
    removeRows: prepare('DELETE FROM log WHERE document = ?'),

    addClaims: prepare('INSERT INTO claims (document, seq, sealed) VALUES (?, ?, ?)'),
    claims: prepare('SELECT seq, sealed FROM claims WHERE document = ? ORDER BY seq'),
    removeClaimsUpTo: prepare('DELETE FROM claims WHERE document = ? AND seq <= ?'),

    snapshot: prepare('SELECT seq, sealed FROM snapshots WHERE document = ?'),
    putSnapshot: prepare(
      `INSERT INTO snapshots (document, seq, sealed) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET seq = excluded.seq, sealed = excluded.sealed`,
    ),
    removeSnapshot: prepare('DELETE FROM snapshots WHERE document = ?'),
  };
}

export type Statements = ReturnType<typeof prepareStatements>;
