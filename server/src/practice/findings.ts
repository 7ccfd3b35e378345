import { boardIdSchema, type BoardId } from '@steady/shared/ids.ts';
import * as v from 'valibot';
import { namePlace, TITLE_PLACE } from '../access/words.ts';
import { makeAudit } from '../audit/audit.ts';
import { openRecord, sha256 } from '../ledger/record.ts';
import type { Practice } from '../open-practice.ts';
import { parseDocumentName } from '../store/document-name.ts';
import { StoreError, type DocumentId } from '../store/store.ts';
import { toStoreError } from '../store/trouble.ts';

/** Something that is not as it was written. */
export interface Finding {
  /** Undefined: not of one board. */
  readonly boardId: string | undefined;
  readonly what: string;
}

/**
 * Reads everything that a practice keeps, each row and each key, and says what cannot be read. Changes
 * nothing. Boards whose row is damaged are found by their documents.
 */
export async function findDamage(practice: Practice): Promise<readonly Finding[]> {
  const { database } = practice;
  const found: Finding[] = [];
  const say = (boardId: string | undefined, what: string) => void found.push({ boardId, what });

  for (const row of checked(() => database.prepare('PRAGMA integrity_check(20)').all()) ?? []) {
    const said = String(row['integrity_check']);
    if (said !== 'ok') say(undefined, `The data file: ${said}`);
  }
  const boards = new Set<BoardId>();
  for (const id of column(practice, 'SELECT id AS id FROM boards'))
    if (isBoardId(id)) boards.add(id);
    else say(undefined, `A board has another name in its list than it was given: ${id}`);
  const names = column(practice, 'SELECT name AS id FROM documents');
  for (const name of names) {
    const [boardId = ''] = name.split('/');
    if (!isBoardId(boardId))
      say(undefined, `A document has another name than it was given: ${name}`);
    else if (!boards.has(boardId)) {
      say(boardId, 'It has documents, and stands in no list.');
      boards.add(boardId);
    }
  }
  for (const id of boards) await lookAt(practice, id, names, (what) => say(id, what));
  return found;
}

async function lookAt(
  practice: Practice,
  boardId: BoardId,
  names: readonly string[],
  say: (what: string) => void,
): Promise<void> {
  const { access, boardSealer, promises, store, history } = practice;
  const audit = makeAudit({
    store: practice.audit,
    now: () => 0,
    isInSession: () => false,
    sha256,
  });
  const look = async (part: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      const trouble = toStoreError(error);
      say(`${part}: ${trouble.message}`);
    }
  };
  await look('Its place in the list', async () => {
    const board = await access.boards.get(boardId);
    if (board !== undefined) boardSealer.open(boardId, TITLE_PLACE, board.title);
  });
  await look('Its people', async () => {
    const seats = await access.seats.ofBoard(boardId);
    if (seats.length < 3) throw new StoreError('damaged', 'A seat is lost.');
    for (const { participantId, name } of seats)
      boardSealer.open(boardId, namePlace(participantId), name);
  });
  const documents = names.filter((name) => name.startsWith(`${boardId}/`));
  if (!documents.includes(`${boardId}/board`)) say('Its document is lost.');
  for (const name of documents) {
    await look(`Its document ${name.slice(boardId.length + 1)}`, async () => {
      const id: DocumentId = parseDocumentName(name);
      await store.load(id);
      await history.authorsOf(id);
    });
  }
  await look('Its agreements and sessions', async () => {
    await openRecord(promises.ledger, boardId);
    for (const round of await promises.rounds.open(boardId))
      await promises.rounds.read({ boardId, id: round });
  });
  await look('Its states at the edges of sessions', async () => {
    for (const seq of await promises.moments.numbers(boardId))
      await promises.moments.get(boardId, seq);
  });
  await look('Who did what on it', async () => {
    for (let before: number | undefined; ;) {
      const { entries, more } = await audit.page(boardId, before);
      if (!more) return;
      before = entries[0]?.seq;
    }
  });
}

/** A table that cannot be read at all was told of by the check of the file. */
function column({ database }: Practice, sql: string): string[] {
  return (checked(() => database.prepare(sql).all()) ?? []).map((row) => String(row['id']));
}

function checked<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (toStoreError(error).kind === 'damaged') return undefined;
    throw error;
  }
}

const isBoardId = (text: string): text is BoardId => v.is(boardIdSchema, text);
