import * as Y from 'yjs';
import { bigBoard } from './big-board.ts';
import { usageOf } from './child.ts';
import { connect, randomClient, type LightClient } from './light-client.ts';
import { openTypingRoom, type TypingRoom } from './typing-room.ts';
import type { Room, Seat } from './wire.ts';

/** What the client process does for the bench; each takes and gives plain data. */

/** Edits and cursor moves of one person in a second. */
const EDITS_PER_SECOND = 5;
const CURSORS_PER_SECOND = 20;
const TICK_MS = 4;

export interface Typing {
  /** Letters and cursors that reached another client, and how many should have. */
  readonly delivered: number;
  readonly expected: number;
  readonly serverCpuMs: number;
  readonly clientCpuMs: number;
  readonly seconds: number;
  /** ms from typing a letter to another client's having it. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** W1: everybody types and moves for so long; measured after a warm-up. */
export async function typing(
  rooms: readonly Room[],
  serverPid: number,
  seconds: number,
  warmUpSeconds: number,
): Promise<Typing> {
  let latencies: number[] = [];
  let cursors = 0;
  const open = await openAll(rooms, {
    onLetter: (latency) => latencies.push(latency),
    onCursor: () => {
      cursors += 1;
    },
  });
  const run = keepTyping(open);
  await wait(warmUpSeconds * 1_000);

  latencies = [];
  cursors = 0;
  const sentBefore = run.sent();
  const serverBefore = usageOf(serverPid).cpuMs;
  const clientBefore = usageOf(process.pid).cpuMs;
  const startedAt = performance.now();
  await wait(seconds * 1_000);
  const elapsed = (performance.now() - startedAt) / 1_000;
  const serverCpuMs = usageOf(serverPid).cpuMs - serverBefore;
  const clientCpuMs = usageOf(process.pid).cpuMs - clientBefore;
  const sorted = Float64Array.from(latencies).sort();
  const delivered = latencies.length + cursors;
  const expected = (run.sent() - sentBefore) * 2;
  run.stop();
  await Promise.all(open.map((room) => room.close()));
  return {
    delivered,
    expected,
    serverCpuMs,
    clientCpuMs,
    seconds: elapsed,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    max: sorted.at(-1) ?? 0,
  };
}

/** W2: puts the big board on each document. @returns bytes of its state */
export async function fill(seats: readonly Seat[]): Promise<number> {
  const client = randomClient();
  const state = bigBoard(client);
  for (const seat of seats) {
    const writer = await connect(seat, { state });
    // A newcomer has it all when the writer's answer was stored; until then ask again.
    for (;;) {
      const reader = await connect(seat);
      const { update } = await reader.synced;
      await reader.close();
      if (update.length >= state.length / 2) break;
    }
    await writer.close();
  }
  return state.length;
}

/** W2: joins one after the other. @returns ms from the start of the handshake to the whole step 2 */
export async function joins(seats: readonly Seat[]): Promise<number[]> {
  const times: number[] = [];
  for (const seat of seats) {
    const light = await connect(seat);
    const { at } = await light.synced;
    times.push(at - light.startedAt);
    await light.close();
  }
  return times;
}

let staying: LightClient[] = [];

/** W3: one person at each board, who stays until `leave`. */
export async function stay(seats: readonly Seat[]): Promise<void> {
  for (const seat of seats) {
    const light = await connect(seat);
    await light.synced;
    staying.push(light);
  }
}

export async function leave(): Promise<void> {
  await Promise.all(staying.map((light) => light.close()));
  staying = [];
}

let killRooms: readonly TypingRoom[] = [];

/** W4: types until the server dies. */
export async function typeUntilKilled(rooms: readonly Room[]): Promise<void> {
  const watch = { onLetter: () => {}, onCursor: () => {} };
  killRooms = await openAll(rooms, watch, true);
  const run = keepTyping(killRooms);
  for (const { typists } of killRooms) for (const { light } of typists) void light.close;
  stopTyping = run.stop;
}

let stopTyping = (): void => {};

export interface Losses {
  readonly typed: number;
  readonly seen: number;
  readonly seenLost: number;
  readonly acknowledged: number;
  readonly acknowledgedLost: number;
}

/** W4, after the restart: what is there of what had been seen or acknowledged. */
export async function countLosses(rooms: readonly Room[]): Promise<Losses> {
  stopTyping();
  const sum = { typed: 0, seen: 0, seenLost: 0, acknowledged: 0, acknowledgedLost: 0 };
  for (const [at, { typists }] of killRooms.entries()) {
    const reader = await connect(rooms[at]![0]);
    const { update } = await reader.synced;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
    for (const { light, typedAt, seen, acknowledged } of typists) {
      const there = clocks.get(light.client) ?? 0;
      sum.typed += typedAt.length;
      sum.seen += seen;
      sum.seenLost += Math.max(0, seen - there);
      sum.acknowledged += acknowledged;
      sum.acknowledgedLost += Math.max(0, acknowledged - there);
    }
    await reader.close();
  }
  return sum;
}

/** A few handshakes at a time: a practice opens its boards over minutes, not in one instant. */
async function openAll(
  rooms: readonly Room[],
  watch: Parameters<typeof openTypingRoom>[1],
  hello = false,
): Promise<TypingRoom[]> {
  const open: TypingRoom[] = [];
  for (let at = 0; at < rooms.length; at += 10) {
    const some = rooms.slice(at, at + 10).map((room) => openTypingRoom(room, watch, hello));
    open.push(...(await Promise.all(some)));
  }
  return open;
}

function keepTyping(rooms: readonly TypingRoom[]): { stop: () => void; sent: () => number } {
  const people = rooms.flatMap((room) => [0, 1, 2].map((place) => ({ room, place })));
  const begin = performance.now();
  const due = people.map(() => ({
    edit: begin + Math.random() * (1_000 / EDITS_PER_SECOND),
    cursor: begin + Math.random() * (1_000 / CURSORS_PER_SECOND),
  }));
  let sent = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    for (const [at, { room, place }] of people.entries()) {
      const next = due[at]!;
      for (; next.edit <= now; next.edit += 1_000 / EDITS_PER_SECOND, sent += 1) room.type(place);
      for (; next.cursor <= now; next.cursor += 1_000 / CURSORS_PER_SECOND, sent += 1)
        room.move(place);
    }
  }, TICK_MS);
  return { stop: () => clearInterval(timer), sent: () => sent };
}

const quantile = (sorted: Float64Array, q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
