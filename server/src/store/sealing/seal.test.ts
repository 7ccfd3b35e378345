import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SEAL_BYTES, makeNonces, seal, unseal } from './seal.ts';

const key = createSecretKey(new Uint8Array(32).fill(7));
const nonce = new Uint8Array(12).fill(9);
const damaged = expect.objectContaining({ kind: 'damaged' });

describe('sealing', () => {
  it('[S5] pins the form: nonce, ciphertext, tag', () => {
    const sealed = seal(key, nonce, 'a place', new TextEncoder().encode('plans are kept'));
    expect(Buffer.from(sealed).toString('hex')).toBe(
      '09090909090909090909090957e9e5facdd0a013c542a05d969e856f31cf61e75b1b54db3165eea408ca',
    );
    expect(sealed.length).toBe('plans are kept'.length + SEAL_BYTES);
  });

  it('opens at its place only, with its key only', () => {
    const plain = new Uint8Array([1, 2, 3]);
    const sealed = seal(key, nonce, 'here', plain);
    expect(unseal(key, 'here', sealed)).toEqual(plain);
    expect(() => unseal(key, 'there', sealed)).toThrow(damaged);
    const other = createSecretKey(new Uint8Array(32).fill(8));
    expect(() => unseal(other, 'here', sealed)).toThrow(damaged);
  });

  it('[S5] notices every flipped bit and every cut', () => {
    const sealed = seal(key, nonce, 'here', new Uint8Array([1, 2, 3]));
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = sealed.slice();
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => unseal(key, 'here', changed)).toThrow(damaged);
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => unseal(key, 'here', sealed.subarray(0, length))).toThrow(damaged);
    }
  });

  it('never uses a nonce twice', () => {
    let draws = 0;
    const next = makeNonces((bytes) => {
      draws += 1;
      return crypto.getRandomValues(bytes);
    });
    const seen = new Set(Array.from({ length: 2000 }, () => Buffer.from(next()).toString('hex')));
    expect(seen.size).toBe(2000);
    expect(draws).toBe(8);
  });
});
