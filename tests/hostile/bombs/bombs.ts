import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import { MAX_FRAME_BYTES } from '@steady/shared/protocol/limits.ts';
import * as encoding from 'lib0/encoding';

export type BombName = keyof typeof BOMBS;

export interface Bomb {
  readonly sockets: number;
  /** Takes what the server sends. */
  readonly reads: boolean;
  /** Asks for a websocket first; otherwise only TCP is open. */
  readonly upgrades: boolean;
  readonly extension?: string;
  /** @param clock of the document's only client id */
  write(clock: number): Iterable<Uint8Array | string>;
  /** How each connection has to end; undefined: it may hang, and harms nobody. */
  readonly ends: readonly string[];
}

const plain = { sockets: 1, reads: true, upgrades: true } as const;

export const BOMBS = {
  'questions that cost much to answer': {
    ...plain,
    write: (clock) => {
      const stateVector = Uint8Array.of(1, 1, ...varUint(clock - 1));
      return many(20_000, binary(encodeFrame({ type: 'step-1', stateVector })));
    },
    ends: ['1013'],
  },
  'questions after the ledger': {
    ...plain,
    write: () => many(30_000, binary(encodeFrame({ type: 'ledger-after', after: 0 }))),
    ends: ['1013'],
  },
  'state vectors of a megabyte': {
    ...plain,
    write: () => many(60, binary(encodeFrame({ type: 'step-1', stateVector: longVector() }))),
    ends: ['1013'],
  },
  'pings, and nothing is read': {
    ...plain,
    reads: false,
    write: () => many(60_000, message(0x89, new Uint8Array(125))),
    // Whoever does not read does not hear why.
    ends: ['cut', '1013'],
  },
  'a message in pieces of one byte': {
    ...plain,
    write: function* () {
      yield message(0x02, Uint8Array.of(0));
      yield* many(200_000, message(0x00, Uint8Array.of(0)));
    },
    ends: ['1008'],
  },
  'a message in empty pieces': {
    ...plain,
    write: function* () {
      yield message(0x02, Uint8Array.of(0));
      yield* many(200_000, message(0x00, new Uint8Array()));
    },
    ends: ['1008'],
  },
  'messages that never end, on many connections': {
    ...plain,
    sockets: 12,
    write: () => [message(0x82, new Uint8Array(MAX_FRAME_BYTES)).subarray(0, -1)],
    // Those that are not ended wait, bounded together.
    ends: ['1013', 'hangs'],
  },
  'compressed messages, which nobody agreed to': {
    ...plain,
    extension: 'permessage-deflate; client_max_window_bits',
    write: () => [message(0xc2, new Uint8Array(64 * 1024))],
    ends: ['1002'],
  },
  'structs under client ids that wait for each other': {
    ...plain,
    write: () => many(20, binary(encodeFrame({ type: 'step-2', update: waiting(19_000) }))),
    ends: ['4409'],
  },
  'connections that ask half a question': {
    ...plain,
    sockets: 200,
    upgrades: false,
    write: () => ['GET /sync/'],
    ends: ['hangs', 'cut'],
  },
} as const satisfies Record<string, Bomb>;

/** In pieces of some 64 kB, as a network brings them. */
function* many(count: number, one: Uint8Array): Generator<Uint8Array> {
  const each = Math.max(1, Math.floor(65_536 / one.length));
  const piece = Buffer.concat(Array.from({ length: each }, () => one));
  for (let n = 0; n < count; n += each) yield piece;
}

const binary = (payload: Uint8Array) => message(0x82, payload);

/** Masked, as a client's must be; with zeros, so that the payload stays as it is. */
function message(first: number, payload: Uint8Array): Uint8Array {
  const { length } = payload;
  const size = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const bytes = new Uint8Array(2 + size + 4 + length);
  bytes[0] = first;
  bytes[1] = 0x80 | (size === 0 ? length : size === 2 ? 126 : 127);
  const view = new DataView(bytes.buffer);
  if (size === 2) view.setUint16(2, length);
  if (size === 8) view.setBigUint64(2, BigInt(length));
  bytes.set(payload, 2 + size + 4);
  return bytes;
}

const varUint = (value: number) => [...encoding.encode((e) => encoding.writeVarUint(e, value))];

function longVector(): Uint8Array {
  const clients = 200_000;
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clients);
    for (let n = 0; n < clients; n += 1) {
      encoding.writeVarUint(encoder, n * 3 + 2);
      encoding.writeVarUint(encoder, 1);
    }
  });
}

function waiting(clients: number): Uint8Array {
  return encoding.encode((encoder) => {
    const letter = (client: number, origin: boolean) => {
      for (const number of [1, client, 0]) encoding.writeVarUint(encoder, number);
      encoding.writeUint8(encoder, origin ? 0x84 : 4);
      for (const number of origin ? [5, 0] : [1]) encoding.writeVarUint(encoder, number);
      if (!origin) encoding.writeVarString(encoder, 'text');
      encoding.writeVarString(encoder, 'x');
    };
    encoding.writeVarUint(encoder, clients + 1);
    for (let n = 0; n < clients; n += 1) letter(100 + n, true);
    letter(5, false);
    encoding.writeVarUint(encoder, 0);
  });
}
