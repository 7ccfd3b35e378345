import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeBoardId } from '../ids.ts';
import { makeCode, type PrivateCode } from './code.ts';
import { makeCryptoPort } from './cryptoPort.ts';
import { keyIds, openPrivateDocument, wrappedIn } from './document.ts';
import { makeDraftId } from './ids.ts';
import {
  chooseKey,
  keepKey,
  makeKeptKey,
  registerKey,
  unwrapByCode,
  wrapForCode,
  type KeptKey,
} from './keys.ts';
import { openValue, sealValue, type Place } from './sealedValue.ts';
import { aBoardId, countedPort } from './testing.ts';
import { readWrapped, unwrapKeys, wrapKeys } from './wrappedKeys.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const port = makeCryptoPort(crypto.subtle, random);
const place: Place = { boardId: aBoardId, of: 'draft', draft: makeDraftId(random) };
const words = new TextEncoder().encode('I feel safe when plans are kept');

/** Two devices of one person, whose documents the server keeps alike. */
async function twoDevices() {
  const phone = openPrivateDocument(new Y.Doc());
  const tablet = openPrivateDocument(new Y.Doc());
  const key = await makeKeptKey(port);
  await registerKey(port, phone, aBoardId, key);
  const sync = () => {
    Y.applyUpdate(tablet.doc, Y.encodeStateAsUpdate(phone.doc));
    Y.applyUpdate(phone.doc, Y.encodeStateAsUpdate(tablet.doc));
  };
  sync();
  return { phone, tablet, key, sync };
}

describe('a key of private writing', () => {
  it('cannot be taken out of the device that keeps it', async () => {
    const kept = await makeKeptKey(port);
    for (const key of [kept.key, kept.carrier]) {
      expect(key.extractable).toBe(false);
      await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    }
  });

  it.each(['hand-over', 'recovery'] as const)(
    '[V24] comes to another device by a code for %s, and opens there what was written here',
    async (what) => {
      const { phone, tablet, key, sync } = await twoDevices();
      const value = await sealValue(port, key, place, words);
      const { code } = await wrapForCode(port, phone, aBoardId, what, [key]);
      sync();
      const [raw] = (await unwrapByCode(port, tablet, aBoardId, code))!;
      const there = await keepKey(port, raw!);
      expect(await openValue(port, there, place, value)).toEqual(words);
      expect(raw!.raw).toEqual(new Uint8Array(32));
      // A code for another device opens once, the one on paper again and again.
      sync();
      expect((await unwrapByCode(port, phone, aBoardId, code)) === undefined).toBe(
        what === 'hand-over',
      );
      // From there it can go on.
      const onward = await wrapForCode(port, tablet, aBoardId, 'hand-over', [there]);
      expect(await unwrapByCode(port, tablet, aBoardId, onward.code)).toHaveLength(1);
    },
  );

  it('[V24] opens with no other code, and nothing is lost by trying', async () => {
    const { phone, tablet, key, sync } = await twoDevices();
    const { code } = await wrapForCode(port, phone, aBoardId, 'recovery', [key]);
    sync();
    for (let n = 0; n < 20; n += 1)
      expect(await unwrapByCode(port, tablet, aBoardId, makeCode(random))).toBeUndefined();
    expect(await unwrapByCode(port, tablet, aBoardId, code)).toHaveLength(1);
  });

  it('[V24] a code is spent when what it opened is kept, not before', async () => {
    const document = openPrivateDocument(new Y.Doc());
    const key = await makeKeptKey(port);
    const { code } = await wrapForCode(port, document, aBoardId, 'hand-over', [key]);
    const full = () => Promise.reject(new Error('no room on this device'));
    await expect(unwrapByCode(port, document, aBoardId, code, full)).rejects.toThrow('no room');
    expect(await unwrapByCode(port, document, aBoardId, code)).toHaveLength(1);
    expect(await unwrapByCode(port, document, aBoardId, code)).toBeUndefined();
  });

  it('[V24] does not open on another board, nor when a bit was changed', async () => {
    const code = makeCode(random);
    const raw = [{ id: (await makeKeptKey(port)).id, raw: random(new Uint8Array(32)) }];
    const value = await wrapKeys(port, 'recovery', code, aBoardId, raw);
    expect(await unwrapKeys(port, code, makeBoardId(random), value)).toBeUndefined();
    for (let at = 0; at < value.length; at += 1) {
      const changed = value.slice();
      changed[at]! ^= 1;
      expect(await unwrapKeys(port, code, aBoardId, changed), `byte ${at}`).toBeUndefined();
    }
  });

  it('a new code of one kind takes the place of the older one, and says which keys it brings', async () => {
    const { phone, key } = await twoDevices();
    const first = await wrapForCode(port, phone, aBoardId, 'recovery', [key]);
    await wrapForCode(port, phone, aBoardId, 'hand-over', [key]);
    (await wrapForCode(port, phone, aBoardId, 'recovery', [key])).endEarlier();
    expect(wrappedIn(phone).map(({ what, keys }) => [what, keys])).toEqual(
      expect.arrayContaining([
        ['recovery', [key.id]],
        ['hand-over', [key.id]],
      ]),
    );
    expect(wrappedIn(phone)).toHaveLength(2);
    expect(await unwrapByCode(port, phone, aBoardId, first.code)).toBeUndefined();
  });

  it('[V24] a code on paper opens until there is a newer one to be read, and no longer', async () => {
    const { phone, tablet, key, sync } = await twoDevices();
    const opens = async ({ code }: { code: PrivateCode }) => {
      sync();
      return (await unwrapByCode(port, tablet, aBoardId, code)) !== undefined;
    };
    const paper = await wrapForCode(port, phone, aBoardId, 'recovery', [key]);
    // A page that ended before it could show this one.
    const unseen = await wrapForCode(port, phone, aBoardId, 'recovery', [key]);
    expect(await opens(paper)).toBe(true);
    const newer = await wrapForCode(port, phone, aBoardId, 'recovery', [key]);
    expect(await opens(paper)).toBe(true);
    newer.endEarlier();
    expect([await opens(paper), await opens(unseen), await opens(newer)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is the same on all devices that have several, and may be one that is not registered yet', async () => {
    const { phone, tablet, key, sync } = await twoDevices();
    const second = await makeKeptKey(port);
    const ring = (...keys: readonly KeptKey<CryptoKey>[]) =>
      new Map(keys.map((one) => [one.id, one]));
    expect(chooseKey(phone, ring(second))).toBe(second);
    expect(chooseKey(phone, ring())).toBeUndefined();
    await registerKey(port, tablet, aBoardId, second);
    sync();
    const [smallest] = keyIds(phone);
    expect(chooseKey(phone, ring(key, second))?.id).toBe(smallest);
    expect(chooseKey(tablet, ring(second, key))?.id).toBe(smallest);
    expect(chooseKey(tablet, ring(second))).toBe(second);
  });

  it('has these bytes on its way', async () => {
    const counted = countedPort(crypto.subtle);
    const raw = { id: 'AAAAAAAAAAAAAAAAAAAAAA', raw: new Uint8Array(32).fill(5) } as never;
    const code = makeCode((bytes) => bytes.fill(1));
    const value = await wrapKeys(counted, 'recovery', code, aBoardId, [raw]);
    expect(Buffer.from(value).toString('base64')).toMatchInlineSnapshot(
      `"AQEAAQIDBAUGBwgJCgsMDQ4PAUFBQUFBQUFBQUFBQUFBQUFBQUFBQUEQERITFBUWFxgZGhvdIE8BWHdvti30CewMSH/zPE99zCH+nn1S9lSxFR0huo6XKPcszTacYJ66SEp1VpQ="`,
    );
    expect(readWrapped(value)).toEqual({ what: 'recovery', keys: ['AAAAAAAAAAAAAAAAAAAAAA'] });
  });
});
