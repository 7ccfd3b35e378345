import { dayStamp } from '../day.ts';
import type { PersonId } from '@steady/shared/ids.ts';
import type { LiveSeats } from './live-seats.ts';
import type { Passkeys } from './passkeys.ts';
import type { Passwords } from './passwords.ts';
import type { AccessStore, PersonRecord, SessionRecord } from './records.ts';
import { Refused } from './refused.ts';

/**
 * What somebody with an account sees and changes of it: their ways in, and when their devices lock.
 *
 * A35 The last way in cannot be removed: somebody has a password, or a passkey, at every moment.
 */
export interface Account {
  /** @throws Refused 'not-signed-in' */
  person(personId: PersonId): Promise<PersonRecord>;
  view(personId: PersonId): Promise<AccountView>;
  setLock(personId: PersonId, minutes: number): Promise<void>;
  /**
   * Signs every other device out.
   * @param still asked when it is hashed: this device may have been ended meanwhile [A19]. @throws Refused
   * @throws Refused 'too-busy'
   */
  setPassword(
    personId: PersonId,
    password: string,
    session: SessionRecord,
    still: () => Promise<void>,
  ): Promise<void>;
  /** @throws Refused 'last-way-in' */
  removePassword(personId: PersonId): Promise<void>;
  /** @throws Refused 'no-such-passkey' */
  renamePasskey(personId: PersonId, id: string, name: string): Promise<void>;
  /** @throws Refused 'no-such-passkey' | 'last-way-in' */
  removePasskey(personId: PersonId, id: string): Promise<void>;
}

export interface AccountView {
  readonly name: string;
  readonly email: string;
  /** They set the practice up. */
  readonly first: boolean;
  readonly lockMinutes: number;
  readonly password: boolean;
  /** Where passkeys work; null where they cannot. */
  readonly passkeysAt: string | null;
  readonly passkeys: readonly PasskeyView[];
  readonly recoveryCodes: { readonly left: number; readonly madeOn: number | null };
}

export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  /** ms since 1970 of the beginning of that day, UTC. */
  readonly madeOn: number;
}

export interface AccountDeps {
  readonly store: Pick<AccessStore, 'people' | 'accounts' | 'passkeys' | 'recoveryCodes'>;
  readonly live: Pick<LiveSeats, 'endSessions'>;
  readonly passwords: Passwords;
  readonly passkeys: Pick<Passkeys, 'at'>;
}

export function makeAccount({ store, live, passwords, passkeys }: AccountDeps): Account {
  return {
    person,

    async view(personId) {
      const { name, email, isFirst, lockMs, passwordHash } = await person(personId);
      const own = await store.passkeys.ofPerson(personId);
      const { left, madeAt } = await store.recoveryCodes.left(personId);
      return {
        name,
        email,
        first: isFirst,
        lockMinutes: lockMs / MINUTE_MS,
        password: passwordHash !== undefined,
        passkeysAt: passkeys.at ?? null,
        passkeys: own.map((one) => ({ id: one.id, name: one.name, madeOn: dayStamp(one.madeAt) })),
        recoveryCodes: { left, madeOn: madeAt === undefined ? null : dayStamp(madeAt) },
      };
    },

    setLock: (personId, minutes) => store.accounts.setLock(personId, minutes * MINUTE_MS),

    async setPassword(personId, password, session, still) {
      const hash = await passwords.hash(password);
      await still();
      live.endSessions(await store.accounts.setPassword(personId, hash, session.id));
    },

    async removePassword(personId) {
      if (!(await store.accounts.removePassword(personId))) throw new Refused('last-way-in'); // [A35]
    },

    async renamePasskey(personId, id, name) {
      if (!(await store.passkeys.rename(personId, id, name))) throw new Refused('no-such-passkey');
    },

    async removePasskey(personId, id) {
      const removed = await store.accounts.removePasskey(personId, id);
      if (removed !== 'removed') throw new Refused(removed); // [A35]
    },
  };

  async function person(personId: PersonId): Promise<PersonRecord> {
    const found = await store.people.byId(personId);
    if (found === undefined) throw new Refused('not-signed-in');
    return found;
  }
}

const MINUTE_MS = 60_000;
