import { WebSocket } from 'ws';
import * as wire from './wire.ts';
import type { Arrived, Seat } from './wire.ts';

/** One socket of a participant that costs next to nothing on the client's side. */
export interface LightClient {
  readonly seat: Seat;
  /** Yjs client id under which it types. */
  readonly client: number;
  /** When the handshake began, and when the whole step 2 had arrived (ms, performance.now). */
  readonly startedAt: number;
  readonly synced: Promise<{ readonly at: number; readonly update: Uint8Array }>;
  /** Sync messages sent so far (step 2 and update), as `saved` counts them. */
  readonly sent: () => number;
  readonly send: (update: Uint8Array) => void;
  readonly type: (clock: number, text: wire.Id) => void;
  readonly move: (clock: number) => void;
  readonly close: () => Promise<void>;
}

export interface LightClientOptions {
  readonly client?: number;
  /** What it answers to the server's step 1; default: nothing new. */
  readonly state?: Uint8Array;
  /** Says hello, so that our server tells it what is saved. */
  readonly hello?: boolean;
  readonly onArrived?: (arrived: Arrived) => void;
}

const NOTHING = new Uint8Array([0, 0]);
const EMPTY_STATE_VECTOR = new Uint8Array([0]);

/** Resolves when the socket is open; rejects when the server refuses it. */
export async function connect(
  seat: Seat,
  {
    client = randomClient(),
    state = NOTHING,
    hello = false,
    onArrived = () => {},
  }: LightClientOptions = {},
): Promise<LightClient> {
  const startedAt = performance.now();
  const socket = new WebSocket(seat.url, {
    headers: { ...seat.headers },
    perMessageDeflate: false,
  });
  const synced = Promise.withResolvers<{ at: number; update: Uint8Array }>();
  let sent = 0;
  const sendSync = (frame: Uint8Array) => {
    sent += 1;
    socket.send(frame);
  };
  socket.on('message', (data) => {
    if (!(data instanceof Buffer)) return;
    const arrived = wire.read(seat, data);
    if (arrived.type === 'step-1') sendSync(wire.step2(seat, state));
    if (arrived.type === 'step-2')
      synced.resolve({ at: performance.now(), update: arrived.update });
    onArrived(arrived);
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('close', (code) =>
    synced.reject(new Error(`closed with ${code} before it was synced`)),
  );
  synced.promise.catch(() => {});
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.on('error', reject);
  });
  if (seat.documentName !== undefined) socket.send(wire.token(seat));
  socket.send(wire.step1(seat, EMPTY_STATE_VECTOR));
  if (hello) socket.send(wire.hello(seat));
  return {
    seat,
    client,
    startedAt,
    synced: synced.promise,
    sent: () => sent,
    send: (update) => sendSync(wire.updateFrame(seat, update)),
    type: (clock, text) => sendSync(wire.updateFrame(seat, wire.letter(client, clock, text))),
    move: (clock) => socket.send(wire.cursor(seat, client, clock)),
    close: () => {
      socket.close();
      return closed;
    },
  };
}

/** 31 bits: enough that no two meet in one room. */
export const randomClient = (): number => 1 + Math.floor(Math.random() * 0x7fff_fffe);
