import { admit, type Known } from '@steady/server/room/admission/admit.ts';
import { scanUpdate, STEP_2_LIMITS, UPDATE_LIMITS } from '@steady/server/room/admission/scan.ts';
import type { Takes } from '@steady/server/room/admission/structs.ts';
import { readStateVector } from '@steady/server/room/admission/state-vector.ts';
import { decodeEntries, encodeEntries, stamp } from '@steady/server/room/awareness-entries.ts';
import { makeLiveCopy } from '@steady/server/room/live-copy.ts';
import { makeParticipantId } from '@steady/shared/ids.ts';
import { parseEntry } from '@steady/shared/ledger/entries.ts';
import { ByteReader } from '@steady/shared/protocol/bytes.ts';
import { ProtocolError } from '@steady/shared/protocol/errors.ts';
import {
  decodeClientFrame,
  decodeServerFrame,
  encodeFrame,
} from '@steady/shared/protocol/frames.ts';
import * as decoding from 'lib0/decoding';
import * as v from 'valibot';
import * as Y from 'yjs';

/** What reads bytes that nobody vouches for. Each takes any bytes, and throws only when it is broken. */
export const TARGETS = {
  clientFrame: (bytes) => {
    const frame = refusable(() => decodeClientFrame(bytes));
    if (frame === undefined) return;
    same(decodeClientFrame(encodeFrame(frame)), frame, 'a frame written anew reads otherwise');
    if (frame.type === 'update' || frame.type === 'step-2') update(frame.update, 'anything');
    if (frame.type === 'awareness') awareness(frame.update);
    if (frame.type === 'step-1') stateVector(frame.stateVector);
  },
  serverFrame: (bytes) => {
    const frame = refusable(() => decodeServerFrame(bytes));
    if (frame === undefined) return;
    same(decodeServerFrame(encodeFrame(frame)), frame, 'a frame written anew reads otherwise');
    if (frame.type === 'ledger') for (const entry of frame.entries) ledgerEntry(entry);
  },
  update: (bytes) => update(bytes, 'anything'),
  sealedUpdate: (bytes) => update(bytes, 'sealed'),
  awareness,
  stateVector,
  varUint,
} as const satisfies Record<string, (bytes: Uint8Array) => void>;

export type Target = keyof typeof TARGETS;
export const TARGET_NAMES = Object.keys(TARGETS) as Target[];

const author = makeParticipantId((bytes) => bytes.fill(7));

/** What stands in the document that updates come to: words under client id 1, deleted in part. */
const BASE = (() => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getText('text').insert(0, 'I feel safe when plans are kept 𝄞');
  doc.getText('text').delete(3, 4);
  doc.getMap('cards').set('one', new Y.Map([['kind', 'need']]));
  doc.getArray('list').push([1, 2]);
  return Y.encodeStateAsUpdate(doc);
})();
export const baseOf = (): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, BASE);
  return doc;
};

/** Refused, or taken whole by Yjs: nothing pending, and the live copy says what Yjs says. */
function update(bytes: Uint8Array, takes: Takes): void {
  const scan =
    refusable(() => scanUpdate(bytes, UPDATE_LIMITS, takes)) ??
    refusable(() => scanUpdate(bytes, STEP_2_LIMITS, takes));
  if (scan === undefined) return;
  const copy = makeLiveCopy([BASE]);
  const known: Known = {
    endOf: (client) => copy.endOf(client),
    notDeleted: (ranges) => copy.notDeleted(ranges),
    depthOf: (client, clock) => copy.depthOf(client, clock),
    ownerOf: (client) => (client === 1 ? 'server' : author),
    claimsOf: () => 0,
  };
  const before = copy.since(new Map());
  const admission = admit(scan, author, known);
  if (admission.kind !== 'new') {
    if (admission.kind === 'refused' && !(admission.error instanceof ProtocolError))
      throw new Error('refused otherwise');
    same(copy.since(new Map()), before, 'a refusal changed the copy');
    return;
  }
  copy.append(admission.change);
  const doc = baseOf();
  Y.applyUpdate(doc, admission.change.update);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new Error('admitted, and Yjs waits for more');
  const theirs = Y.decodeStateVector(Y.encodeStateVector(doc));
  same(readStateVector(copy.stateVector()), theirs, 'another state vector than Yjs has');
  const reader = new Y.Doc();
  Y.applyUpdate(reader, copy.since(new Map()));
  same(toJson(reader), toJson(doc), 'the copy says something else than Yjs');
  copy.fold();
  same(readStateVector(copy.stateVector()), theirs, 'folded, it is shorter');
}

const ROOTS = ['text', 'cards', 'list'] as const;
function toJson(doc: Y.Doc): unknown {
  const shown = ROOTS.map((name) => {
    const type = doc.share.get(name);
    return type === undefined ? null : [...(type._map?.keys() ?? [])].toSorted();
  });
  return [shown, Y.encodeStateAsUpdate(doc).length];
}

function awareness(bytes: Uint8Array): void {
  const entries = refusable(() => decodeEntries(bytes));
  if (entries === undefined) return;
  same(decodeEntries(encodeEntries(entries)), entries, 'entries written anew read otherwise');
  for (const { state } of entries) {
    const stamped = refusable(() => stamp(state, { seat: 'partner-a', name: 'Ana' }));
    if (stamped === undefined || stamped === 'null') continue;
    const { user } = JSON.parse(stamped) as { user: unknown };
    same(user, { seat: 'partner-a', name: 'Ana' }, 'somebody else’s name');
  }
}

function stateVector(bytes: Uint8Array): void {
  const read = refusable(() => readStateVector(bytes));
  if (read !== undefined) makeLiveCopy([BASE]).since(read);
}

/** As lib0 reads it, wherever lib0 takes it. */
function varUint(bytes: Uint8Array): void {
  const reader = new ByteReader(bytes);
  const ours = refusable(() => reader.varUint());
  const decoder = decoding.createDecoder(bytes);
  let theirs: number | undefined;
  try {
    theirs = decoding.readVarUint(decoder);
  } catch {
    theirs = undefined;
  }
  // lib0 reads further than we ever write: numbers that are longer than they need to be.
  if (ours === undefined) return;
  same([ours, reader.at], [theirs, decoder.pos], 'a number reads otherwise');
}

function ledgerEntry(entry: unknown): void {
  try {
    parseEntry(entry);
  } catch (error) {
    if (!(error instanceof v.ValiError)) throw error;
  }
}

/** @returns undefined when it was refused as it may be; anything else that is thrown goes on */
function refusable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

function same(got: unknown, wanted: unknown, what: string): void {
  if (plain(got) !== plain(wanted)) throw new Error(what);
}

const plain = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => {
    if (inner instanceof Map) return [...inner].toSorted(([a], [b]) => Number(a) - Number(b));
    if (inner instanceof Uint8Array) return Buffer.from(inner).toString('hex');
    return inner;
  });
