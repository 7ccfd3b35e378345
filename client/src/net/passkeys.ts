import type * as Library from '@simplewebauthn/browser';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import * as v from 'valibot';

/** Asking the browser for a passkey. Its code comes when somebody first does. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: WhyNot };

/** `cancelled`: the person closed it, or took too long; the browser tells nothing more, so that no site learns who is here. */
export type WhyNot = 'cancelled' | 'exists' | 'unavailable';

export type UsedPasskey = AuthenticationResponseJSON;
export type NewPasskey = RegistrationResponseJSON;

const hasChallenge = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'challenge' in value;

/** What the server wants to be asked; what it means is the browser's to check. */
export const useOptionsSchema = v.custom<PublicKeyCredentialRequestOptionsJSON>(hasChallenge);
export const makeOptionsSchema = v.custom<PublicKeyCredentialCreationOptionsJSON>(hasChallenge);

/** @param at the name that the practice's passkeys have; null: there are none */
export function passkeysWork(at: string | null): boolean {
  if (at === null || typeof PublicKeyCredential !== 'function') return false;
  return location.hostname === at || location.hostname.endsWith(`.${at}`);
}

export const usePasskey = (
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
): Promise<Asked<UsedPasskey>> => asked((library) => library.startAuthentication({ optionsJSON }));

export const makePasskey = (
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<Asked<NewPasskey>> => asked((library) => library.startRegistration({ optionsJSON }));

async function asked<T>(ask: (library: typeof Library) => Promise<T>): Promise<Asked<T>> {
  try {
    return { ok: true, value: await ask(await import('@simplewebauthn/browser')) };
  } catch (error) {
    return { ok: false, why: whyNot(error) };
  }
}

function whyNot(error: unknown): WhyNot {
  if (!(error instanceof Error)) return 'unavailable';
  if ('code' in error && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return 'exists';
  return ['NotAllowedError', 'AbortError'].includes(error.name) ? 'cancelled' : 'unavailable';
}
