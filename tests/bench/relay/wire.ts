import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/**
 * Just enough of the y-websocket protocol to be a client that costs next to nothing: edits and
 * cursors are written by hand, and what arrives is read without a document.
 */

/** Where one participant connects; plain data, so that it can be sent to the client process. */
export interface Seat {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Hocuspocus puts the document's name before each frame and wants a token first. */
  readonly documentName?: string;
  /** The floor only passes on: it never answers a step 1. */
  readonly silent?: true;
}

/** Three people at one board. */
export type Room = readonly [Seat, Seat, Seat];

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const HELLO = 100;
/** Hocuspocus: a sync message that must not be answered with a step 1. */
const SYNC_REPLY = 4;
/** Hocuspocus: "your update was taken". */
const SYNC_STATUS = 8;

export type Arrived =
  | { readonly type: 'step-1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step-2' | 'update'; readonly update: Uint8Array }
  | { readonly type: 'cursors'; readonly clients: readonly number[] }
  /** What the server says it has: our `saved` (a count), or one more of Hocuspocus's. */
  | { readonly type: 'acknowledged'; readonly count: number | 'one more' }
  | { readonly type: 'other' };

export function read({ documentName }: Seat, bytes: Uint8Array): Arrived {
  const decoder = decoding.createDecoder(bytes);
  if (documentName !== undefined) decoding.readVarString(decoder);
  switch (decoding.readVarUint(decoder)) {
    case SYNC:
    case SYNC_REPLY: {
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (step === 0) return { type: 'step-1', stateVector: payload };
      return { type: step === 1 ? 'step-2' : 'update', update: payload };
    }
    case AWARENESS: {
      const entries = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      const clients: number[] = [];
      for (let left = decoding.readVarUint(entries); left > 0; left -= 1) {
        clients.push(decoding.readVarUint(entries));
        decoding.readVarUint(entries);
        decoding.readVarUint8Array(entries);
      }
      return { type: 'cursors', clients };
    }
    case HELLO:
      return { type: 'acknowledged', count: decoding.readVarUint(decoder) };
    case SYNC_STATUS:
      return { type: 'acknowledged', count: 'one more' };
    default:
      return { type: 'other' };
  }
}

const framed = ({ documentName }: Seat, write: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode((encoder) => {
    if (documentName !== undefined) encoding.writeVarString(encoder, documentName);
    write(encoder);
  });

const sync = (seat: Seat, step: number, payload: Uint8Array): Uint8Array =>
  framed(seat, (encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });

export const step1 = (seat: Seat, stateVector: Uint8Array): Uint8Array =>
  sync(seat, 0, stateVector);
export const step2 = (seat: Seat, update: Uint8Array): Uint8Array => sync(seat, 1, update);
export const updateFrame = (seat: Seat, update: Uint8Array): Uint8Array => sync(seat, 2, update);

export const hello = (seat: Seat): Uint8Array =>
  framed(seat, (encoder) => {
    encoding.writeVarUint(encoder, HELLO);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, '');
  });

export const token = (seat: Seat): Uint8Array =>
  framed(seat, (encoder) => {
    encoding.writeVarUint(encoder, AUTH);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, 'nobody asks');
    encoding.writeVarString(encoder, '4.7.0');
  });

/** One cursor move, as our client sends it. */
export function cursor(seat: Seat, client: number, clock: number): Uint8Array {
  const state = { cursor: { x: 1024 + (clock % 512), y: 768 - (clock % 384) }, selection: [] };
  return framed(seat, (encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((entry) => {
        encoding.writeVarUint(entry, 1);
        encoding.writeVarUint(entry, client);
        encoding.writeVarUint(entry, clock);
        encoding.writeVarString(entry, JSON.stringify(state));
      }),
    );
  });
}

const CONTENT_STRING = 4;
const HAS_ORIGIN = 0x80;

/**
 * One letter at the end of what this client typed before: the update that Yjs itself would make
 * (held against it in wire.test.ts).
 * @param text id of the Y.Text typed into
 */
export function letter(client: number, clock: number, text: Id): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    if (clock === 0) {
      encoding.writeUint8(encoder, CONTENT_STRING);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, text.client);
      encoding.writeVarUint(encoder, text.clock);
    } else {
      encoding.writeUint8(encoder, CONTENT_STRING | HAS_ORIGIN);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock - 1);
    }
    encoding.writeVarString(encoder, String.fromCharCode(97 + (clock % 26)));
    encoding.writeVarUint(encoder, 0);
  });
}

export interface Id {
  readonly client: number;
  readonly clock: number;
}

/** Calls `each` with every run of clocks that an update brings. */
export function runsOf(
  update: Uint8Array,
  each: (client: number, clock: number, length: number) => void,
): void {
  const decoder = decoding.createDecoder(update);
  const clients = decoding.readVarUint(decoder);
  if (clients === 0) return;
  const structs = decoding.readVarUint(decoder);
  // The usual case, one letter, ends with its length, itself and an empty delete set.
  if (clients === 1 && structs === 1 && update.at(-3) === 1 && update.at(-1) === 0) {
    const client = decoding.readVarUint(decoder);
    each(client, decoding.readVarUint(decoder), 1);
    return;
  }
  for (const struct of Y.decodeUpdate(update).structs)
    each(struct.id.client, struct.id.clock, struct.length);
}
