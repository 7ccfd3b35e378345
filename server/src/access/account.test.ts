import { makePersonId } from '@steady/shared/ids.ts';
import { expect, it, vi } from 'vitest';
import { makeAccount } from './account.ts';
import type { Accounts } from './records.ts';
import { Refused } from './refused.ts';

it('[A19] keeps its password when the device that changes it was ended while it was being hashed', async () => {
  const setPassword = vi.fn<Accounts['setPassword']>(async () => []);
  const account = makeAccount({
    store: { accounts: { setPassword } } as never,
    live: { endSessions: () => 0 },
    passwords: { hash: async () => 'a hash', matches: async () => true },
    passkeys: { at: undefined },
  });
  const personId = makePersonId((bytes) => crypto.getRandomValues(bytes));
  const change = (still: () => Promise<void>) =>
    account.setPassword(personId, 'another long password', { id: 'laptop' } as never, still);
  await expect(change(() => Promise.reject(new Refused('not-signed-in')))).rejects.toThrow();
  expect(setPassword).not.toHaveBeenCalled();
  await change(async () => undefined);
  expect(setPassword).toHaveBeenCalledExactlyOnceWith(personId, 'a hash', 'laptop');
});
