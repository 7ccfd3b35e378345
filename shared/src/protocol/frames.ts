import * as encoding from 'lib0/encoding';
import * as v from 'valibot';
import { ByteReader } from './bytes.ts';
import { claimsSchema, ledgerEntriesSchema, noticeSchema } from './messages.ts';
import type { Claims, LedgerEntryMessage, Notice } from './messages.ts';
import { ProtocolError } from './errors.ts';
import {
  MAX_AWARENESS_BYTES,
  MAX_EPOCH_BYTES,
  MAX_FRAME_BYTES,
  MAX_MESSAGE_JSON_BYTES,
  MAX_STATE_VECTOR_BYTES,
} from './limits.ts';

/** One websocket message; layouts in PROTOCOL.md §2, golden bytes in frames.test.ts. */
export type SyncFrame =
  | { readonly type: 'step-1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step-2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array };

export type AwarenessFrame = { readonly type: 'awareness'; readonly update: Uint8Array };

export type ClientFrame =
  | SyncFrame
  | AwarenessFrame
  | { readonly type: 'query-awareness' }
  /** `epoch` is that of the client's copy; empty when it has none. */
  | { readonly type: 'hello'; readonly version: number; readonly epoch: string }
  | { readonly type: 'ledger-after'; readonly after: number };

export type ServerFrame =
  | SyncFrame
  | AwarenessFrame
  | { readonly type: 'auth'; readonly reason: string }
  /** The first `count` sync messages (step 2, update) of this connection are on disk. */
  | { readonly type: 'saved'; readonly count: number; readonly epoch: string }
  | { readonly type: 'ledger'; readonly entries: readonly LedgerEntryMessage[] }
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'claims'; readonly claims: Claims };

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const QUERY_AWARENESS = 3;
const HELLO = 100;
const LEDGER = 101;
const NOTICE = 102;
const CLAIMS = 103;

/** What y-websocket does not know: its provider has to be told of each. */
export const OWN_FRAME_TYPES: readonly number[] = [HELLO, LEDGER, NOTICE, CLAIMS];

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
const PERMISSION_DENIED = 0;

export function encodeFrame(frame: ClientFrame | ServerFrame): Uint8Array {
  const encoder = encoding.createEncoder();
  switch (frame.type) {
    case 'step-1':
      return syncFrame(STEP_1, frame.stateVector);
    case 'step-2':
      return syncFrame(STEP_2, frame.update);
    case 'update':
      return syncFrame(UPDATE, frame.update);
    case 'awareness':
      encoding.writeVarUint(encoder, AWARENESS);
      encoding.writeVarUint8Array(encoder, frame.update);
      break;
    case 'query-awareness':
      encoding.writeVarUint(encoder, QUERY_AWARENESS);
      break;
    case 'auth':
      encoding.writeVarUint(encoder, AUTH);
      encoding.writeVarUint(encoder, PERMISSION_DENIED);
      encoding.writeVarString(encoder, frame.reason);
      break;
    case 'hello':
      encoding.writeVarUint(encoder, HELLO);
      encoding.writeVarUint(encoder, frame.version);
      encoding.writeVarString(encoder, frame.epoch);
      break;
    case 'saved':
      encoding.writeVarUint(encoder, HELLO);
      encoding.writeVarUint(encoder, frame.count);
      encoding.writeVarString(encoder, frame.epoch);
      break;
    case 'ledger-after':
      encoding.writeVarUint(encoder, LEDGER);
      encoding.writeVarUint(encoder, frame.after);
      break;
    case 'ledger':
      writeJson(encoder, LEDGER, frame.entries);
      break;
    case 'notice':
      writeJson(encoder, NOTICE, frame.notice);
      break;
    case 'claims':
      writeJson(encoder, CLAIMS, frame.claims);
      break;
  }
  return encoding.toUint8Array(encoder);
}

/**
 * Decodes what a client sent.
 * @param bytes one whole websocket message
 * @returns views into `bytes`: copy before keeping
 * @throws ProtocolError 'malformed' | 'unknown-type' | 'too-big': close the session, the room goes on
 */
export function decodeClientFrame(bytes: Uint8Array): ClientFrame {
  const reader = open(bytes);
  const type = reader.varUint();
  switch (type) {
    case SYNC:
      return readSync(reader);
    case AWARENESS:
      return readAwareness(reader);
    case QUERY_AWARENESS:
      return ended(reader, { type: 'query-awareness' });
    case HELLO: {
      const version = reader.varUint();
      return ended(reader, { type: 'hello', version, epoch: reader.varString(MAX_EPOCH_BYTES) });
    }
    case LEDGER:
      return ended(reader, { type: 'ledger-after', after: reader.varUint() });
    default:
      throw new ProtocolError('unknown-type', `frame ${type}`);
  }
}

/**
 * Decodes what a server sent.
 * @returns views into `bytes`: copy before keeping
 * @throws ProtocolError 'malformed' | 'unknown-type' | 'too-big'
 */
export function decodeServerFrame(bytes: Uint8Array): ServerFrame {
  const reader = new ByteReader(bytes);
  const type = reader.varUint();
  switch (type) {
    case SYNC:
      return readSync(reader);
    case AWARENESS:
      return readAwareness(reader);
    case AUTH:
      if (reader.varUint() !== PERMISSION_DENIED) throw new ProtocolError('malformed', 'auth');
      return ended(reader, { type: 'auth', reason: reader.varString(MAX_MESSAGE_JSON_BYTES) });
    case HELLO: {
      const count = reader.varUint();
      return ended(reader, { type: 'saved', count, epoch: reader.varString(MAX_EPOCH_BYTES) });
    }
    case LEDGER:
      return ended(reader, { type: 'ledger', entries: readJson(reader, ledgerEntriesSchema) });
    case NOTICE:
      return ended(reader, { type: 'notice', notice: readJson(reader, noticeSchema) });
    case CLAIMS:
      return ended(reader, { type: 'claims', claims: readJson(reader, claimsSchema) });
    default:
      throw new ProtocolError('unknown-type', `frame ${type}`);
  }
}

/** @returns which of the messages that `saved` counts these bytes are, without reading the payload */
export function countedType(bytes: Uint8Array): 'step-2' | 'update' | undefined {
  if (bytes[0] !== SYNC) return undefined;
  if (bytes[1] === STEP_2) return 'step-2';
  return bytes[1] === UPDATE ? 'update' : undefined;
}

function open(bytes: Uint8Array): ByteReader {
  if (bytes.length > MAX_FRAME_BYTES) throw new ProtocolError('too-big', 'frame');
  return new ByteReader(bytes);
}

function readSync(reader: ByteReader): SyncFrame {
  const step = reader.varUint();
  switch (step) {
    case STEP_1: {
      const stateVector = reader.varBytes();
      if (stateVector.length > MAX_STATE_VECTOR_BYTES) {
        throw new ProtocolError('too-big', 'state vector');
      }
      return ended(reader, { type: 'step-1', stateVector });
    }
    case STEP_2:
      return ended(reader, { type: 'step-2', update: reader.varBytes() });
    case UPDATE:
      return ended(reader, { type: 'update', update: reader.varBytes() });
    default:
      throw new ProtocolError('unknown-type', `sync message ${step}`);
  }
}

function readAwareness(reader: ByteReader): AwarenessFrame {
  const update = reader.varBytes();
  if (update.length > MAX_AWARENESS_BYTES) throw new ProtocolError('too-big', 'awareness');
  return ended(reader, { type: 'awareness', update });
}

function readJson<Schema extends v.GenericSchema>(
  reader: ByteReader,
  schema: Schema,
): v.InferOutput<Schema> {
  const text = reader.varString(MAX_MESSAGE_JSON_BYTES);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProtocolError('malformed', 'not JSON');
  }
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw new ProtocolError('malformed', 'JSON of another shape');
  return parsed.output;
}

function ended<Frame>(reader: ByteReader, frame: Frame): Frame {
  reader.expectEnd();
  return frame;
}

/** Written without lib0's growing buffer: this is the hottest encoder, and the payload is copied once. */
function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  let lengthBytes = 1;
  for (let rest = payload.length; rest > 0x7f; rest = Math.floor(rest / 0x80)) lengthBytes++;
  const frame = new Uint8Array(2 + lengthBytes + payload.length);
  frame[0] = SYNC;
  frame[1] = step;
  let rest = payload.length;
  let at = 2;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) frame[at++] = 0x80 | (rest & 0x7f);
  frame[at++] = rest;
  frame.set(payload, at);
  return frame;
}

function writeJson(encoder: encoding.Encoder, type: number, value: unknown): void {
  encoding.writeVarUint(encoder, type);
  encoding.writeVarString(encoder, JSON.stringify(value));
}
