import type { PersonId, RandomBytes } from '@steady/shared/ids.ts';
import { RECOVERY_CODES } from './limits.ts';
import type { AccessStore } from './records.ts';
import { Refused } from './refused.ts';
import { hashSecret } from './secrets.ts';

/**
 * For whoever has lost every other way in. Shown once, on paper from then on.
 *
 * A36 Recovery codes have 80 random bits and are kept as SHA-256 only. Each signs in once, with the e-mail
 *     address it belongs to; making new ones ends the old ones.
 */
export interface RecoveryCodes {
  /** @returns the only copy */
  makeAnew(personId: PersonId): Promise<readonly string[]>;
  /** @throws Refused 'wrong-recovery-code', also when nobody has this address */
  spend(email: string, code: string): Promise<PersonId>;
}

export interface RecoveryCodesDeps {
  readonly store: Pick<AccessStore, 'people' | 'recoveryCodes'>;
  readonly random: RandomBytes;
  readonly now: () => number;
}

export function makeRecoveryCodes({ store, random, now }: RecoveryCodesDeps): RecoveryCodes {
  return {
    async makeAnew(personId) {
      const codes = Array.from({ length: RECOVERY_CODES }, () => makeCode(random));
      const hashes = codes.map((code) => hashSecret(asTyped(code)));
      await store.recoveryCodes.replace(personId, hashes, now());
      return codes;
    },
    async spend(email, code) {
      const person = await store.people.byEmail(email);
      const hash = hashSecret(asTyped(code));
      if (person === undefined || !(await store.recoveryCodes.spend(person.id, hash)))
        throw new Refused('wrong-recovery-code');
      return person.id;
    },
  };
}

/** Crockford's: no letter that is taken for a number, or for another letter. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 80;

/** @returns four groups of four */
function makeCode(random: RandomBytes): string {
  let bits = 0n;
  for (const byte of random(new Uint8Array(BITS / 8))) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let at = 0; at < BITS / 5; at += 1) {
    if (at > 0 && at % 4 === 0) code += '-';
    code += LETTERS.charAt(Number((bits >> BigInt(BITS - 5 * (at + 1))) & 31n));
  }
  return code;
}

/** However somebody writes it down and types it again. */
const asTyped = (code: string): string =>
  code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
