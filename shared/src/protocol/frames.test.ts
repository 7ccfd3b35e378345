import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as syncProtocol from 'y-protocols/sync';
import * as authProtocol from 'y-protocols/auth';
import * as Y from 'yjs';
import { parseSeat } from '../seats.ts';
import { ProtocolError } from './errors.ts';
import {
  countedType,
  decodeClientFrame,
  decodeServerFrame,
  encodeFrame,
  OWN_FRAME_TYPES,
} from './frames.ts';
import type { ClientFrame, ServerFrame } from './frames.ts';
import { MAX_AWARENESS_BYTES, MAX_FRAME_BYTES, MAX_STATE_VECTOR_BYTES } from './limits.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const text = (bytes: string) => Buffer.from(bytes).toString('hex');

/** Changing a line here changes what programs outside this repository read and write. */
const golden: readonly [ClientFrame | ServerFrame, string][] = [
  [{ type: 'step-1', stateVector: Uint8Array.of(0) }, '00000100'],
  [{ type: 'step-2', update: Uint8Array.of(0, 0) }, '0001020000'],
  [{ type: 'update', update: Uint8Array.of(0, 0) }, '0002020000'],
  [{ type: 'awareness', update: Uint8Array.of(0) }, '010100'],
  [{ type: 'query-awareness' }, '03'],
  [{ type: 'auth', reason: 'no' }, `020002${text('no')}`],
  [{ type: 'hello', version: 1, epoch: 'e1' }, `640102${text('e1')}`],
  [{ type: 'hello', version: 1, epoch: '' }, '640100'],
  [{ type: 'saved', count: 300, epoch: 'e1' }, `64ac0202${text('e1')}`],
  [{ type: 'ledger-after', after: 7 }, '6507'],
  [{ type: 'ledger', entries: [{ seq: 1, kind: 'x' }] }, `6518${text('[{"seq":1,"kind":"x"}]')}`],
  [
    { type: 'notice', notice: { kind: 'writing', allowed: false, why: 'paused' } },
    `6632${text('{"kind":"writing","allowed":false,"why":"paused"}')}`,
  ],
  [{ type: 'claims', claims: { '7': parseSeat('partner-a') } }, `6711${text('{"7":"partner-a"}')}`],
];

const fromServer = new Set(['auth', 'saved', 'ledger', 'notice', 'claims']);

describe('frames', () => {
  it.each(golden)('%o has its golden bytes and reads back', (frame, bytes) => {
    const encoded = encodeFrame(frame);
    // The length byte of a JSON frame is checked by reading back.
    expect(hex(encoded).slice(0, 2)).toBe(bytes.slice(0, 2));
    expect(hex(encoded).slice(4)).toBe(bytes.slice(4));
    const decode = fromServer.has(frame.type) ? decodeServerFrame : decodeClientFrame;
    expect(decode(encoded)).toEqual(frame);
  });

  it.each(golden)(
    '%o is counted as saved, and known to y-websocket, by its first bytes',
    (frame) => {
      const bytes = encodeFrame(frame);
      const { type } = frame;
      expect(countedType(bytes)).toBe(type === 'step-2' || type === 'update' ? type : undefined);
      const isOwn = ['hello', 'saved', 'ledger-after', 'ledger', 'notice', 'claims'].includes(type);
      expect(OWN_FRAME_TYPES.includes(bytes[0] ?? 0)).toBe(isOwn);
    },
  );

  it('writes sync and auth as y-protocols does', () => {
    const doc = new Y.Doc();
    doc.clientID = 5;
    doc.getText('t').insert(0, 'x'.repeat(40_000));
    const theirs = (write: (encoder: encoding.Encoder) => void, type = 0) =>
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, type);
        write(encoder);
      });
    const stateVector = Y.encodeStateVector(doc);
    const update = Y.encodeStateAsUpdate(doc);
    expect(encodeFrame({ type: 'step-1', stateVector })).toEqual(
      theirs((encoder) => syncProtocol.writeSyncStep1(encoder, doc)),
    );
    expect(encodeFrame({ type: 'step-2', update })).toEqual(
      theirs((encoder) => syncProtocol.writeSyncStep2(encoder, doc)),
    );
    expect(encodeFrame({ type: 'update', update })).toEqual(
      theirs((encoder) => syncProtocol.writeUpdate(encoder, update)),
    );
    expect(encodeFrame({ type: 'auth', reason: 'no' })).toEqual(
      theirs((encoder) => authProtocol.writePermissionDenied(encoder, 'no'), 2),
    );
  });

  it.each([0x7f, 0x80, 0x3fff, 0x4000, 300_000])('carries %i bytes', (length) => {
    const update = new Uint8Array(length).fill(9);
    expect(decodeClientFrame(encodeFrame({ type: 'update', update }))).toEqual({
      type: 'update',
      update,
    });
  });

  it('does not take what goes the other way', () => {
    for (const frame of [{ type: 'query-awareness' }] as const) {
      expect(() => decodeServerFrame(encodeFrame(frame))).toThrow(/unknown-type/);
    }
    for (const type of ['auth', 'notice', 'claims']) {
      const frame = golden.find(([candidate]) => candidate.type === type)![0];
      expect(() => decodeClientFrame(encodeFrame(frame))).toThrow(/unknown-type/);
    }
  });

  it('[L1] an attacker gets nothing but a ProtocolError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (attacker) => {
        for (const decode of [decodeClientFrame, decodeServerFrame]) {
          try {
            decode(attacker);
          } catch (error) {
            expect(error).toBeInstanceOf(ProtocolError);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('[L1] an attacker cannot read beyond a frame that lies in a larger buffer', () => {
    const pool = new Uint8Array(64).fill(0x41);
    const attacker = pool.subarray(0, 4);
    attacker.set([0, 2, 60, 1]);
    expect(() => decodeClientFrame(attacker)).toThrow(/malformed: ends too early/);
  });

  it('[L1] an attacker cannot add bytes behind a frame', () => {
    expect(() => decodeClientFrame(Uint8Array.of(3, 0))).toThrow(/bytes left over/);
  });

  it('[L2] an attacker is told when a frame is too big', () => {
    const tooBig = /too-big/;
    expect(() => decodeClientFrame(new Uint8Array(MAX_FRAME_BYTES + 1))).toThrow(tooBig);
    const stateVector = new Uint8Array(MAX_STATE_VECTOR_BYTES + 1);
    expect(() => decodeClientFrame(encodeFrame({ type: 'step-1', stateVector }))).toThrow(tooBig);
    const update = new Uint8Array(MAX_AWARENESS_BYTES + 1);
    expect(() => decodeClientFrame(encodeFrame({ type: 'awareness', update }))).toThrow(tooBig);
  });
});
