import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { StoreError } from '../store/store.ts';
import { admit, type Change } from './admission/admit.ts';
import { Depths } from './admission/depths.ts';
import { encodeUpdate, partFrom, type Part } from './admission/part.ts';
import { makeRanges } from './admission/ranges.ts';
import { NO_LIMITS, scanUpdate, type Range } from './admission/scan.ts';

/**
 * The document as bytes: for each client id its structs one behind the other, as they stand in an
 * update, and which clocks are deleted. No Y.Doc: that takes 8.5 MB for a board of 680 kB, and 20 ms
 * to make. From bytes a step 2 is a copy (0.2 ms), and a copy of the whole fits beside 200 others.
 *
 * R20 `since` gives every struct and deletion that was appended, and nothing else.
 * R21 fold changes how long it is, never what it says. It needs a Y.Doc for a moment, takes neighbours
 *     together and drops deleted content.
 */
export interface LiveCopy {
  /** First clock of this client id that is not here. */
  endOf(client: number): number;
  notDeleted(ranges: readonly Range[]): readonly Range[];
  depthOf(client: number, clock: number): number;
  append(change: Pick<Change, 'parts' | 'deletes' | 'depths' | 'gone'>): void;
  stateVector(): Uint8Array;
  /** @returns a Yjs update: what somebody at `stateVector` lacks, and all deletions, as Yjs answers */
  since(stateVector: ReadonlyMap<number, number>): Uint8Array;
  /** A Y.Doc of its own with all of it: destroy it after use. */
  toDoc(): Y.Doc;
  fold(): void;
  readonly bytes: number;
  /** Bytes appended since the last fold. */
  readonly unfoldedBytes: number;
}

/**
 * @param updates what the store loaded, in order
 * @throws StoreError 'damaged' when they do not follow each other
 */
export function makeLiveCopy(updates: readonly Uint8Array[]): LiveCopy {
  let logs = new Map<number, ClientLog>();
  let deleted = makeRanges();
  let bytes = 0;
  let unfoldedBytes = 0;

  const copy: LiveCopy = {
    endOf: (client) => logs.get(client)?.end ?? 0,
    notDeleted: (ranges) => deleted.missing(ranges),
    depthOf: (client, clock) => logs.get(client)?.depths.at(clock) ?? 0,
    append({ parts, deletes, depths, gone }) {
      for (const whole of parts) {
        const log = logs.get(whole.client);
        // Another machine's rows may have brought it already.
        if (log && whole.end <= log.end) continue;
        const part = log ? partFrom(whole, log.end) : whole;
        if (log) log.append(part);
        else logs.set(part.client, new ClientLog(part));
        const deep = depths.get(part.client);
        if (deep) logs.get(part.client)?.depths.addAll(deep);
        bytes += part.bytes.length;
        unfoldedBytes += part.bytes.length;
      }
      if (deletes.length > 0) deleted.add(deletes);
      if (gone.length > 0) deleted.add(gone);
      // A deletion is a few bytes, and what it deletes is worth dropping.
      unfoldedBytes += deletes.length * 8;
    },
    stateVector: () =>
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, logs.size);
        for (const [client, { end }] of logs) {
          encoding.writeVarUint(encoder, client);
          encoding.writeVarUint(encoder, end);
        }
      }),
    since(stateVector) {
      const parts: Part[] = [];
      for (const [client, log] of logs) {
        const from = stateVector.get(client) ?? 0;
        if (from < log.end) parts.push(partFrom(log.part(), from));
      }
      return encodeUpdate(parts, [...deleted.entries()]);
    },
    toDoc() {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, copy.since(new Map()));
      return doc;
    },
    fold() {
      if (unfoldedBytes === 0) return;
      const doc = copy.toDoc();
      const update = Y.encodeStateAsUpdate(doc);
      doc.destroy();
      logs = new Map();
      deleted = makeRanges();
      bytes = 0;
      take(update);
      unfoldedBytes = 0;
    },
    get bytes() {
      return bytes;
    },
    get unfoldedBytes() {
      return unfoldedBytes;
    },
  };

  for (const [n, update] of updates.entries()) {
    take(update);
    if (n === 0) unfoldedBytes = 0;
  }
  return copy;

  function take(update: Uint8Array): void {
    const admission = admit(scanUpdate(update, NO_LIMITS), 'server', {
      ...copy,
      ownerOf: () => 'server',
      claimsOf: () => 0,
    });
    if (admission.kind === 'known') return;
    if (admission.kind !== 'new') throw new StoreError('damaged', `Stored row: ${admission.kind}.`);
    copy.append(admission.change);
  }
}

/** The structs of one client id, from clock 0, in one buffer that grows by a quarter. */
class ClientLog {
  readonly #client: number;
  #bytes: Uint8Array;
  #used: number;
  #count: number;
  end: number;
  readonly depths = new Depths();

  /** Keeps a view of what it is given: most client ids never write again. */
  constructor(part: Part) {
    this.#client = part.client;
    this.#bytes = part.bytes;
    this.#used = part.bytes.length;
    this.#count = part.count;
    this.end = part.end;
  }

  part(): Part {
    return {
      client: this.#client,
      start: 0,
      end: this.end,
      count: this.#count,
      bytes: this.#bytes.subarray(0, this.#used),
    };
  }

  append({ bytes, count, end }: Part): void {
    const used = this.#used + bytes.length;
    if (used > this.#bytes.length) {
      const grown = new Uint8Array(used + Math.max(64, used >> 2));
      grown.set(this.#bytes.subarray(0, this.#used));
      this.#bytes = grown;
    }
    this.#bytes.set(bytes, this.#used);
    this.#used = used;
    this.#count += count;
    this.end = end;
  }
}
