import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { participantIdSchema } from '@steady/shared/ids.ts';
import {
  decodeAuthors,
  decodeClaims,
  decodeRow,
  decodeSnapshot,
  encodeAuthors,
  encodeClaims,
  encodeRow,
  encodeSnapshot,
  placeOf,
} from './formats.ts';

const ada = v.parse(participantIdSchema, 'ada0000000000000000000');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = new Uint8Array([0xca, 0xfe]);
const damaged = expect.objectContaining({ kind: 'damaged' });

/** Old rows must open for as long as the practice keeps them: a change here needs a new version byte. */
describe('[S5] the forms of stored rows are pinned', () => {
  it('row', () => {
    expect(hex(encodeRow(ada, bytes))).toBe(`0116${hex(new TextEncoder().encode(ada))}cafe`);
    expect(hex(encodeRow('server', bytes))).toBe('0106736572766572cafe');
    expect(decodeRow(encodeRow(ada, bytes))).toEqual({ author: ada, update: bytes });
  });

  it('claims', () => {
    const encoded = encodeClaims([
      [1, 'server'],
      [2 ** 32 - 1, ada],
    ]);
    expect(hex(encoded)).toBe(
      `010106736572766572ffffffff0f16${hex(new TextEncoder().encode(ada))}`,
    );
    expect(decodeClaims(encoded)).toEqual([
      [1, 'server'],
      [2 ** 32 - 1, ada],
    ]);
  });

  it('snapshot', () => {
    expect(hex(encodeSnapshot(bytes))).toBe('01cafe');
    expect(decodeSnapshot(encodeSnapshot(bytes))).toEqual(bytes);
  });

  it('authors', () => {
    const runs = [
      { author: 'server', rows: 1 },
      { author: ada, rows: 300 },
    ] as const;
    const encoded = encodeAuthors(runs);
    expect(hex(encoded)).toBe(`01067365727665720116${hex(new TextEncoder().encode(ada))}ac02`);
    expect(decodeAuthors(encoded)).toEqual(runs);
  });

  it('place', () => {
    expect(placeOf('row', 'B/board', 'E', 17)).toBe('steady 1 row\nB/board\nE\n17');
  });

  it('another version is an error', () => {
    const later = new Uint8Array([2, 0, 0]);
    expect(() => decodeRow(later)).toThrow(damaged);
    expect(() => decodeClaims(later)).toThrow(damaged);
    expect(() => decodeSnapshot(new Uint8Array())).toThrow(damaged);
    expect(() => decodeRow(new Uint8Array([1, 3, 65, 66, 67]))).toThrow(damaged);
  });
});
