import { connect, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { BOMBS, type Bomb, type BombName } from './bombs.ts';

/**
 * A thread with sockets of its own, so that what it costs to attack is not taken from those who are
 * measured. Says of each of its connections how it ended: the close code, or `cut`.
 */
export interface Attack {
  readonly bomb: BombName;
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clock: number;
}

const attack = workerData as Attack;
const bomb: Bomb = BOMBS[attack.bomb];
const { sockets, reads, upgrades, write, extension } = bomb;
for (let n = 0; n < sockets; n += 1) void one().then((ended) => parentPort?.postMessage(ended));

async function one(): Promise<string> {
  const socket = connect(attack.port, '127.0.0.1');
  socket.on('error', () => undefined);
  const end = new Promise<string>((resolve) => {
    let last = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => (last = Buffer.concat([last, chunk]).subarray(-512)));
    socket.on('close', () => resolve(closeCodeIn(last)));
  });
  await new Promise((resolve) => socket.once('connect', resolve));
  const lines = [
    `GET ${attack.path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(extension === undefined ? [] : [`Sec-WebSocket-Extensions: ${extension}`]),
    ...Object.entries(attack.headers).map(([name, value]) => `${name}: ${value}`),
  ];
  if (upgrades) {
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    // The answer, and the first frame behind it: now the session is open.
    await new Promise((resolve) => socket.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (!reads) socket.pause();
  await pour(socket, write(attack.clock));
  // Whoever does not read does not see the end either, until the connection is cut.
  if (!reads && upgrades) socket.resume();
  return end;
}

/** Writes as fast as the other end takes it, and stops when it is gone. */
async function pour(socket: Socket, pieces: Iterable<Uint8Array | string>): Promise<void> {
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  for (const piece of pieces) {
    if (socket.destroyed) return;
    if (socket.write(piece)) continue;
    await Promise.race([gone, new Promise<void>((resolve) => socket.once('drain', resolve))]);
  }
}

/** A server ends with a close frame of two bytes of code and a reason: `88 LENGTH CODE REASON`. */
function closeCodeIn(last: Buffer): string {
  for (let at = last.length - 4; at >= 0; at -= 1)
    if (last[at] === 0x88 && at + 2 + (last[at + 1] ?? 0) === last.length)
      return String(last.readUInt16BE(at + 2));
  return 'cut';
}
