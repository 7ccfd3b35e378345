import { encodeEntries } from '@steady/server/room/awareness-entries.ts';
import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import type { ClientFrame, ServerFrame } from '@steady/shared/protocol/frames.ts';
import { MAX_AWARENESS_CLOCK, MAX_FRAME_BYTES } from '@steady/shared/protocol/limits.ts';
import type { Notice } from '@steady/shared/protocol/messages.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import * as Y from 'yjs';

/** Every frame there is, in both directions: a new one does not compile until it is made below. */
type Named =
  | ClientFrame['type']
  | Exclude<ServerFrame['type'], 'notice'>
  | `notice ${Notice['kind']}`;

type Wrong =
  | 'update under another’s client id'
  | 'update cut short'
  | 'awareness of somebody else'
  | 'awareness that is none'
  | 'hello of another epoch'
  | 'unknown sync message'
  | 'frame and a byte'
  | 'nothing'
  | 'text'
  | 'too big';

export type FrameName = Named | 'step-2 of nothing new' | Wrong;

/** What the sender knows of the document. */
export interface Place {
  /** A client id that nobody has used. */
  readonly own: number;
  /** One under which partner A wrote on the board, and its next clock. */
  readonly anas: number;
  readonly clock: number;
  /** One that somebody else shows where they are under. */
  readonly others: number;
}

export const FRAMES: Readonly<Record<FrameName, (place: Place) => Uint8Array | string>> = {
  'step-1': () => encodeFrame({ type: 'step-1', stateVector: Uint8Array.of(0) }),
  'step-2': ({ own }) => encodeFrame({ type: 'step-2', update: updateUnder(own) }),
  update: ({ own }) => encodeFrame({ type: 'update', update: updateUnder(own) }),
  awareness: ({ own }) => awarenessOf(own),
  'query-awareness': () => encodeFrame({ type: 'query-awareness' }),
  hello: () => encodeFrame({ type: 'hello', version: 1, epoch: '' }),
  'ledger-after': () => encodeFrame({ type: 'ledger-after', after: 0 }),
  auth: () => encodeFrame({ type: 'auth', reason: 'because' }),
  // The same bytes as a hello of version 7.
  saved: () => encodeFrame({ type: 'saved', count: 7, epoch: '' }),
  ledger: () => encodeFrame({ type: 'ledger', entries: [{ seq: 1, kind: 'session-started' }] }),
  claims: () => encodeFrame({ type: 'claims', claims: { '5': PARTNER_A } }),
  'notice writing': notice({ kind: 'writing', allowed: true }),
  'notice resting': notice({ kind: 'resting', resting: true }),
  'notice clock': notice({ kind: 'clock', now: 1 }),
  'notice resync': notice({ kind: 'resync' }),

  'step-2 of nothing new': () => encodeFrame({ type: 'step-2', update: Uint8Array.of(0, 0) }),
  'update under another’s client id': ({ anas, clock }) =>
    encodeFrame({ type: 'update', update: updateUnder(anas, clock) }),
  'update cut short': ({ own }) =>
    encodeFrame({ type: 'update', update: updateUnder(own).subarray(0, -3) }),
  'awareness of somebody else': ({ others }) => awarenessOf(others, 'null', MAX_AWARENESS_CLOCK),
  'awareness that is none': ({ own }) => awarenessOf(own, '5'),
  'hello of another epoch': () => encodeFrame({ type: 'hello', version: 1, epoch: 'another' }),
  'unknown sync message': () => Uint8Array.of(0, 3, 0),
  'frame and a byte': () => Uint8Array.of(3, 0),
  nothing: () => new Uint8Array(),
  text: () => 'I feel safe when plans are kept',
  'too big': () => new Uint8Array(MAX_FRAME_BYTES + 1),
};

/** With which frame the server answers those that it answers. */
export const ANSWERS: Readonly<Partial<Record<FrameName, ServerFrame['type']>>> = {
  'step-1': 'step-2',
  'query-awareness': 'awareness',
  awareness: 'awareness',
  hello: 'claims',
  saved: 'claims',
  'ledger-after': 'notice',
};

/** One value of bytes under an id: a board, notes and a private document all take it. */
export function updateUnder(client: number, clock = 0): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  let last: Uint8Array = new Uint8Array();
  doc.on('update', (update: Uint8Array) => (last = update));
  for (let n = 0; n <= clock; n += 1)
    doc.getMap('drafts').set(`id-${client}-${n}`, new Uint8Array([1, 2, 3]));
  return last;
}

export function awarenessOf(client: number, state = '{"at":1}', clock = 1): Uint8Array {
  return encodeFrame({ type: 'awareness', update: encodeEntries([{ client, clock, state }]) });
}

function notice(said: Notice) {
  return () => encodeFrame({ type: 'notice', notice: said });
}
