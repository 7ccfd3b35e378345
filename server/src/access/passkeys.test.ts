import { makePersonId } from '@steady/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { makeAuthenticator } from '../../../tests/support/authenticator.ts';
import { makePasskeys } from './passkeys.ts';
import type { PasskeyRecord, Passkeys, PersonRecord } from './records.ts';
import { Refused } from './refused.ts';

const ORIGIN = 'https://board.example.org';
const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const ruth: PersonRecord = {
  id: makePersonId(random),
  name: 'Ruth',
  email: 'ruth@practice.example',
  passwordHash: undefined,
  isFirst: true,
  lockMs: 900_000,
};
const always = async () => undefined;

/** A practice and a phone. */
function aPractice() {
  let kept: PasskeyRecord[] = [];
  let asked = 0;
  const store: Passkeys = {
    add: async (passkey) => kept.push(passkey) > 0,
    ofPerson: async () => kept,
    async byCredential(id) {
      asked += 1;
      return kept.find(({ credentialId }) => credentialId === id);
    },
    used: async () => undefined,
    rename: async () => true,
  };
  const passkeys = makePasskeys({
    store: { passkeys: store },
    origins: () => [ORIGIN],
    called: 'Board',
    now: () => 0,
    random,
  });
  const phone = makeAuthenticator(ORIGIN);
  return {
    passkeys,
    phone,
    get kept() {
      return kept;
    },
    /** Once it was found, and before its signature is checked. */
    async removedMeanwhile(work: () => Promise<unknown>) {
      const before = asked;
      const done = work();
      while (asked === before) await Promise.resolve();
      kept = [];
      return done;
    },
    async make(still = always) {
      const options = await passkeys.optionsForNew(ruth);
      return passkeys.add(ruth, phone.make(options as never) as never, 'Phone', still);
    },
  };
}

describe('a passkey', () => {
  it('[A19] that is removed while it is being checked opens nothing', async () => {
    const practice = aPractice();
    await practice.make();
    const use = async () =>
      practice.phone.use((await practice.passkeys.optionsForSignIn()) as never);
    expect(await practice.passkeys.whose((await use()) as never)).toBe(ruth.id);
    const answer = await use();
    const late = practice.removedMeanwhile(() => practice.passkeys.whose(answer as never));
    await expect(late).rejects.toMatchObject({ why: 'unknown-passkey' });
  });

  it('[A19] is not added by a device that was ended while it was being checked', async () => {
    const practice = aPractice();
    const ended = () => Promise.reject(new Refused('not-signed-in'));
    await expect(practice.make(ended)).rejects.toMatchObject({ why: 'not-signed-in' });
    expect(practice.kept).toEqual([]);
  });
});
