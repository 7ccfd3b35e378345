/**
 * A change of a plain text, from its beginning: a string inserts it, a positive number keeps that
 * many characters, a negative one deletes them; what follows the last entry is kept. Lengths and
 * positions are UTF-16 code units, as in Y.Text and in the DOM.
 */
export type Delta = readonly Op[];
export type Op = string | number;

/** One place where a delta changes something, counted in the text before the whole delta. */
export interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export const NO_CHANGE: Delta = [];

export const isNoChange = (delta: Delta): boolean =>
  delta.every((op) => typeof op === 'number' && op >= 0);

export function applyDelta(text: string, delta: Delta): string {
  let out = '';
  let at = 0;
  for (const op of delta) {
    if (typeof op === 'string') out += op;
    else if (op < 0) at -= op;
    else out += text.slice(at, (at += op));
  }
  return out + text.slice(at);
}

export function splice(at: number, remove: number, insert: string): Delta {
  const out = new Writer();
  out.push(at);
  out.push(insert);
  out.push(-remove);
  return out.done();
}

/** In order, counted in the text before the delta: apply from the last to the first. */
export function splicesOf(delta: Delta): Splice[] {
  const splices: Splice[] = [];
  let at = 0;
  let open: { at: number; remove: number; insert: string } | undefined;
  for (const op of delta) {
    if (typeof op === 'number' && op >= 0) {
      if (op > 0) open = undefined;
      at += op;
      continue;
    }
    if (open === undefined) splices.push((open = { at, remove: 0, insert: '' }));
    if (typeof op === 'string') open.insert += op;
    else {
      open.remove -= op;
      at -= op;
    }
  }
  return splices;
}

/** First `first`, then `second`, as one delta. */
export function composeDeltas(first: Delta, second: Delta): Delta {
  const out = new Writer();
  const a = new Reader(first);
  const b = new Reader(second);
  while (a.more || b.more) {
    if (a.deletes) out.push(a.take(Infinity));
    else if (b.inserts) out.push(b.take(Infinity));
    else {
      const length = Math.min(a.length, b.length);
      const before = a.take(length);
      const after = b.take(length);
      if (typeof after === 'number' && after > 0) out.push(before);
      else if (typeof before === 'number') out.push(-length);
    }
  }
  return out.done();
}

/**
 * `delta` as it reads after `other`, both made from the same text. Letters that `other` brought are
 * never deleted; of two insertions at one place that of `first` comes first.
 */
export function transformDelta(delta: Delta, other: Delta, first: boolean): Delta {
  const out = new Writer();
  const a = new Reader(delta);
  const b = new Reader(other);
  while (a.more) {
    if (a.inserts && (first || !b.inserts)) out.push(a.take(Infinity));
    else if (b.inserts) out.push(lengthOf(b.take(Infinity)));
    else {
      const length = Math.min(a.length, b.length);
      const mine = a.take(length);
      const theirs = b.take(length);
      if (typeof theirs === 'number' && theirs > 0) out.push(mine);
    }
  }
  return out.done();
}

/**
 * Where a position goes. Letters that come in just there leave it before them (`left`) or take it
 * along (`right`); one inside a deletion goes to its place.
 */
export function mapIndex(delta: Delta, index: number, side: 'left' | 'right'): number {
  let from = 0;
  let to = 0;
  for (const op of delta) {
    if (from > index || (from === index && side === 'left')) break;
    if (typeof op === 'string') to += op.length;
    else if (op >= 0) {
      if (from + op > index) break;
      from += op;
      to += op;
    } else {
      from -= op;
      if (from > index) return to;
    }
  }
  return to + index - from;
}

/** The smallest single change between two texts that splits no surrogate pair. */
export function diff(before: string, after: string): Delta {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  if (insidePair(before, start) || insidePair(after, start)) start -= 1;
  let end = 0;
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end += 1;
  if (insidePair(before, before.length - end) || insidePair(after, after.length - end)) end -= 1;
  return splice(start, before.length - end - start, after.slice(start, after.length - end));
}

/** @returns whether `index` stands between the two halves of a surrogate pair */
export function insidePair(text: string, index: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, index - 1), index + 1));
}

const lengthOf = (op: Op): number => (typeof op === 'string' ? op.length : Math.abs(op));

/** Reads a delta in pieces; past its end everything is kept. */
class Reader {
  readonly #ops: Delta;
  #index = 0;
  #offset = 0;
  constructor(ops: Delta) {
    this.#ops = ops.filter((op) => lengthOf(op) > 0);
  }
  get more(): boolean {
    return this.#index < this.#ops.length;
  }
  get inserts(): boolean {
    return typeof this.#ops[this.#index] === 'string';
  }
  get deletes(): boolean {
    const op = this.#ops[this.#index];
    return typeof op === 'number' && op < 0;
  }
  get length(): number {
    const op = this.#ops[this.#index];
    return op === undefined ? Infinity : lengthOf(op) - this.#offset;
  }
  take(most: number): Op {
    const op = this.#ops[this.#index];
    if (op === undefined) return most;
    const length = Math.min(most, this.length);
    const from = this.#offset;
    this.#offset += length;
    if (this.#offset === lengthOf(op)) {
      this.#index += 1;
      this.#offset = 0;
    }
    if (typeof op === 'string') return op.slice(from, from + length);
    return op < 0 ? -length : length;
  }
}

/** Joins neighbours of one sort and drops what is kept at the end. */
class Writer {
  readonly #ops: Op[] = [];
  push(op: Op): void {
    if (lengthOf(op) === 0) return;
    const last = this.#ops.at(-1);
    if (typeof op === 'string' && typeof last === 'string') this.#ops.splice(-1, 1, last + op);
    else if (typeof op === 'number' && typeof last === 'number' && op > 0 === last > 0)
      this.#ops.splice(-1, 1, last + op);
    else this.#ops.push(op);
  }
  done(): Delta {
    const last = this.#ops.at(-1);
    if (typeof last === 'number' && last > 0) this.#ops.pop();
    return this.#ops;
  }
}
