import { makeCryptoPort, type Bytes, type CryptoPort } from '@steady/shared/private/cryptoPort.ts';
import type { RandomBytes } from '@steady/shared/ids.ts';
import type { CopyRecord, PasskeyRecord, SealedBytes } from './database.ts';
import { PASSCODE_ROUNDS } from './limits.ts';
import type { Answered } from './passkey.ts';

/**
 * The key of a copy. It is made here, never leaves as bytes once it is in use, and is kept sealed twice:
 * under what a passcode gives, so that whoever holds the phone needs the passcode, and under a key of this
 * browser that no script can take out, so that whoever copies the sealed bytes needs this browser too.
 *
 *   passcode ──PBKDF2────► opens its seal ─┐
 *                                          ├─ each of them inside a seal of this browser
 *   passkey ──prf, HKDF──► opens its seal ─┘
 *
 * A60  A passkey is one more way to a copy that has a passcode, never the only one; it has a seal of its own.
 */
export interface CopyKeys {
  readonly port: CryptoPort<CryptoKey>;
  /** @returns the record to keep, and the key to use now */
  make(id: string, passcode: string, now: number): Promise<{ copy: CopyRecord; key: CryptoKey }>;
  /** @returns undefined for another passcode, or another passkey's answer */
  open(copy: CopyRecord, by: Opening): Promise<CryptoKey | undefined>;
  /** @returns what to keep so that the passkey opens the copy, too; undefined for another passcode */
  addPasskey(
    copy: CopyRecord,
    passcode: string,
    made: NewPasskey,
  ): Promise<PasskeyRecord | undefined>;
  /** @returns what opens the copy from now on, in place of the passcode; undefined for another passkey's answer */
  changePasscode(
    copy: CopyRecord,
    answered: Answered,
    passcode: string,
  ): Promise<PasscodeSeal | undefined>;
}

/** A passcode as it was typed, or what a passkey's authenticator answered. */
export type Opening = string | Answered;
export type NewPasskey = Answered & Pick<PasskeyRecord, 'salt' | 'name'>;
type PasscodeSeal = Pick<CopyRecord, 'salt' | 'rounds' | 'wrapped' | 'deviceNonce'>;

export function makeCopyKeys(
  subtle: SubtleCrypto,
  random: RandomBytes,
  rounds: number = PASSCODE_ROUNDS,
): CopyKeys {
  const port = makeCryptoPort<CryptoKey>(subtle, random);

  return {
    port,
    async make(id, passcode, now) {
      const raw = random(new Uint8Array(32));
      const deviceKey = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
        'encrypt',
        'decrypt',
      ]);
      const sealed = await underPasscode({ id, deviceKey }, passcode, raw);
      const key = await port.importKey(raw);
      raw.fill(0);
      return { copy: { id, ...sealed, deviceKey, usedAt: now }, key };
    },
    async open(copy, by) {
      const raw = await rawOf(copy, by);
      if (raw === undefined) return undefined;
      const key = await port.importKey(raw);
      raw.fill(0);
      return key;
    },
    async addPasskey(copy, passcode, { credential, output, salt, name }) {
      const raw = await rawOf(copy, passcode);
      if (raw === undefined) return undefined;
      const opener = await passkeyKey(copy.id, output, salt);
      const sealed = await sealTwice(opener, copy.deviceKey, passkeyPlace(copy.id), raw);
      raw.fill(0);
      return { credential, salt, name, ...sealed };
    },
    async changePasscode(copy, answered, passcode) {
      const raw = await rawOf(copy, answered);
      if (raw === undefined) return undefined;
      const sealed = await underPasscode(copy, passcode, raw);
      raw.fill(0);
      return sealed;
    },
  };

  async function rawOf(copy: CopyRecord, by: Opening): Promise<Bytes | undefined> {
    const { id, deviceKey, passkey } = copy;
    if (typeof by === 'string') {
      const place = passcodePlace(id);
      const opener = () => passcodeKey(by, copy.salt, copy.rounds);
      return openTwice(opener, deviceKey, place, copy);
    }
    if (passkey === undefined) return undefined;
    const opener = () => passkeyKey(id, by.output, passkey.salt);
    return openTwice(opener, deviceKey, passkeyPlace(id), passkey);
  }

  async function underPasscode(
    { id, deviceKey }: Pick<CopyRecord, 'id' | 'deviceKey'>,
    passcode: string,
    raw: Bytes,
  ): Promise<PasscodeSeal> {
    const salt = random(new Uint8Array(16));
    const opener = await passcodeKey(passcode, salt, rounds);
    return { salt, rounds, ...(await sealTwice(opener, deviceKey, passcodePlace(id), raw)) };
  }

  async function sealTwice(
    opener: CryptoKey,
    deviceKey: CryptoKey,
    place: Bytes,
    raw: Bytes,
  ): Promise<TwiceSealed> {
    const nonce = random(new Uint8Array(12));
    const deviceNonce = random(new Uint8Array(12));
    const once = await port.encrypt(opener, nonce, place, raw);
    const sealed = await port.encrypt(deviceKey, deviceNonce, place, once);
    return { wrapped: { nonce, sealed }, deviceNonce };
  }

  async function openTwice(
    opener: () => Promise<CryptoKey>,
    deviceKey: CryptoKey,
    place: Bytes,
    { wrapped, deviceNonce }: TwiceSealed,
  ): Promise<Bytes | undefined> {
    const once = await port.decrypt(deviceKey, deviceNonce, place, wrapped.sealed);
    if (once === undefined) return undefined;
    return port.decrypt(await opener(), wrapped.nonce, place, once);
  }

  async function passcodeKey(passcode: string, salt: Bytes, count: number): Promise<CryptoKey> {
    const typed = new TextEncoder().encode(passcode.normalize('NFKC').trim());
    const base = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
    return subtle.deriveKey(
      { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: count },
      base,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    );
  }

  /** What an authenticator answers has 256 random bits: no slow derivation is needed. */
  function passkeyKey(id: string, output: Bytes, salt: Bytes): Promise<CryptoKey> {
    return port.deriveKey(output, salt, passkeyPlace(id));
  }
}

interface TwiceSealed {
  readonly wrapped: SealedBytes;
  readonly deviceNonce: Bytes;
}

const passcodePlace = (id: string): Bytes => new TextEncoder().encode(`copy key 1 ${id}`);
const passkeyPlace = (id: string): Bytes => new TextEncoder().encode(`copy passkey 1 ${id}`);
