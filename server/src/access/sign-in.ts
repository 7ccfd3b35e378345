import { makeId, makePersonId, type PersonId } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { roleOf } from '@steady/shared/seats.ts';
import type { Chance } from './clock.ts';
import type { Device } from './device.ts';
import { DEFAULT_IDLE_LOCK_MINUTES, SESSION_LIFE, type SessionLife } from './limits.ts';
import type { Passwords } from './passwords.ts';
import type { AccessStore, NewSession, PersonRecord } from './records.ts';
import { Refused } from './refused.ts';
import { hashSecret, makeSecret, sameSecret } from './secrets.ts';

/**
 * A6  The set-up link works once, and only while the practice has nobody.
 * A7  A wrong password and an unknown e-mail are answered alike, in words and in time.
 * A19 A password that was changed while it was being checked opens nothing: whatever it had opened has ended.
 */
export interface SignIn {
  /** Undefined once the practice is set up. */
  setupToken(): Promise<string | undefined>;
  /** @throws Refused 'wrong-setup-token' | 'already-set-up' | 'too-busy' */
  setUp(first: FirstPerson, device: Device): Promise<Started>;
  /** @throws Refused 'wrong-sign-in' | 'too-busy' */
  signIn(attempt: Attempt, device: Device): Promise<Started>;
  /** For somebody who has shown by something else who they are. */
  start(personId: PersonId, device: Device, sharedDevice: boolean | undefined): Promise<Started>;
  /** Whoever is signed in shows that it is still them. @throws Refused 'wrong-sign-in' | 'too-busy' */
  prove(personId: PersonId, password: string): Promise<void>;
}

export interface FirstPerson {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface Attempt {
  readonly email: string;
  readonly password: string;
  /** The device keeps nothing: a short session whose cookie ends with the browser. */
  readonly sharedDevice?: boolean | undefined;
}

/** What the browser gets: the only copy of the token. */
export interface Started {
  readonly token: string;
  /** Seconds the cookie lives; undefined: until the browser closes. */
  readonly maxAgeSeconds: number | undefined;
}

export interface SignInDeps extends Chance {
  readonly store: Pick<AccessStore, 'people' | 'sessions'>;
  readonly passwords: Passwords;
  /** From SETUP_TOKEN; random when left out. */
  readonly setupToken?: string | undefined;
}

export function makeSignIn(deps: SignInDeps): SignIn {
  const { store, passwords, random, now } = deps;
  const setupToken = deps.setupToken ?? makeSecret(random);

  return {
    async setupToken() {
      return (await store.people.first()) === undefined ? setupToken : undefined;
    },

    async setUp({ token, name, email, password }, device) {
      if ((await store.people.first()) !== undefined) throw new Refused('already-set-up');
      if (!sameSecret(token, setupToken)) throw new Refused('wrong-setup-token');
      const id = makePersonId(random);
      const passwordHash = await passwords.hash(password);
      const lockMs = DEFAULT_IDLE_LOCK_MINUTES * 60_000;
      const added = await store.people.addFirst({ id, name, email, passwordHash, lockMs });
      if (!added) throw new Refused('already-set-up');
      return start(id, device, 'therapist');
    },

    async signIn({ email, password, sharedDevice }, device) {
      const person = await store.people.byEmail(email);
      const right = await passwords.matches(person?.passwordHash, password);
      if (person === undefined || !right || !(await isStillTheirs(person)))
        throw new Refused('wrong-sign-in');
      return start(person.id, device, lifeOfAccount(sharedDevice));
    },

    start: (personId, device, sharedDevice) => start(personId, device, lifeOfAccount(sharedDevice)),

    async prove(personId, password) {
      const person = await store.people.byId(personId);
      const right = await passwords.matches(person?.passwordHash, password);
      if (!right) throw new Refused('wrong-sign-in');
    },
  };

  /** [A19] Checking takes its time, and so do those who wait for it. */
  async function isStillTheirs({ id, passwordHash }: PersonRecord): Promise<boolean> {
    return (await store.people.byId(id))?.passwordHash === passwordHash;
  }

  async function start(personId: PersonId, device: Device, life: SessionLife): Promise<Started> {
    const { session, started } = newSession({ now, random }, device, life);
    await store.sessions.start(session, personId);
    return started;
  }
}

const lifeOfAccount = (sharedDevice: boolean | undefined): SessionLife =>
  sharedDevice === true ? 'shared' : 'therapist';

export const lifeOf = (seat: Seat, sharedDevice: boolean | undefined): SessionLife =>
  sharedDevice === true ? 'shared' : roleOf(seat);

/** Whether somebody said that this device is not theirs alone: nothing is to stay on it. */
export const isShared = ({ startedAt, endsAt }: NewSession): boolean =>
  endsAt - startedAt <= SESSION_LIFE.shared.wholeMs;

export function newSession(
  { now, random }: Chance,
  device: Device,
  life: SessionLife,
): { session: NewSession; started: Started } {
  const token = makeSecret(random);
  const startedAt = now();
  const { idleMs, wholeMs } = SESSION_LIFE[life];
  return {
    session: {
      id: makeId(random),
      device,
      tokenHash: hashSecret(token),
      startedAt,
      idleMs,
      endsAt: startedAt + wholeMs,
    },
    started: { token, maxAgeSeconds: life === 'shared' ? undefined : wholeMs / 1000 },
  };
}
