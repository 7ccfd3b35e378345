import os from 'node:os';
import { StoreError } from '../store.ts';
import { readIfThere } from '../sealing/durable-file.ts';

/**
 * Looks at the log beside the database before SQLite does. At a damaged frame SQLite ends the log, as
 * after a torn last write, and what was committed behind it is gone without a word; without a log it
 * opens the database as it was at the last checkpoint. The index beside the log (`-shm`) knows how far
 * the log was synced when the process ended: its header is written after the fsync of each commit
 * (sqlite.org/walformat.html). So a frame that it counts and that is damaged or gone was saved once.
 *
 * S60 A log that is shorter than what was committed, or damaged within it, is an error, never an older
 *     database. A torn write behind that is none: nobody was told that it was saved.
 *
 * @param path the database file
 * @throws StoreError 'damaged'
 */
export function checkLog(path: string): void {
  const index = readIndex(readIfThere(`${path}-shm`));
  if (index === undefined || index.frames === 0) return;
  const log = readIfThere(`${path}-wal`);
  // When the last connection closes well the index goes first, then the log.
  if (log === undefined) throw damaged('is missing');
  if (log.length < HEADER_BYTES) throw damaged('is cut short');
  // SQLite takes a log whose own header is not whole for none.
  if (!isHeaderWhole(log)) throw damaged('is damaged at its beginning');
  // A log that began anew since: the index tells of the one before.
  if (!log.subarray(16, 24).equals(index.salts)) return;
  const whole = countWhole(log, index.frames);
  if (whole < index.frames) throw damaged(`is damaged at frame ${whole + 1} of ${index.frames}`);
}

interface LogIndex {
  /** Frames of the log that were committed and synced. */
  readonly frames: number;
  readonly salts: Buffer;
}

/** @returns undefined when it says nothing that can be relied on */
function readIndex(bytes: Buffer | undefined): LogIndex | undefined {
  if (bytes === undefined || bytes.length < 2 * INDEX_BYTES) return undefined;
  const one = bytes.subarray(0, INDEX_BYTES);
  // Two copies: a process that ended in between left them different.
  if (!one.equals(bytes.subarray(INDEX_BYTES, 2 * INDEX_BYTES))) return undefined;
  const word = (at: number) =>
    os.endianness() === 'LE' ? one.readUInt32LE(at) : one.readUInt32BE(at);
  const sum = checksum(one.subarray(0, 40), [0, 0], os.endianness() === 'BE');
  if (word(0) !== INDEX_VERSION || sum[0] !== word(40) || sum[1] !== word(44)) return undefined;
  return { frames: word(16), salts: one.subarray(32, 40) };
}

/** Written and synced before any frame; it holds a sum of itself. */
function isHeaderWhole(log: Buffer): boolean {
  if ((log.readUInt32BE(0) & 0xfffffffe) >>> 0 !== MAGIC) return false;
  const sum = headerSum(log);
  return sum[0] === log.readUInt32BE(24) && sum[1] === log.readUInt32BE(28);
}

const isBigEndian = (log: Buffer): boolean => (log.readUInt32BE(0) & 1) === 1;
const headerSum = (log: Buffer): Sum => checksum(log.subarray(0, 24), [0, 0], isBigEndian(log));

/** @returns how many frames from the first one on are whole, `upTo` at most; the header is */
function countWhole(log: Buffer, upTo: number): number {
  const isBig = isBigEndian(log);
  const frameBytes = FRAME_HEADER_BYTES + log.readUInt32BE(8);
  let sum = headerSum(log);
  for (let frame = 0; frame < upTo; frame += 1) {
    const at = HEADER_BYTES + frame * frameBytes;
    if (log.length < at + frameBytes) return frame;
    if (!log.subarray(at + 8, at + 16).equals(log.subarray(16, 24))) return frame;
    sum = checksum(log.subarray(at, at + 8), sum, isBig);
    sum = checksum(log.subarray(at + FRAME_HEADER_BYTES, at + frameBytes), sum, isBig);
    if (sum[0] !== log.readUInt32BE(at + 16) || sum[1] !== log.readUInt32BE(at + 20)) return frame;
  }
  return upTo;
}

type Sum = readonly [number, number];

/** SQLite's: two sums over pairs of 32-bit words. */
function checksum(bytes: Buffer, [first, second]: Sum, isBig: boolean): Sum {
  let s0 = first;
  let s1 = second;
  const word = (at: number) => (isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  for (let at = 0; at < bytes.length; at += 8) {
    s0 = (s0 + word(at) + s1) >>> 0;
    s1 = (s1 + word(at + 4) + s0) >>> 0;
  }
  return [s0, s1];
}

const MAGIC = 0x377f0682;
const INDEX_VERSION = 3_007_000;
/** Bytes: one of the two copies of the index's header. */
const INDEX_BYTES = 48;
/** Bytes of the log's own header, and of each frame's before its page. */
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

const damaged = (how: string): StoreError =>
  new StoreError(
    'damaged',
    `The log of the data file (steady.sqlite-wal) ${how}. It holds what was saved last. Restore a backup, or save what is left: npx pnpm practice backup PATH, then npx pnpm practice restore PATH.`,
  );
