import { describe, expect, it } from 'vitest';
import { makeCopyKeys, type NewPasskey } from './copyKey.ts';
import type { CopyRecord } from './database.ts';
import type { Answered } from './passkey.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
// As many rounds as real ones would only make the test slow.
const keys = makeCopyKeys(crypto.subtle, random, 1_000);
const PASSCODE = '246810';
const ID = 'board/partner-a';
const WORDS = new TextEncoder().encode('I feel safe when plans are kept');
const NONCE = new Uint8Array(12);
const NOTHING = new Uint8Array();

const some = (length: number) => random(new Uint8Array(length));
async function aCopy(id = ID) {
  const { copy, key } = await keys.make(id, PASSCODE, 0);
  const answered: Answered = { credential: some(16), output: some(32) };
  const made: NewPasskey = { ...answered, salt: some(32), name: 'Notes' };
  const passkey = await keys.addPasskey(copy, PASSCODE, made);
  const sealed = await keys.port.encrypt(key, NONCE, NOTHING, WORDS);
  const record: CopyRecord = { ...copy, passkey };
  return { record, answered, sealed };
}
async function reads(sealed: Uint8Array<ArrayBuffer>, key: CryptoKey | undefined) {
  const opened = key && (await keys.port.decrypt(key, NONCE, NOTHING, sealed));
  return opened && new TextDecoder().decode(opened);
}

describe('the key of a copy with a passkey', () => {
  it('[A60] opens by the passkey and by the passcode, and cannot be taken out', async () => {
    const { record, answered, sealed } = await aCopy();
    const byPasskey = await keys.open(record, answered);
    const byPasscode = await keys.open(record, PASSCODE);
    expect(await reads(sealed, byPasskey)).toBe('I feel safe when plans are kept');
    expect(await reads(sealed, byPasscode)).toBe('I feel safe when plans are kept');
    expect([byPasskey!.extractable, record.deviceKey.extractable]).toEqual([false, false]);
    await expect(crypto.subtle.exportKey('raw', byPasskey!)).rejects.toThrow();
  });

  it('[A60] attacker: all that the device keeps opens nothing without the answer', async () => {
    const { record, answered } = await aCopy();
    const { credential, salt, wrapped } = record.passkey!;
    const guesses = [
      new Uint8Array(32),
      new Uint8Array(0),
      salt,
      credential,
      record.salt,
      wrapped.sealed.slice(0, 32),
      new Uint8Array(await crypto.subtle.digest('SHA-256', salt)),
      answered.output.map((byte, at) => (at === 31 ? byte ^ 1 : byte)),
      some(32),
    ];
    for (const output of guesses)
      expect(await keys.open(record, { credential, output })).toBeUndefined();
  });

  it('[A60] attacker: a seal that was moved or exchanged opens nothing', async () => {
    const { record, answered } = await aCopy();
    const other = await aCopy('board/partner-b');
    const passkey = record.passkey!;
    const moved: CopyRecord[] = [
      // To another person's copy, with this browser's key or that one's.
      { ...other.record, passkey },
      { ...other.record, deviceKey: record.deviceKey, passkey },
      // The passcode's in the passkey's place.
      { ...record, passkey: { ...passkey, wrapped: record.wrapped } },
      // Asked by another salt, which answers otherwise and derives otherwise.
      { ...record, passkey: { ...passkey, salt: some(32) } },
    ];
    for (const copy of moved) expect(await keys.open(copy, answered)).toBeUndefined();
    expect(await keys.open({ ...record, ...passkey }, PASSCODE)).toBeUndefined();
  });

  it('is given no passkey by whoever does not know the passcode', async () => {
    const { record } = await aCopy();
    const made = { credential: some(16), output: some(32), salt: some(32), name: 'Notes' };
    expect(await keys.addPasskey(record, '246811', made)).toBeUndefined();
  });

  it('gets another passcode by the passkey, and the one before opens nothing any more', async () => {
    const { record, answered, sealed } = await aCopy();
    const strange = { ...answered, output: some(32) };
    expect(await keys.changePasscode(record, strange, 'another one')).toBeUndefined();
    const changed = { ...record, ...(await keys.changePasscode(record, answered, 'another one')) };
    expect(await keys.open(changed, PASSCODE)).toBeUndefined();
    expect(await reads(sealed, await keys.open(changed, 'another one'))).toContain('plans');
    expect(await reads(sealed, await keys.open(changed, answered))).toContain('plans');
  });
});
