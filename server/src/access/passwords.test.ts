import { randomFillSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MAX_HASHES_AT_ONCE, MAX_HASHES_WAITING } from './limits.ts';
import { COST, makePasswords } from './passwords.ts';
import { Refused } from './refused.ts';

const CHEAP = { memory: 64, passes: 1, parallelism: 1 };
const passwords = makePasswords((bytes) => randomFillSync(bytes), CHEAP);

describe('passwords', () => {
  it('are kept as argon2id with their cost', async () => {
    const stored = await passwords.hash('a long enough password');
    expect(stored).toMatch(
      /^\$argon2id\$v=19\$m=64,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
    );
    expect(await passwords.matches(stored, 'a long enough password')).toBe(true);
    expect(await passwords.matches(stored, 'a long enough passwort')).toBe(false);
    expect(await passwords.hash('a long enough password')).not.toBe(stored);
  });

  it('are the same however a keyboard composes an accent', async () => {
    const stored = await passwords.hash('caf\u00e9 caf\u00e9 caf\u00e9');
    expect(await passwords.matches(stored, 'cafe\u0301 cafe\u0301 cafe\u0301')).toBe(true);
  });

  it('cost what is recommended', () => {
    expect(COST).toEqual({ memory: 19_456, passes: 2, parallelism: 1 });
  });

  it('[A3] are hashed also when there is nobody to compare with', async () => {
    let hashes = 0;
    const counting = makePasswords((bytes) => {
      hashes += 1;
      return randomFillSync(bytes);
    }, CHEAP);
    expect(hashes).toBe(2);
    expect(await counting.matches(undefined, 'anything')).toBe(false);

    const real = makePasswords((bytes) => randomFillSync(bytes));
    const stored = await real.hash('a long enough password');
    const timed = async (known: string | undefined) => {
      const startedAt = performance.now();
      for (let n = 0; n < 5; n += 1) await real.matches(known, 'wrong');
      return performance.now() - startedAt;
    };
    await timed(stored);
    // Without hashing the ratio would be far above a hundred; on a busy machine it may reach two.
    expect((await timed(stored)) / (await timed(undefined))).toBeLessThan(10);
  });

  it('keeps an attacker from taking all memory and threads', async () => {
    const attacker = (n: number) => passwords.matches(undefined, `guess ${n}`);
    const room = MAX_HASHES_AT_ONCE + MAX_HASHES_WAITING;
    const tries = Array.from({ length: room + 5 }, (_, n) => attacker(n));
    const results = await Promise.allSettled(tries);
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(5);
    await expect(tries.at(-1)).rejects.toEqual(new Refused('too-busy'));
    expect(await attacker(0)).toBe(false);
  });
});
