import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';
import { decodeEntries, encodeEntries } from './awareness-entries.ts';

it('writes entries as y-protocols does, whatever letters are in them', () => {
  const lengths = [1, 40, 50, 64, 127, 128, 5_000, 16_383, 16_384];
  const states = [
    'null',
    '{}',
    ...lengths.flatMap((n) => ['x'.repeat(n), 'ü'.repeat(n), '𝄞'.repeat(n)]),
  ];
  const entries = states.map((state, n) => ({ client: 2 ** 32 - 1 - n, clock: n * 1_000, state }));
  for (const some of [[], entries.slice(0, 1), entries]) {
    const byLib0 = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, some.length);
      for (const { client, clock, state } of some) {
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarString(encoder, state);
      }
    });
    expect(Buffer.from(encodeEntries(some)).equals(byLib0)).toBe(true);
  }
  const [first] = entries;
  expect(decodeEntries(encodeEntries([first!]))).toEqual([first]);
});
