import * as v from 'valibot';
import * as Y from 'yjs';
import { earlierUnsaved, EMPTY_STATE, stateFromBytes, type CopyState } from './copyState.ts';
import type { CopyRecord, LocalDatabase, SentMark, UnsentRecord } from './database.ts';
import type { Sealing } from './sealing.ts';

export const FROM_COPY = Symbol('copy');

/** What was kept, beside the document that it was put into. */
export interface ReadCopy {
  readonly state: CopyState;
  /** Whether everything that was kept is there. */
  readonly isWhole: boolean;
  readonly rowCount: number;
  /** Number of the last row. */
  readonly upTo: number;
  /** What the server does not have, of earlier pages and others: '' stands for what nobody has named. */
  readonly unsaved: ReadonlySet<string>;
  /** Some of that stood in what is replaced as a whole: no page has a mark for it yet. */
  readonly isOld: boolean;
  /** Who said so. */
  readonly found: readonly Required<SentMark>[];
}

/**
 * Brings the document to what is kept. Rows, and what is said of them, are read as they stood at one
 * moment: another page writes meanwhile.
 */
export async function readCopy(
  doc: Y.Doc,
  record: CopyRecord,
  database: LocalDatabase,
  sealing: Sealing,
): Promise<ReadCopy> {
  const { rows, state: kept, unsent } = await database.content(record.id);
  let isWhole = rows.length > 0 || record.begun !== true;
  for (const [, row] of rows) {
    const update = await sealing.open('row', row);
    if (update === undefined || !isApplied(doc, update)) isWhole = false;
  }
  const bytes = kept && (await sealing.open('state', kept));
  const state = bytes === undefined ? EMPTY_STATE : stateFromBytes(bytes);
  const earlier = bytes === undefined ? [] : earlierUnsaved(bytes);
  if (kept !== undefined && bytes === undefined) isWhole = false;
  if (doc.store.pendingStructs !== null || !holds(doc, state.vector)) isWhole = false;
  const named = (await Promise.all(unsent.map((mark) => keysIn(mark, sealing)))).flat();
  if (unsent.length > 0 && named.length === 0) named.push('');
  return {
    state,
    isWhole,
    rowCount: rows.length,
    upTo: rows.at(-1)?.[0] ?? 0,
    unsaved: new Set([...earlier, ...named]),
    isOld: earlier.length > 0,
    found: unsent.map(({ page, version }) => ({ page, version })),
  };
}

const keysSchema = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

export const keysToBytes = (keys: Iterable<string>): Uint8Array =>
  new TextEncoder().encode(JSON.stringify([...keys]));

/** Whatever does not open still says that something waits. */
async function keysIn(mark: UnsentRecord, sealing: Sealing): Promise<readonly string[]> {
  const bytes = await sealing.open('unsent', mark);
  const parsed = v.safeParse(keysSchema, bytes && new TextDecoder().decode(bytes));
  return parsed.success ? parsed.output : [];
}

function isApplied(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update, FROM_COPY);
    return true;
  } catch {
    return false;
  }
}

export const vectorOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc));

/** Whether the document holds all that this state vector names. */
function holds(doc: Y.Doc, vector: CopyState['vector']): boolean {
  const has = vectorOf(doc);
  return vector.every(([client, clock]) => (has.get(client) ?? 0) >= clock);
}
