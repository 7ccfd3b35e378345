import { describe, expect, it } from 'vitest';
import { isName, makeDevicePasskeys, nameOf, type PasskeyWorld } from './passkey.ts';

const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);
const SALT = bytes(32, 7);
const ID = bytes(16, 0xfb);
const OUTPUT = bytes(32, 9);

/** What an authenticator gives back. */
const passkey = (prf?: AuthenticationExtensionsPRFOutputs): PublicKeyCredential =>
  ({
    rawId: ID.slice().buffer,
    getClientExtensionResults: () => (prf === undefined ? {} : { prf }),
  }) as unknown as PublicKeyCredential;
const answer = { results: { first: OUTPUT.slice().buffer } };
const refusal = (name: string) => Promise.reject(new DOMException('no', name));

interface Asked {
  made?: PublicKeyCredentialCreationOptions;
  used?: PublicKeyCredentialRequestOptions;
  signal?: AbortSignal;
  letGo: string[];
}
function aDevice(
  create: () => Promise<Credential | null>,
  get: () => Promise<Credential | null> = () => refusal('NotAllowedError'),
  world: Partial<PasskeyWorld> = {},
) {
  const asked: Asked = { letGo: [] };
  let next = 0;
  const passkeys = makeDevicePasskeys({
    host: 'board.example',
    random: (into) => into.fill((next += 1)),
    credentials: {
      create(options) {
        asked.made = options!.publicKey!;
        return create();
      },
      get(options) {
        asked.used = options!.publicKey!;
        if (options!.signal) asked.signal = options!.signal;
        return get();
      },
    },
    kind: {
      isUserVerifyingPlatformAuthenticatorAvailable: async () => true,
      getClientCapabilities: async () => ({ 'extension:prf': true }),
      async signalUnknownCredential({ rpId, credentialId }) {
        asked.letGo.push(`${rpId} ${credentialId}`);
      },
    },
    ...world,
  });
  return { passkeys, asked };
}
const LET_GO = [`board.example ${nameOf(ID)}`];

describe('[A62] a passkey for a copy is offered', () => {
  const nothing = () => refusal('NotSupportedError');
  const offered = (world: Partial<PasskeyWorld>) =>
    aDevice(nothing, nothing, world).passkeys.isOffered();
  const kind = (can: boolean, capabilities: Record<string, boolean>) => ({
    isUserVerifyingPlatformAuthenticatorAvailable: async () => can,
    getClientCapabilities: async () => capabilities,
  });

  it('where the browser says that it can', async () => {
    expect(await offered({})).toBe(true);
  });

  it.each<[string, Partial<PasskeyWorld>]>([
    ['without any of it', { kind: undefined, credentials: undefined }],
    ['that knows nobody by finger, face or lock', { kind: kind(false, { 'extension:prf': true }) }],
    ['that answers no salts', { kind: kind(true, { 'extension:prf': false }) }],
    ['that does not say whether it answers salts', { kind: kind(true, {}) }],
    [
      'that cannot be asked what it can',
      { kind: { isUserVerifyingPlatformAuthenticatorAvailable: async () => true } },
    ],
    [
      'that refuses to say',
      {
        kind: {
          isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.reject(new Error('no')),
          getClientCapabilities: async () => ({ 'extension:prf': true }),
        },
      },
    ],
    ['at an address of numbers', { host: '192.168.1.20' }],
    ['at a longer address of numbers', { host: '[::1]' }],
  ])('and not in a browser %s', async (_name, world) => {
    expect(await offered(world)).toBe(false);
  });

  it('at a name, also one without dots', () => {
    expect(['localhost', 'board.example', '10.example'].map(isName)).toEqual([true, true, true]);
    expect(['', '127.0.0.1', '[2001:db8::1]'].map(isName)).toEqual([false, false, false]);
  });
});

describe('a passkey for a copy', () => {
  it('[A61] knows its person each time, belongs to this device and names nobody', async () => {
    const { passkeys, asked } = aDevice(async () => passkey(answer));
    await passkeys.make('Notes', SALT);
    expect(asked.made!.authenticatorSelection).toMatchObject({
      authenticatorAttachment: 'platform',
      userVerification: 'required',
    });
    expect(asked.made!.rp).toEqual({ id: 'board.example', name: 'Notes' });
    expect(asked.made!.user).toMatchObject({ name: 'Notes', displayName: 'Notes' });
    expect(asked.made!.user.id.byteLength).toBe(32);
    expect(asked.made!.attestation).toBe('none');
    await passkeys.ask([{ credential: ID, salt: SALT }]);
    expect(asked.used!.userVerification).toBe('required');
    expect(asked.used!.rpId).toBe('board.example');
    expect(asked.used!.extensions!.prf!.evalByCredential).toEqual({
      [nameOf(ID)]: { first: SALT },
    });
    // No other passkey of this address is shown to choose from.
    expect(asked.used!.allowCredentials!.map(({ id }) => id)).toEqual([ID]);
  });

  it('gives its answer when it is made, or when it is asked for the first time', async () => {
    const atOnce = aDevice(async () => passkey(answer));
    expect(await atOnce.passkeys.make('Notes', SALT)).toEqual({ credential: ID, output: OUTPUT });
    expect(atOnce.asked.used).toBeUndefined();
    const later = aDevice(
      async () => passkey({ enabled: true }),
      async () => passkey(answer),
    );
    expect(await later.passkeys.make('Notes', SALT)).toEqual({ credential: ID, output: OUTPUT });
    expect(later.asked.letGo).toEqual([]);
  });

  it.each<[string, Parameters<typeof aDevice>, string]>([
    ['says nothing of salts', [async () => passkey()], 'unable'],
    ['says that it answers none', [async () => passkey({ enabled: false })], 'unable'],
    [
      'gives none when it is asked',
      [async () => passkey({ enabled: true }), async () => passkey({})],
      'unable',
    ],
    [
      'gives half of one',
      [
        async () => passkey({ enabled: true }),
        async () => passkey({ results: { first: new ArrayBuffer(16) } }),
      ],
      'unable',
    ],
    [
      'is not confirmed when it is asked',
      [async () => passkey({ enabled: true }), () => refusal('NotAllowedError')],
      'cancelled',
    ],
  ])('[A62] that %s is let go of at once', async (_name, device, why) => {
    const { passkeys, asked } = aDevice(...device);
    expect(await passkeys.make('Notes', SALT)).toBe(why);
    expect(asked.letGo).toEqual(LET_GO);
  });

  it.each([
    ['NotAllowedError', 'cancelled'],
    ['AbortError', 'cancelled'],
    ['NotSupportedError', 'unable'],
    ['SecurityError', 'unable'],
    ['InvalidStateError', 'unable'],
  ])('a browser that says %s: %s', async (name, why) => {
    const { passkeys, asked } = aDevice(
      () => refusal(name),
      () => refusal(name),
    );
    expect(await passkeys.make('Notes', SALT)).toBe(why);
    expect(await passkeys.ask([{ credential: ID, salt: SALT }])).toBe(why);
    expect(asked.letGo).toEqual([]);
  });

  it('is no longer asked for when its page is left', async () => {
    const { passkeys, asked } = aDevice(
      async () => null,
      async () => null,
    );
    const left = new AbortController();
    await passkeys.ask([{ credential: ID, salt: SALT }], left.signal);
    expect(asked.signal).toBe(left.signal);
  });

  it('is let go of without waiting, in browsers that cannot say so, too', () => {
    const never = aDevice(async () => null, undefined, {
      kind: {
        isUserVerifyingPlatformAuthenticatorAvailable: async () => true,
        signalUnknownCredential: () => Promise.reject(new Error('no')),
      },
    });
    never.passkeys.letGo(ID);
    aDevice(async () => null, undefined, { kind: undefined }).passkeys.letGo(ID);
  });
});
