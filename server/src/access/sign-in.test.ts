import { makePersonId } from '@steady/shared/ids.ts';
import { describe, expect, it, vi } from 'vitest';
import { deviceOf } from './device.ts';
import type { AccessStore, PersonRecord } from './records.ts';
import { makeSignIn } from './sign-in.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const laptop = deviceOf(undefined);

/** One person with a password, which is checked for as long as `whileChecking` takes. */
function aPractice(whileChecking: (changeTo: (hash: string | undefined) => void) => void) {
  const id = makePersonId(random);
  const email = 'ruth@practice.example';
  const about = { id, name: 'Ruth', email, isFirst: true, lockMs: 900_000 };
  let person: PersonRecord = { ...about, passwordHash: 'the hash of before' };
  const started = vi.fn<AccessStore['sessions']['start']>(async () => undefined);
  const signIn = makeSignIn({
    store: {
      people: { byEmail: async () => person, byId: async () => person } as never,
      sessions: { start: started } as never,
    },
    passwords: {
      hash: async () => '',
      async matches(stored) {
        whileChecking((passwordHash) => void (person = { ...about, passwordHash }));
        return stored === 'the hash of before';
      },
    },
    now: () => 0,
    random,
  });
  return { started, come: () => signIn.signIn({ email, password: 'of before' }, laptop) };
}

describe('signing in by password', () => {
  it('starts a session', async () => {
    const { come, started } = aPractice(() => undefined);
    await come();
    expect(started).toHaveBeenCalledOnce();
  });

  it.each([
    ['was changed', 'another hash'],
    ['was removed', undefined],
  ])('[A19] starts none when the password %s while it was checked', async (_, hash) => {
    const { come, started } = aPractice((changeTo) => changeTo(hash));
    await expect(come()).rejects.toMatchObject({ why: 'wrong-sign-in' });
    expect(started).not.toHaveBeenCalled();
  });
});
