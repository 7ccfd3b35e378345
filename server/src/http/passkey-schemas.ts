import * as v from 'valibot';

/**
 * What a browser answers about a passkey, as JSON (WebAuthn level 3). What it means is checked by the
 * library, against what is stored; here only that it has the form, and a bound.
 */
const base64url = (maxBytes: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(Math.ceil((maxBytes * 4) / 3)),
    v.regex(/^[A-Za-z0-9_-]+$/),
  );

/** Bytes: 1,023 is the standard's own. */
const credentialId = base64url(1_023);
/** Bytes: a challenge and an address. */
const clientData = base64url(2_048);
/** Bytes: a public key of an algorithm to come is about 2,000. */
const attestation = base64url(6_000);
const authenticatorData = base64url(2_048);
const signature = base64url(4_096);

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

const head = { id: credentialId, rawId: credentialId, type: v.literal('public-key') };

/** Nothing that a browser says beside it is believed. */
const withoutExtensions = <T extends object>(told: T) => ({ ...told, clientExtensionResults: {} });

export const newPasskeySchema = v.pipe(
  v.object({
    ...head,
    response: v.object({
      clientDataJSON: clientData,
      attestationObject: attestation,
      transports: v.optional(
        v.pipe(
          v.array(v.string()),
          v.maxLength(16),
          v.transform((told) => TRANSPORTS.filter((known) => told.includes(known))),
        ),
        [],
      ),
    }),
  }),
  v.transform(withoutExtensions),
);

export const usedPasskeySchema = v.pipe(
  v.object({
    ...head,
    response: v.pipe(
      v.object({
        clientDataJSON: clientData,
        authenticatorData,
        signature,
        userHandle: v.nullish(base64url(64)),
      }),
      v.transform(({ userHandle, ...rest }) => ({
        ...rest,
        ...(typeof userHandle === 'string' ? { userHandle } : {}),
      })),
    ),
  }),
  v.transform(withoutExtensions),
);
