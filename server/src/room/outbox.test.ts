import { decodeServerFrame } from '@steady/shared/protocol/frames.ts';
import { describe, expect, it } from 'vitest';
import { decodeEntries, type Entry } from './awareness-entries.ts';
import type { Clock } from './clock.ts';
import { OUTBOX_HIGH_WATER_BYTES, OUTBOX_LOOK_MS, OUTBOX_MAX_BYTES } from './limits.ts';
import { makeOutbox } from './outbox.ts';

function anOutbox() {
  const sent: Uint8Array[] = [];
  const closed: number[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const socket = {
    bufferedBytes: 0,
    send: (bytes: Uint8Array) => void sent.push(bytes),
    close: (code: number) => void closed.push(code),
  };
  const clock: Clock = {
    now: () => 0,
    soon: (run) => run(),
    after: (ms, run) => {
      timers.push({ ms, run });
      return () => {};
    },
  };
  const outbox = makeOutbox(socket, clock, (code) => void closed.push(code));
  return { sent, closed, timers, socket, outbox };
}

const entry = (client: number, clock: number): Entry => ({
  client,
  clock,
  state: `{"n":${clock}}`,
});
const SHARED = Uint8Array.of(1, 1, 0);

describe('an outbox', () => {
  it('hands shared frames on as long as the reader keeps up', () => {
    const { outbox, sent } = anOutbox();
    outbox.send(SHARED);
    outbox.awareness([entry(1, 1)], SHARED);
    expect(sent).toEqual([SHARED, SHARED]);
    expect(sent[0]).toBe(SHARED);
  });

  it('[R40] keeps the latest awareness of each client for a slow reader', () => {
    const { outbox, sent, socket, timers } = anOutbox();
    socket.bufferedBytes = OUTBOX_HIGH_WATER_BYTES + 1;
    for (let clock = 1; clock <= 1_000; clock++) {
      outbox.awareness([entry(clock % 2, clock)], SHARED);
    }
    expect(sent).toEqual([]);
    expect(timers).toHaveLength(1);
    expect(timers[0]!.ms).toBe(OUTBOX_LOOK_MS);

    timers[0]!.run();
    expect(sent).toEqual([]);
    socket.bufferedBytes = 0;
    timers[1]!.run();
    const frame = decodeServerFrame(sent[0]!);
    expect(frame.type === 'awareness' && decodeEntries(frame.update)).toEqual([
      entry(1, 999),
      entry(0, 1_000),
    ]);
  });

  it('[R40] holds back no updates', () => {
    const { outbox, sent, socket } = anOutbox();
    socket.bufferedBytes = OUTBOX_HIGH_WATER_BYTES + 1;
    outbox.send(SHARED);
    expect(sent).toHaveLength(1);
  });

  it('[R41][L12] closes the session of an attacker who does not read', () => {
    const { outbox, sent, socket, closed } = anOutbox();
    socket.bufferedBytes = OUTBOX_MAX_BYTES + 1;
    outbox.send(SHARED);
    expect(sent).toEqual([]);
    expect(closed).toEqual([1013]);
  });
});
