import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/**
 * A device with passkeys, as far as a server sees one (WebAuthn level 3, without attestation). What an
 * honest one never does can be asked of it.
 */
export interface Authenticator {
  /** @param options of the server, for a new passkey */
  make(options: CreationOptions, lie?: Lie): NewPasskey;
  /** @param options of the server, for one that there is */
  use(options: RequestOptions, lie?: Lie): UsedPasskey;
}

export interface Lie {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  /** Its person was not asked for. */
  unverified?: boolean;
  /** The counter does not move. */
  counter?: number;
  /** One byte of the signature is another. */
  forged?: boolean;
}

interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id?: string };
  readonly user: { readonly id: string };
}
interface RequestOptions {
  readonly challenge: string;
  readonly rpId?: string;
}
export type NewPasskey = ReturnType<typeof answerOf<{ attestationObject: string }>>;
export type UsedPasskey = ReturnType<
  typeof answerOf<{ authenticatorData: string; signature: string; userHandle: string }>
>;

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const NEW_KEY = 0x40;

export function makeAuthenticator(origin: string): Authenticator {
  let key: KeyObject | undefined;
  let id = Buffer.alloc(0);
  let userHandle = '';
  let counter = 0;

  return {
    make({ challenge, rp, user }, lie = {}) {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      key = pair.privateKey;
      id = randomBytes(32);
      userHandle = user.id;
      counter = 1;
      const { x = '', y = '' } = pair.publicKey.export({ format: 'jwk' });
      const cose = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const credential = Buffer.concat([Buffer.alloc(16), length, id, cose]);
      const data = authenticatorData(lie.rpId ?? rp.id ?? '', NEW_KEY, lie, credential);
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
        Buffer.from([0x59, data.length >> 8, data.length & 255]),
        data,
      ]);
      const clientDataJSON = clientData('webauthn.create', challenge, lie);
      return answerOf(id, { clientDataJSON, attestationObject: attestation.toString('base64url') });
    },

    use({ challenge, rpId = '' }, lie = {}) {
      if (key === undefined) throw new Error('this device has no passkey');
      counter += 1;
      const data = authenticatorData(lie.rpId ?? rpId, 0, lie);
      const clientDataJSON = clientData('webauthn.get', challenge, lie);
      const told = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
      const signature = sign('sha256', Buffer.concat([data, told]), key);
      if (lie.forged === true) signature[signature.length - 1]! ^= 1;
      return answerOf(id, {
        clientDataJSON,
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle,
      });
    },
  };

  function authenticatorData(rpId: string, flags: number, lie: Lie, more = Buffer.alloc(0)) {
    const head = Buffer.alloc(5);
    head[0] = flags | USER_PRESENT | (lie.unverified === true ? 0 : USER_VERIFIED);
    head.writeUInt32BE(lie.counter ?? counter, 1);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head, more]);
  }

  function clientData(type: string, challenge: string, lie: Lie): string {
    const told = { type: lie.type ?? type, challenge: lie.challenge ?? challenge };
    const json = JSON.stringify({ ...told, origin: lie.origin ?? origin, crossOrigin: false });
    return Buffer.from(json).toString('base64url');
  }
}

function answerOf<T extends object>(id: Buffer, response: T & { clientDataJSON: string }) {
  const name = id.toString('base64url');
  return {
    id: name,
    rawId: name,
    type: 'public-key' as const,
    clientExtensionResults: {},
    response,
  };
}
