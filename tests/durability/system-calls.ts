import { decodeClientFrame, decodeServerFrame } from '@steady/shared/protocol/frames.ts';

/** What a trace of the server says, in order; `connection` is a number of a file descriptor. */
export type Seen =
  | { readonly kind: 'edit arrived'; readonly connection: number }
  | { readonly kind: 'log written' }
  | { readonly kind: 'log synced' }
  | { readonly kind: 'edit shown'; readonly connection: number }
  | { readonly kind: 'saved'; readonly connection: number; readonly count: number };

/** Options of strace that `readTrace` can read. */
export const TRACED = [
  '-y',
  '-x',
  '-s',
  '65536',
  '-e',
  'trace=read,write,writev,sendmsg,pwrite64,fsync,fdatasync',
];

const LOG = /-wal>/;

/** Reads a trace that began when every connection was quiet, so that streams begin with a frame. */
export function readTrace(lines: readonly string[]): Seen[] {
  const seen: Seen[] = [];
  const streams = new Map<string, Buffer>();
  for (const line of lines) {
    const [, call, fd, file = ''] = /^(\w+)\((\d+)<([^>]*>)/.exec(line) ?? [];
    const result = Number(/= (-?\d+)[^=]*$/.exec(line)?.[1]);
    if (call === undefined || fd === undefined || !(result >= 0)) continue;
    if (LOG.test(file)) {
      if (call === 'pwrite64') seen.push({ kind: 'log written' });
      if (call === 'fsync' || call === 'fdatasync') seen.push({ kind: 'log synced' });
    } else if (/^(?:socket|TCP)/.test(file)) {
      const isArriving = call === 'read';
      const name = `${isArriving ? 'in' : 'out'} ${fd}`;
      const before = streams.get(name) ?? Buffer.alloc(0);
      const { frames, rest } = takeFrames(Buffer.concat([before, bytesIn(line)]));
      streams.set(name, rest);
      for (const frame of frames) {
        const what = isArriving ? arrived(frame, Number(fd)) : sent(frame, Number(fd));
        if (what) seen.push(what);
      }
    }
  }
  return seen;
}

function arrived(frame: Uint8Array, connection: number): Seen | undefined {
  const { type } = decodeClientFrame(frame);
  const isEdit = type === 'update' || type === 'step-2';
  return isEdit ? { kind: 'edit arrived', connection } : undefined;
}

function sent(bytes: Uint8Array, connection: number): Seen | undefined {
  const frame = decodeServerFrame(bytes);
  if (frame.type === 'saved') return { kind: 'saved', connection, count: frame.count };
  return frame.type === 'update' ? { kind: 'edit shown', connection } : undefined;
}

/** All strings of one line, one behind the other: strace writes `\x82` or plain letters. */
function bytesIn(line: string): Buffer {
  const parts = [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => bytesOf(text));
  return Buffer.concat(parts);
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, v: 11, f: 12 };

function bytesOf(text: string): Buffer {
  const bytes: number[] = [];
  for (const [one] of text.matchAll(/\\x[0-9a-f]{2}|\\[0-7]{1,3}|\\.|./g)) {
    if (one.startsWith('\\x')) bytes.push(Number.parseInt(one.slice(2), 16));
    else if (/^\\[0-7]/.test(one)) bytes.push(Number.parseInt(one.slice(1), 8));
    else if (one.startsWith('\\')) bytes.push(ESCAPES[one.slice(1)] ?? one.charCodeAt(1));
    else bytes.push(one.charCodeAt(0));
  }
  return Buffer.from(bytes);
}

/** Binary websocket messages (RFC 6455, 5.2), unmasked; control frames are left out. */
function takeFrames(stream: Buffer): { frames: Uint8Array[]; rest: Buffer } {
  const frames: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const short = (stream[at + 1] ?? 0) & 0x7f;
    let from = at + 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
    if (stream.length < from) break;
    const length =
      short === 126
        ? stream.readUInt16BE(at + 2)
        : short === 127
          ? stream.readUInt32BE(at + 6)
          : short;
    const isMasked = ((stream[at + 1] ?? 0) & 0x80) !== 0;
    const mask = isMasked ? stream.subarray(from, from + 4) : Buffer.alloc(4);
    if (isMasked) from += 4;
    if (stream.length < from + length) break;
    const isBinary = ((stream[at] ?? 0) & 0x0f) === 2;
    const payload = stream
      .subarray(from, from + length)
      .map((byte, n) => byte ^ (mask[n % 4] ?? 0));
    if (isBinary) frames.push(payload);
    at = from + length;
  }
  return { frames, rest: stream.subarray(at) };
}
