import { makeId, type PersonId } from '@steady/shared/ids.ts';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { makeChallenges } from './challenges.ts';
import type { Chance } from './clock.ts';
import { CHALLENGE_LIFE_MS, MAX_PASSKEYS_PER_PERSON } from './limits.ts';
import type { AccessStore, PasskeyRecord, PersonRecord } from './records.ts';
import { StoreError } from '../store/store.ts';
import { Refused } from './refused.ts';

/**
 * Passkeys, at one name: that of the first origin. They are made so that the device finds them by itself
 * and asks for its person (a finger, a face, a code): one alone is as good as a password.
 *
 * A34 A passkey is taken only with its person verified by the device, at the practice's own name and from
 *     one of its origins, by the signature of the key that was registered for this person.
 */
export interface Passkeys {
  /** Where they work; undefined where browsers have none: an address of numbers, or plain http. */
  readonly at: string | undefined;
  /** Asks for any passkey. @throws Refused 'no-passkeys-here' */
  optionsForSignIn(): Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** @throws Refused 'unknown-passkey' | 'wrong-passkey' | 'no-passkeys-here' */
  whose(answer: AuthenticationResponseJSON): Promise<PersonId>;
  /** Asks for one of this person's; undefined when they have none that works here. */
  optionsForProof(
    personId: PersonId,
    sessionId: string,
  ): Promise<PublicKeyCredentialRequestOptionsJSON | undefined>;
  /** @throws Refused 'unknown-passkey' | 'wrong-passkey' */
  prove(personId: PersonId, sessionId: string, answer: AuthenticationResponseJSON): Promise<void>;
  /** @throws Refused 'passkeys-full' | 'no-passkeys-here' */
  optionsForNew(person: PersonRecord): Promise<PublicKeyCredentialCreationOptionsJSON>;
  /**
   * @param still asked when it is checked: the device that adds it may have been ended meanwhile [A19]
   * @throws Refused 'passkeys-full' | 'wrong-passkey'
   */
  add(
    person: PersonRecord,
    answer: RegistrationResponseJSON,
    name: string,
    still: () => Promise<void>,
  ): Promise<PasskeyRecord>;
}

export interface PasskeysDeps extends Chance {
  readonly store: Pick<AccessStore, 'passkeys'>;
  /** The addresses of the practice; the first gives passkeys their name. */
  readonly origins: () => readonly string[];
  /** What a device calls the practice: neutral. */
  readonly called: string;
}

/**
 * EdDSA, ES256, RS256 (COSE): what devices have. Post-quantum keys are left out while the runtime calls them
 * an experiment: a passkey must open for years.
 */
const ALGORITHMS = [-8, -7, -257];

/** 130 ms and 25 MB: only where somebody has a passkey, or makes one. */
const webauthn = () => import('@simplewebauthn/server');

export function makePasskeys(deps: PasskeysDeps): Passkeys {
  const { store, origins, called, random, now } = deps;
  const challenges = makeChallenges({ now, random });
  const purposes = {
    signIn: 'sign-in',
    proof: (sessionId: string) => `proof ${sessionId}`,
    add: (personId: PersonId) => `add ${personId}`,
  };

  return {
    get at() {
      return nameOf(origins()[0]);
    },

    optionsForSignIn: () => ask(purposes.signIn),

    async whose(answer) {
      const { personId } = await verified(answer, purposes.signIn);
      return personId;
    },

    async optionsForProof(personId, sessionId) {
      const own = await store.passkeys.ofPerson(personId);
      if (own.length === 0 || nameOf(origins()[0]) === undefined) return undefined;
      return ask(purposes.proof(sessionId), own);
    },

    async prove(personId, sessionId, answer) {
      const passkey = await verified(answer, purposes.proof(sessionId));
      if (passkey.personId !== personId) throw new Refused('wrong-passkey');
    },

    async optionsForNew(person) {
      const own = await mayAdd(person.id);
      const { generateRegistrationOptions } = await webauthn();
      return generateRegistrationOptions({
        rpID: place(),
        rpName: called,
        userName: person.email,
        userDisplayName: person.name,
        userID: new TextEncoder().encode(person.id),
        challenge: bytesOf(challenges.make(purposes.add(person.id))),
        timeout: CHALLENGE_LIFE_MS,
        attestationType: 'none',
        supportedAlgorithmIDs: ALGORITHMS,
        excludeCredentials: own.map(descriptorOf),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
    },

    async add(person, answer, name, still) {
      await mayAdd(person.id);
      const { verifyRegistrationResponse } = await webauthn();
      let challenge = '';
      const { registrationInfo } = await verifyRegistrationResponse({
        response: answer,
        expectedRPID: place(),
        expectedOrigin: [...origins()],
        supportedAlgorithmIDs: ALGORITHMS,
        expectedChallenge(told) {
          challenge = told;
          return challenges.isGood(told, purposes.add(person.id));
        },
      }).catch(refused);
      if (registrationInfo === undefined || !challenges.spend(challenge))
        throw new Refused('wrong-passkey');
      const { id: credentialId, publicKey, counter, transports = [] } = registrationInfo.credential;
      const passkey: PasskeyRecord = {
        id: makeId(random),
        personId: person.id,
        credentialId,
        publicKey,
        counter,
        transports,
        name,
        madeAt: now(),
      };
      await still();
      if (!(await store.passkeys.add(passkey))) throw new Refused('wrong-passkey');
      return passkey;
    },
  };

  function place(): string {
    const at = nameOf(origins()[0]);
    if (at === undefined) throw new Refused('no-passkeys-here');
    return at;
  }

  async function ask(purpose: string, own?: readonly PasskeyRecord[]) {
    const rpID = place();
    const { generateAuthenticationOptions } = await webauthn();
    return generateAuthenticationOptions({
      rpID,
      challenge: bytesOf(challenges.make(purpose)),
      timeout: CHALLENGE_LIFE_MS,
      userVerification: 'required',
      ...(own === undefined ? {} : { allowCredentials: own.map(descriptorOf) }),
    });
  }

  /** [A34] */
  async function verified(answer: AuthenticationResponseJSON, purpose: string) {
    const expectedRPID = place();
    const passkey = await store.passkeys.byCredential(answer.id);
    if (passkey === undefined) throw new Refused('unknown-passkey');
    const { userHandle } = answer.response;
    if (userHandle !== undefined && userHandle !== handleOf(passkey.personId))
      throw new Refused('wrong-passkey');
    const { verifyAuthenticationResponse } = await webauthn();
    let challenge = '';
    const { verified: isRight, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedRPID,
      expectedOrigin: [...origins()],
      expectedChallenge(told) {
        challenge = told;
        return challenges.isGood(told, purpose);
      },
      credential: {
        id: passkey.credentialId,
        publicKey: Uint8Array.from(passkey.publicKey),
        counter: passkey.counter,
      },
    }).catch(refused);
    // [A33] After waiting: the same answer may have come twice at once.
    if (!isRight || !challenges.spend(challenge)) throw new Refused('wrong-passkey');
    // [A19] Or it was removed meanwhile: a lost phone opens nothing any more.
    if ((await store.passkeys.byCredential(answer.id)) === undefined)
      throw new Refused('unknown-passkey');
    // A challenge is good once, so a counter that a full disk does not take opens nothing. [A42]
    await store.passkeys.used(passkey.id, authenticationInfo.newCounter).catch((error: unknown) => {
      if (!(error instanceof StoreError && error.kind === 'full')) throw error;
    });
    return passkey;
  }

  async function mayAdd(personId: PersonId): Promise<readonly PasskeyRecord[]> {
    const own = await store.passkeys.ofPerson(personId);
    if (own.length >= MAX_PASSKEYS_PER_PERSON) throw new Refused('passkeys-full');
    return own;
  }
}

/** The library throws for every answer that is not as it must be, and says so in words for developers. */
function refused(): never {
  throw new Refused('wrong-passkey');
}

function nameOf(origin: string | undefined): string | undefined {
  if (origin === undefined || !URL.canParse(origin)) return undefined;
  const { hostname, protocol } = new URL(origin);
  const isNumbers = /^\[|^[\d.]+$/.test(hostname);
  const isSafe = protocol === 'https:' || /(?:^|\.)localhost$/.test(hostname);
  return isSafe && !isNumbers ? hostname : undefined;
}

const descriptorOf = ({ credentialId, transports }: PasskeyRecord) => ({
  id: credentialId,
  transports: [...transports],
});

const bytesOf = (challenge: string) => Uint8Array.from(Buffer.from(challenge, 'base64url'));
const handleOf = (personId: PersonId): string => Buffer.from(personId).toString('base64url');
