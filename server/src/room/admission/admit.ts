import { ProtocolError } from '@steady/shared/protocol/errors.ts';
import { MAX_TYPE_DEPTH } from '@steady/shared/protocol/limits.ts';
import type { Author } from '../../store/store.ts';
import { MAX_CLAIMS_PER_AUTHOR, MAX_NEW_CLAIMS } from '../limits.ts';
import type { Depths } from './depths.ts';
import { placeParts } from './order.ts';
import { deleteLists, encodeUpdate, partFrom, type Part } from './part.ts';
import type { Range, Scan, Section } from './scan.ts';

/** What admission has to know of a document; stored or queued, it makes no difference. */
export interface Known {
  /** First clock of this client id that is not known yet. */
  endOf(client: number): number;
  /** @returns the parts of `ranges` that are not known to be deleted */
  notDeleted(ranges: readonly Range[]): readonly Range[];
  /** How deep this struct stands: 1 in a root type; 0 when it was collected. */
  depthOf(client: number, clock: number): number;
  ownerOf(client: number): Author | undefined;
  /** How many client ids belong to this author already. */
  claimsOf(author: Author): number;
}

/** What an update adds to a document. */
export interface Change {
  readonly parts: readonly Part[];
  readonly deletes: readonly Range[];
  /** Client id → how deep its structs in `parts` stand. */
  readonly depths: ReadonlyMap<number, Depths>;
  /** Among the parts: structs that are deleted from the start. */
  readonly gone: readonly Range[];
  /** Client ids that belong to the author from now on. */
  readonly claims: readonly number[];
  /** The same as a Yjs update: applied to what was known it leaves nothing pending. */
  readonly update: Uint8Array;
}

export type Admission =
  | { readonly kind: 'new'; readonly change: Change }
  /** Nothing that was not known: a success, and nothing to write. */
  | { readonly kind: 'known' }
  /** Something it builds on is missing: ask with step 1. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'refused'; readonly error: ProtocolError };

/**
 * Decides on an update before it touches a document. Pure.
 *
 * R10 What is known is cut off; if nothing is left it is success and not a write.
 * R11 Clocks of each client id follow what is known, without a hole.
 * R12 Every origin, right origin, parent and deleted range is known or in the same update, and no two
 *     structs wait for each other: so nothing is ever pending.
 * R13 New structs stand under the author's own client ids; the first to use one owns it.
 */
export function admit(scan: Scan, author: Author, known: Known): Admission {
  const found = newParts(scan, known);
  if (found === 'gap') return { kind: 'gap' };

  const claims: number[] = [];
  for (const { client } of found.parts) {
    const owner = known.ownerOf(client);
    if (owner === undefined) claims.push(client);
    else if (owner !== author) return refused(`client ${client} belongs to somebody else`); // [R13]
  }
  if (claims.length > 0) {
    const all = known.claimsOf(author) + claims.length;
    if (claims.length > MAX_NEW_CLAIMS || all > MAX_CLAIMS_PER_AUTHOR) {
      return refused('too many client ids');
    }
  }

  const ends = new Map(found.parts.map(({ client, end }) => [client, end]));
  const endOf = (client: number) => ends.get(client) ?? known.endOf(client);
  for (const [client, clock] of scan.refersTo) {
    if (clock >= endOf(client)) return { kind: 'gap' }; // [R12]
  }
  for (const { client, end } of scan.deletes) {
    if (end > endOf(client)) return { kind: 'gap' }; // [R12]
  }
  const placed = placeParts(found.parts, known);
  if (!placed) return malformed('structs wait for each other');
  // What is stored is read also when it was written before there was this limit.
  if (placed.deepest > MAX_TYPE_DEPTH && author !== 'server') {
    return malformed('types nested too deeply');
  }

  const { parts } = found;
  const deletes = known.notDeleted(scan.deletes);
  if (parts.length === 0 && deletes.length === 0) return { kind: 'known' }; // [R10]
  const gone = scan.gone.flatMap((range) => newPartOf(range, known));
  const isWhole = !found.isCut && sameRanges(deletes, scan.deletes);
  const update = isWhole ? scan.bytes : encodeUpdate(parts, deleteLists(deletes));
  return { kind: 'new', change: { parts, deletes, depths: placed.depths, gone, claims, update } };
}

function newParts(
  scan: Scan,
  known: Known,
): 'gap' | { readonly parts: readonly Part[]; readonly isCut: boolean } {
  const parts: Part[] = [];
  let isCut = false;
  for (const section of scan.sections) {
    const last = parts.at(-1);
    const isFollowing = last?.client === section.client;
    const end = isFollowing ? last.end : known.endOf(section.client);
    if (section.start > end) return 'gap'; // [R11]
    if (section.start < end) isCut = true;
    if (section.end <= end) continue;
    const part = partFrom(partOf(scan.bytes, section), end);
    if (!isFollowing) parts.push(part);
    else parts[parts.length - 1] = join(last, part);
  }
  return { parts, isCut };
}

function partOf(bytes: Uint8Array, { client, start, end, count, from, to }: Section): Part {
  return { client, start, end, count, bytes: bytes.subarray(from, to) };
}

/** Sections of one client are apart only where a skip stood over something known: rare. */
function join(left: Part, right: Part): Part {
  const bytes = new Uint8Array(left.bytes.length + right.bytes.length);
  bytes.set(left.bytes);
  bytes.set(right.bytes, left.bytes.length);
  return { ...left, end: right.end, count: left.count + right.count, bytes };
}

/** A known struct cannot be declared gone by repeating it otherwise. */
function newPartOf({ client, start, end }: Range, known: Known): Range[] {
  const from = Math.max(start, known.endOf(client));
  return from < end ? [{ client, start: from, end }] : [];
}

function sameRanges(a: readonly Range[], b: readonly Range[]): boolean {
  return (
    a.length === b.length &&
    a.every((range, n) => {
      const other = b[n];
      return (
        other?.client === range.client && other.start === range.start && other.end === range.end
      );
    })
  );
}

function malformed(message: string): Admission {
  return { kind: 'refused', error: new ProtocolError('malformed', message) };
}

function refused(message: string): Admission {
  return { kind: 'refused', error: new ProtocolError('foreign', message) };
}
