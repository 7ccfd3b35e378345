import type { RandomBytes } from '@steady/shared/ids.ts';
import type { Bytes } from '@steady/shared/private/cryptoPort.ts';

/**
 * Asking this device for what only its own person can make it give (WebAuthn, extension `prf`): an
 * authenticator answers a salt with 32 bytes that nothing else can compute, once it knows its person by
 * finger, face or screen lock. No server takes part: what counts is the answer, not a signature, so the
 * challenge is any number and nobody looks at what was signed.
 */
export interface DevicePasskeys {
  /** Whether there is anything to ask: a passkey that was made here may have outlived that. */
  readonly mayAsk: boolean;
  /** Whether the browser says that it can [A62]. */
  isOffered(): Promise<boolean>;
  /**
   * Makes a passkey for one copy. What gives no answer to a salt is let go of at once.
   * @param name what the device's list of passkeys shows, beside the address
   */
  make(name: string, salt: Bytes): Promise<Answered | WhyNot>;
  /** Asks the one of these that the device has. */
  ask(known: readonly KnownPasskey[], until?: AbortSignal): Promise<Answered | WhyNot>;
  /** The device may take it off its list; where a browser cannot say so it stays there, and opens nothing. */
  letGo(credential: Bytes): void;
}

export interface KnownPasskey {
  readonly credential: Bytes;
  readonly salt: Bytes;
}
export interface Answered {
  readonly credential: Bytes;
  /** 32 bytes; whoever used them empties them. */
  readonly output: Bytes;
}

/**
 * `cancelled`: the person closed it or was not known, or the passkey is gone; a browser does not say which.
 * `unable`: this device gives no such answer.
 */
export type WhyNot = 'cancelled' | 'unable';

export interface PasskeyWorld {
  readonly credentials: Pick<CredentialsContainer, 'create' | 'get'> | undefined;
  readonly kind: PasskeyKind | undefined;
  /** Of the page's address: a passkey belongs to it. */
  readonly host: string;
  readonly random: RandomBytes;
}
/** What a browser may have of it: older ones lack the rest. */
export type PasskeyKind = Pick<
  typeof PublicKeyCredential,
  'isUserVerifyingPlatformAuthenticatorAvailable'
> &
  Partial<Pick<typeof PublicKeyCredential, 'getClientCapabilities' | 'signalUnknownCredential'>>;

/** ms: somebody looks for the right finger, or types a long screen lock. */
const PATIENCE_MS = 2 * 60 * 1000;

export function makeDevicePasskeys(world: PasskeyWorld): DevicePasskeys {
  const { credentials, kind, host, random } = world;

  return {
    mayAsk: credentials !== undefined && kind !== undefined,

    async isOffered() {
      if (credentials === undefined || kind?.getClientCapabilities === undefined) return false;
      if (!isName(host)) return false;
      try {
        // A browser that does not say so would leave an entry in the device's list to find it out.
        if (!(await kind.isUserVerifyingPlatformAuthenticatorAvailable())) return false;
        return (await kind.getClientCapabilities())['extension:prf'] === true;
      } catch {
        return false;
      }
    },

    async make(name, salt) {
      const made = await asked(() =>
        credentials?.create({
          publicKey: {
            rp: { id: host, name },
            // Of nobody: it names no person, seat or board, and replaces no other passkey.
            user: { id: random(new Uint8Array(32)), name, displayName: name },
            challenge: random(new Uint8Array(32)),
            pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
            authenticatorSelection: {
              authenticatorAttachment: 'platform',
              // Phones answer salts only with passkeys that they list.
              residentKey: 'required',
              requireResidentKey: true,
              userVerification: 'required',
            },
            attestation: 'none',
            timeout: PATIENCE_MS,
            // Some say that they can only when they are asked for an answer here.
            extensions: { prf: { eval: { first: salt } } },
          },
        }),
      );
      if (typeof made === 'string') return made;
      const { credential, prf } = made;
      const output = outputOf(prf);
      if (output !== undefined) return { credential, output };
      // The others answer when they are asked for the first time.
      const answered = prf?.enabled === true ? await this.ask([{ credential, salt }]) : 'unable';
      if (typeof answered === 'string') this.letGo(credential);
      return answered;
    },

    async ask(known, until) {
      const used = await asked(() =>
        credentials?.get({
          publicKey: {
            rpId: host,
            challenge: random(new Uint8Array(32)),
            allowCredentials: known.map(({ credential }) => ({
              type: 'public-key',
              id: credential,
              transports: ['internal'],
            })),
            userVerification: 'required',
            timeout: PATIENCE_MS,
            extensions: {
              prf: {
                evalByCredential: Object.fromEntries(
                  known.map(({ credential, salt }) => [nameOf(credential), { first: salt }]),
                ),
              },
            },
          },
          ...(until === undefined ? {} : { signal: until }),
        }),
      );
      if (typeof used === 'string') return used;
      const output = outputOf(used.prf);
      return output === undefined ? 'unable' : { credential: used.credential, output };
    },

    letGo(credential) {
      // Nobody waits for it: a device that is slow to answer must not hold up what is being forgotten.
      kind
        ?.signalUnknownCredential?.({ rpId: host, credentialId: nameOf(credential) })
        .catch(() => {});
    },
  };
}

/** Of a credential, as browsers write it (base64url). */
export const nameOf = (credential: Bytes): string =>
  btoa(String.fromCharCode(...credential))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** A passkey belongs to a name; an address of numbers is none. */
export function isName(host: string): boolean {
  return host !== '' && !host.includes(':') && !/^[\d.]+$/.test(host);
}

interface Told {
  readonly credential: Bytes;
  readonly prf: AuthenticationExtensionsPRFOutputs | undefined;
}
async function asked(ask: () => Promise<Credential | null> | undefined): Promise<Told | WhyNot> {
  try {
    const told = await ask();
    if (!isPasskey(told)) return 'unable';
    return { credential: new Uint8Array(told.rawId), prf: told.getClientExtensionResults().prf };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'unable';
  }
}

const isPasskey = (told: Credential | null | undefined): told is PublicKeyCredential =>
  told !== null && told !== undefined && 'getClientExtensionResults' in told;

const OUTPUT_BYTES = 32;

function outputOf(prf: AuthenticationExtensionsPRFOutputs | undefined): Bytes | undefined {
  const first = prf?.results?.first;
  return first instanceof ArrayBuffer && first.byteLength === OUTPUT_BYTES
    ? new Uint8Array(first)
    : undefined;
}
