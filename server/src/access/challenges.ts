import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Chance } from './clock.ts';
import { CHALLENGE_LIFE_MS } from './limits.ts';

/**
 * What a passkey signs. A challenge bears its own end and a seal over that and its purpose, so that asking
 * for them costs no memory, whoever asks; only those that were answered rightly are remembered, until
 * their time is over. The seal's key is this process's: after a restart one taps once more.
 *
 * A33 A challenge is good once, for one purpose, and for `CHALLENGE_LIFE_MS`.
 */
export interface Challenges {
  /** @returns base64url */
  make(purpose: string): string;
  isGood(challenge: string, purpose: string): boolean;
  /** It was answered rightly. @returns false when it had been before */
  spend(challenge: string): boolean;
}

const CHANCE_BYTES = 16;
const END_BYTES = 8;
const SEAL_BYTES = 32;

export function makeChallenges({ now, random }: Chance): Challenges {
  const key = random(new Uint8Array(32));
  /** challenge → its end */
  const spent = new Map<string, number>();

  return {
    make(purpose) {
      const end = Buffer.alloc(END_BYTES);
      end.writeBigUInt64BE(BigInt(now() + CHALLENGE_LIFE_MS));
      const head = Buffer.concat([random(new Uint8Array(CHANCE_BYTES)), end]);
      return Buffer.concat([head, seal(head, purpose)]).toString('base64url');
    },
    isGood(challenge, purpose) {
      const bytes = Buffer.from(challenge, 'base64url');
      if (bytes.length !== CHANCE_BYTES + END_BYTES + SEAL_BYTES) return false;
      const head = bytes.subarray(0, CHANCE_BYTES + END_BYTES);
      const end = Number(head.readBigUInt64BE(CHANCE_BYTES));
      const sealed = timingSafeEqual(bytes.subarray(head.length), seal(head, purpose));
      return sealed && end > now() && !spent.has(bytes.toString('base64url'));
    },
    spend(challenge) {
      const at = now();
      for (const [one, end] of spent) if (end <= at) spent.delete(one);
      const name = Buffer.from(challenge, 'base64url').toString('base64url');
      if (spent.has(name)) return false;
      spent.set(name, at + CHALLENGE_LIFE_MS);
      return true;
    },
  };

  function seal(head: Uint8Array, purpose: string): Buffer {
    return createHmac('sha256', key).update(head).update(purpose).digest();
  }
}
