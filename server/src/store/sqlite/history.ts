import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { parseDocumentName, nameOf } from '../document-name.ts';
import type { HistoryStore } from '../history-store.ts';
import type { Keyring } from '../sealing/keyring.ts';
import { makeNonces, seal, unseal } from '../sealing/seal.ts';
import type { RandomBytes } from '@steady/shared/ids.ts';
import { StoreError, type Author } from '../store.ts';
import { blob, integer, text } from './columns.ts';
import { inTransaction } from './database.ts';
import { decodeAuthors, decodeRow, encodeAuthors, placeOf, type AuthorRun } from './formats.ts';
import { epochAt, readEpochs } from './read-document.ts';
import { prepareStatements } from './statements.ts';

/** Rows removed in one transaction: about 8 ms of reading who wrote them. */
export const FORGET_ROWS = 1_000;

export function makeHistoryStore(
  database: DatabaseSync,
  keyring: Keyring,
  random: RandomBytes,
): HistoryStore {
  const statements = prepareStatements(database);
  const nonce = makeNonces(random);
  const find = database.prepare(`SELECT * FROM documents
     WHERE name = ?1 AND NOT EXISTS (SELECT 1 FROM erasing_documents WHERE name = ?1)`);
  // Rows before the first mark come from a time before there were any: as old as that mark, or older.
  const older = database.prepare(
    `SELECT name FROM documents AS d
     WHERE NOT EXISTS (SELECT 1 FROM erasing_documents AS e WHERE e.name = d.name)
       AND EXISTS (SELECT 1 FROM row_months WHERE document = d.document AND month < ?1)
       AND coalesce((SELECT min(first_seq) - 1 FROM row_months
                     WHERE document = d.document AND month >= ?1), seq)
         > coalesce((SELECT upto FROM row_authors WHERE document = d.document), 0)
     ORDER BY name`,
  );
  const hasOlder = database.prepare(
    'SELECT 1 FROM row_months WHERE document = ? AND month < ? LIMIT 1',
  );
  const begin = database.prepare(
    'SELECT min(first_seq) AS first FROM row_months WHERE document = ? AND month >= ?',
  );
  const last = database.prepare('SELECT max(month) AS month FROM row_months WHERE document = ?');
  const gone = database.prepare('SELECT upto, sealed FROM row_authors WHERE document = ?');
  const rows = database.prepare(
    'SELECT seq, sealed FROM log WHERE document = ? AND seq > ? AND seq <= ? ORDER BY seq',
  );
  const remove = database.prepare('DELETE FROM log WHERE document = ? AND seq <= ?');
  const put = database.prepare(
    `INSERT INTO row_authors VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET upto = excluded.upto, sealed = excluded.sealed`,
  );

  return {
    async older(month) {
      return older.all(month).map((row) => parseDocumentName(text(row, 'name')));
    },

    async forget(id, month) {
      const name = nameOf(id);
      const row = find.get(name);
      if (row === undefined) return 0;
      const document = integer(row, 'document');
      const snapshot = statements.snapshot.get(document);
      if (snapshot === undefined || !hasOlder.get(document, month)) return 0;
      const first = begin.get(document, month)?.['first'];
      const writtenBefore = typeof first === 'number' ? first - 1 : integer(row, 'seq');
      return inTransaction(database, () => {
        const known = runsGone(document, name);
        const from = lengthOf(known);
        const cut = Math.min(integer(snapshot, 'seq'), writtenBefore, from + FORGET_ROWS); // [S51]
        if (cut <= from) return 0;
        const runs = joined([...known, ...readRuns(document, name, from, cut)]);
        const key = keyring.open(name);
        const epoch = epochAt(readEpochs(statements, name, document), cut);
        const place = placeOf('authors', name, epoch, cut);
        put.run(document, cut, seal(key, nonce(), place, encodeAuthors(runs))); // [S52]
        remove.run(document, cut);
        return cut - from;
      });
    },

    async authorsOf(id) {
      const name = nameOf(id);
      const row = find.get(name);
      if (row === undefined) return [];
      const document = integer(row, 'document');
      const known = runsGone(document, name);
      const there = readRuns(document, name, lengthOf(known), integer(row, 'seq'));
      return [...known, ...there].flatMap(({ author, rows }) => Array<Author>(rows).fill(author));
    },

    async lastMonthOf(id) {
      const row = find.get(nameOf(id));
      const month = row && last.get(integer(row, 'document'))?.['month'];
      return v.parse(v.nullish(v.number()), month) ?? undefined;
    },
  };

  function runsGone(document: number, name: string): readonly AuthorRun[] {
    const row = gone.get(document);
    if (row === undefined) return [];
    const upTo = integer(row, 'upto');
    const epoch = epochAt(readEpochs(statements, name, document), upTo);
    const place = placeOf('authors', name, epoch, upTo);
    const runs = decodeAuthors(unseal(keyring.open(name), place, blob(row, 'sealed')));
    if (lengthOf(runs) !== upTo) throw lost(name, `who wrote its first ${upTo} rows`);
    return runs;
  }

  /** Of the rows `after` < number ≤ `upTo`, all of which must be there. */
  function readRuns(document: number, name: string, after: number, upTo: number): AuthorRun[] {
    const epochs = readEpochs(statements, name, document);
    const key = keyring.open(name);
    const runs: AuthorRun[] = [];
    let seq = after;
    for (const row of rows.iterate(document, after, upTo)) {
      if (integer(row, 'seq') !== seq + 1) throw lost(name, `row ${seq + 1}`);
      seq += 1;
      const place = placeOf('row', name, epochAt(epochs, seq), seq);
      const { author } = decodeRow(unseal(key, place, blob(row, 'sealed')));
      runs.push({ author, rows: 1 });
    }
    if (seq !== upTo) throw lost(name, `row ${seq + 1}`);
    return joined(runs);
  }
}

const lengthOf = (runs: readonly AuthorRun[]): number =>
  runs.reduce((sum, { rows }) => sum + rows, 0);

/** Neighbours of one author become one run. */
function joined(runs: readonly AuthorRun[]): AuthorRun[] {
  const made: AuthorRun[] = [];
  for (const { author, rows } of runs) {
    const last = made.at(-1);
    if (last?.author === author) made[made.length - 1] = { author, rows: last.rows + rows };
    else made.push({ author, rows });
  }
  return made;
}

const lost = (name: string, what: string): StoreError =>
  new StoreError('damaged', `The data file is damaged: ${name} lost ${what}. Restore a backup.`);
