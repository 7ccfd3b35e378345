import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { RandomBytes } from '@steady/shared/ids.ts';
import { MAX_HASHES_AT_ONCE, MAX_HASHES_WAITING } from './limits.ts';
import { Refused } from './refused.ts';

/**
 * Passwords as argon2id (RFC 9106), stored as `$argon2id$v=19$m=…,t=…,p=…$SALT$HASH`, so that the
 * cost can rise later without anybody's password being asked for anew.
 *
 * A3  Checking takes as long for an e-mail that nobody has as for one that somebody has.
 */
export interface Passwords {
  /** @throws Refused 'too-busy' */
  hash(password: string): Promise<string>;
  /**
   * @param stored undefined when there is no such person: hashes all the same, then says no
   * @throws Refused 'too-busy'
   */
  matches(stored: string | undefined, password: string): Promise<boolean>;
}

interface Cost {
  /** KiB */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP's first choice for argon2id; about 35 ms on two cores. */
export const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

const hashOnThread = promisify(argon2);
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

export function makePasswords(random: RandomBytes, cost: Cost = COST): Passwords {
  let running = 0;
  const waiting: Array<() => void> = [];
  const nobody = { ...cost, salt: random(new Uint8Array(16)), tag: random(new Uint8Array(32)) };

  return {
    async hash(password) {
      const salt = random(new Uint8Array(16));
      const tag = await derive(password, salt, cost);
      const { memory: m, passes: t, parallelism: p } = cost;
      return `$argon2id$v=19$m=${m},t=${t},p=${p}$${unpadded(salt)}$${unpadded(tag)}`;
    },
    async matches(stored, password) {
      const known = stored === undefined ? undefined : parse(stored);
      const { salt, tag, ...rest } = known ?? nobody;
      const derived = await derive(password, salt, rest);
      return timingSafeEqual(derived, tag) && known !== undefined;
    },
  };

  async function derive(
    password: string,
    nonce: Uint8Array,
    { memory, passes, parallelism }: Cost,
  ) {
    await turn();
    try {
      const message = password.normalize('NFKC');
      return await hashOnThread('argon2id', {
        message,
        nonce,
        memory,
        passes,
        parallelism,
        tagLength: 32,
      });
    } finally {
      // The place is handed on, not given up and taken again: somebody new could slip in between.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  async function turn(): Promise<void> {
    if (running < MAX_HASHES_AT_ONCE) {
      running += 1;
      return;
    }
    if (waiting.length >= MAX_HASHES_WAITING) throw new Refused('too-busy');
    await new Promise<void>((resolve) => void waiting.push(resolve));
  }
}

const unpadded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replaceAll('=', '');

function parse(stored: string) {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(stored) ?? [];
  if (salt === undefined || tag === undefined) throw new Error('a stored password is damaged');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}
