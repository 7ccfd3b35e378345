import { ByteReader, decodeUtf8 } from '@steady/shared/protocol/bytes.ts';
import * as encoding from 'lib0/encoding';
import type { Range } from './scan.ts';
import { CONTENT, HAS_ORIGIN, StructReader } from './structs.ts';
import { skipAny, skipJson } from './values.ts';

/** Structs of one client id without a hole, with their bytes. */
export interface Part {
  readonly client: number;
  readonly start: number;
  readonly end: number;
  readonly count: number;
  readonly bytes: Uint8Array;
}

/**
 * Cuts off what lies before `clock`.
 * @param part holds `clock`: start <= clock < end
 */
export function partFrom(part: Part, clock: number): Part {
  if (clock <= part.start) return part;
  const struct = new StructReader(part.bytes);
  let at = part.start;
  let count = part.count;
  for (;;) {
    struct.read(part.client, at);
    const next = at + struct.length;
    if (next > clock) break;
    at = next;
    count -= 1;
    if (at === clock) {
      return { ...part, start: clock, count, bytes: part.bytes.subarray(struct.reader.at) };
    }
  }
  const rest = part.bytes.subarray(struct.reader.at);
  const first = structFrom(part, struct, clock - at, clock);
  const bytes = new Uint8Array(first.length + rest.length);
  bytes.set(first);
  bytes.set(rest, first.length);
  return { ...part, start: clock, count, bytes };
}

/** Encodes parts and deletions as a Yjs update (V1). One part per client id, higher ids first as Yjs does. */
export function encodeUpdate(parts: readonly Part[], deletes: readonly DeleteList[]): Uint8Array {
  const sorted = parts.toSorted((a, b) => b.client - a.client);
  const heads = sorted.map(({ count, client, start }) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, count);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, start);
    }),
  );
  const first = encoding.encode((encoder) => encoding.writeVarUint(encoder, sorted.length));
  const last = encodeDeletes(deletes);
  let length = first.length + last.length;
  for (const [n, part] of sorted.entries()) length += part.bytes.length + (heads[n]?.length ?? 0);

  // One allocation and one copy of each part: for 680 kB this takes 0.1 ms.
  const update = new Uint8Array(length);
  update.set(first);
  let at = first.length;
  for (const [n, part] of sorted.entries()) {
    const head = heads[n] ?? first;
    update.set(head, at);
    update.set(part.bytes, at + head.length);
    at += head.length + part.bytes.length;
  }
  update.set(last, at);
  return update;
}

/** Client id and its ranges, flat as `start, end, start, end …`. */
export type DeleteList = readonly [client: number, ranges: readonly number[]];

export function deleteLists(ranges: readonly Range[]): DeleteList[] {
  const lists = new Map<number, number[]>();
  for (const { client, start, end } of ranges) {
    const list = lists.get(client);
    if (list) list.push(start, end);
    else lists.set(client, [start, end]);
  }
  return [...lists];
}

function encodeDeletes(lists: readonly DeleteList[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, lists.length);
    for (const [client, ranges] of lists) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length / 2);
      for (let at = 0; at < ranges.length; at += 2) {
        const start = ranges[at] ?? 0;
        encoding.writeVarUint(encoder, start);
        encoding.writeVarUint(encoder, (ranges[at + 1] ?? start) - start);
      }
    }
  });
}

/** Writes the struct just read as Yjs's `Item.write` does with an offset. */
function structFrom(part: Part, struct: StructReader, offset: number, clock: number): Uint8Array {
  return encoding.encode((encoder) => {
    if (struct.content === CONTENT.gc) {
      encoding.writeUint8(encoder, CONTENT.gc);
    } else {
      encoding.writeUint8(encoder, struct.info | HAS_ORIGIN);
      encoding.writeVarUint(encoder, part.client);
      encoding.writeVarUint(encoder, clock - 1);
      const { rightOriginFrom, rightOriginTo } = struct;
      encoding.writeUint8Array(encoder, part.bytes.subarray(rightOriginFrom, rightOriginTo));
    }
    writeContentFrom(encoder, part.bytes, struct, offset);
  });
}

function writeContentFrom(
  encoder: encoding.Encoder,
  bytes: Uint8Array,
  struct: StructReader,
  offset: number,
): void {
  const length = struct.length - offset;
  const content = bytes.subarray(struct.contentFrom, struct.reader.at);
  if (struct.content === CONTENT.string) {
    const text = decodeUtf8(new ByteReader(content).varBytes());
    // Half a surrogate pair becomes U+FFFD when it is written, as in Yjs.
    encoding.writeVarString(encoder, text.slice(offset));
    return;
  }
  encoding.writeVarUint(encoder, length);
  if (struct.content === CONTENT.any || struct.content === CONTENT.json) {
    const reader = new ByteReader(content);
    reader.varUint();
    for (let n = 0; n < offset; n++) {
      if (struct.content === CONTENT.any) skipAny(reader);
      else skipJson(reader, { undefinedToo: true });
    }
    encoding.writeUint8Array(encoder, content.subarray(reader.at));
  }
}
