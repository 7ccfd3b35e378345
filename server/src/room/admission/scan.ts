import type { ByteReader } from '@steady/shared/protocol/bytes.ts';
import { ProtocolError } from '@steady/shared/protocol/errors.ts';
import {
  MAX_CLOCK,
  MAX_STEP_2_BYTES,
  MAX_STEP_2_DELETES,
  MAX_STEP_2_STRUCTS,
  MAX_UPDATE_BYTES,
  MAX_UPDATE_DELETES,
  MAX_UPDATE_STRUCTS,
} from '@steady/shared/protocol/limits.ts';
import { CONTENT, NONE, StructReader, type Reference, type Takes } from './structs.ts';

/** Structs of one client id without a hole, as they lie in the update. */
export interface Section {
  readonly client: number;
  /** Clock of the first struct, and the one after the last. */
  readonly start: number;
  readonly end: number;
  /** Structs. */
  readonly count: number;
  /** Byte offsets of the structs in `bytes`. */
  readonly from: number;
  readonly to: number;
}

export interface Range {
  readonly client: number;
  readonly start: number;
  readonly end: number;
}

/** What an update says, without having touched a document. */
export interface Scan {
  readonly bytes: Uint8Array;
  readonly sections: readonly Section[];
  /** Structs that say of themselves that they are deleted (GC, deleted content). */
  readonly gone: readonly Range[];
  readonly deletes: readonly Range[];
  /** Client id → highest clock that any struct refers to. */
  readonly refersTo: ReadonlyMap<number, number>;
}

/**
 * Reads a Yjs update (V1) strictly: the whole input, known content only. It makes no Y.Doc, and what it
 * allocates grows with the bytes that are there, never with a number in them.
 *
 * `step` does a slice of the work, so that 8 MiB of somebody's offline writing do not hold up others.
 */
export interface Scanner {
  /**
   * @param structs how many structs to read at most
   * @returns the scan when all is read
   * @throws ProtocolError 'malformed' | 'too-big'
   */
  step(structs: number): Scan | undefined;
}

export interface ScanLimits {
  readonly bytes: number;
  readonly structs: number;
  readonly deletes: number;
}

export const UPDATE_LIMITS: ScanLimits = {
  bytes: MAX_UPDATE_BYTES,
  structs: MAX_UPDATE_STRUCTS,
  deletes: MAX_UPDATE_DELETES,
};
export const STEP_2_LIMITS: ScanLimits = {
  bytes: MAX_STEP_2_BYTES,
  structs: MAX_STEP_2_STRUCTS,
  deletes: MAX_STEP_2_DELETES,
};
/** For what we stored ourselves. */
export const NO_LIMITS: ScanLimits = { bytes: Infinity, structs: Infinity, deletes: Infinity };

/** @throws ProtocolError 'malformed' | 'too-big' */
export function scanUpdate(bytes: Uint8Array, limits: ScanLimits, takes?: Takes): Scan {
  const scanner = makeScanner(bytes, limits, takes);
  for (;;) {
    const scan = scanner.step(Infinity);
    if (scan) return scan;
  }
}

/** @throws ProtocolError 'too-big' */
export function makeScanner(bytes: Uint8Array, limits: ScanLimits, takes?: Takes): Scanner {
  if (bytes.length > limits.bytes) throw new ProtocolError('too-big', 'update');
  const struct = new StructReader(bytes, 0, bytes.length, takes);
  const { reader } = struct;
  const sections: Section[] = [];
  const gone: Range[] = [];
  const refersTo = new Map<number, number>();
  const seen = new Set<number>();

  const clients = reader.varUint();
  let clientsRead = 0;
  let structsLeft = 0;
  let structsRead = 0;
  let client = 0;
  let clock = 0;
  let open = { start: 0, count: 0, from: 0 };

  return {
    step(budget) {
      for (let used = 0; used < budget; used++) {
        if (structsLeft === 0) {
          if (clientsRead === clients) {
            const deletes = readDeletes(reader, limits.deletes);
            reader.expectEnd();
            return { bytes, sections, gone, deletes, refersTo };
          }
          openSection();
        }
        readStruct();
      }
      return undefined;
    },
  };

  function openSection(): void {
    clientsRead += 1;
    structsLeft = reader.varUint();
    if (structsLeft === 0) throw new ProtocolError('malformed', 'client without structs');
    structsRead += structsLeft;
    if (structsRead > limits.structs) throw new ProtocolError('too-big', 'structs');
    client = reader.varUint();
    // Yjs forgets the first section when a client comes twice.
    if (seen.has(client)) throw new ProtocolError('malformed', 'client twice');
    seen.add(client);
    clock = reader.varUint();
    if (clock > MAX_CLOCK) throw new ProtocolError('malformed', 'clock out of range');
    open = { start: clock, count: 0, from: reader.at };
  }

  function readStruct(): void {
    struct.read(client, clock);
    structsLeft -= 1;
    const end = clock + struct.length;
    if (struct.content === CONTENT.skip) {
      closeSection(struct.from);
      open = { start: end, count: 0, from: reader.at };
    } else {
      open.count += 1;
      if (struct.content === CONTENT.gc || struct.content === CONTENT.deleted) {
        gone.push({ client, start: clock, end });
      }
      refer(struct.origin);
      refer(struct.rightOrigin);
      refer(struct.parent);
    }
    clock = end;
    if (structsLeft === 0) closeSection(reader.at);
  }

  function closeSection(to: number): void {
    if (open.count === 0) return;
    sections.push({
      client,
      start: open.start,
      end: clock,
      count: open.count,
      from: open.from,
      to,
    });
  }

  function refer(to: Reference): void {
    if (to.client === NONE || to.client === client) return;
    if (to.clock > (refersTo.get(to.client) ?? -1)) refersTo.set(to.client, to.clock);
  }
}

function readDeletes(reader: ByteReader, maxDeletes: number): Range[] {
  const deletes: Range[] = [];
  const clients = reader.varUint();
  for (let n = 0; n < clients; n++) {
    const client = reader.varUint();
    const ranges = reader.varUint();
    if (deletes.length + ranges > maxDeletes) throw new ProtocolError('too-big', 'deletions');
    for (let i = 0; i < ranges; i++) {
      const start = reader.varUint();
      const length = reader.varUint();
      if (length === 0) throw new ProtocolError('malformed', 'empty deletion');
      if (start + length > MAX_CLOCK) throw new ProtocolError('malformed', 'clock out of range');
      deletes.push({ client, start, end: start + length });
    }
  }
  return deletes;
}
