import { describe, expect, it } from 'vitest';
import { makeBoardId } from '../ids.ts';
import { makeDraftId, makeKeyId } from './ids.ts';
import { pad, unpad } from './padding.ts';
import { keyOfValue, openValue, sealValue, type Place } from './sealedValue.ts';
import { aBoardId, countedBytes, countedPort } from './testing.ts';

const { subtle } = crypto;
const random = countedBytes(200);
const draft = makeDraftId(random);
const here: Place = { boardId: aBoardId, of: 'draft', draft };
const content = new TextEncoder().encode('I feel safe when plans are kept');

async function aKey(fill: number) {
  const port = countedPort(subtle);
  const id = makeKeyId((bytes) => bytes.fill(fill));
  return { id, key: await port.importKey(new Uint8Array(32).fill(fill)) };
}

describe('a sealed value', () => {
  it('[V20] opens with its key, on its board, in its draft', async () => {
    const port = countedPort(subtle);
    const key = await aKey(7);
    const value = await sealValue(port, key, here, content);
    expect(keyOfValue(value)).toBe(key.id);
    expect(await openValue(port, key, here, value)).toEqual(content);
  });

  it('[V20] opens with no other key, on no other board, in no other draft, as nothing else', async () => {
    const port = countedPort(subtle);
    const key = await aKey(7);
    const value = await sealValue(port, key, here, content);
    const elsewhere: Place[] = [
      { boardId: makeBoardId(random), of: 'draft', draft },
      { boardId: aBoardId, of: 'draft', draft: makeDraftId(random) },
      { boardId: aBoardId, of: 'key' },
    ];
    for (const place of elsewhere) expect(await openValue(port, key, place, value)).toBeUndefined();
    const { key: other } = await aKey(8);
    expect(await openValue(port, { id: key.id, key: other }, here, value)).toBeUndefined();
    expect(await openValue(port, await aKey(8), here, value)).toBeUndefined();
  });

  it('[V23] does not open when one bit of it was changed, or it was cut', async () => {
    const port = countedPort(subtle);
    const key = await aKey(7);
    const value = await sealValue(port, key, here, content);
    for (let at = 0; at < value.length; at += 1) {
      const changed = value.slice();
      changed[at]! ^= 1 << (at % 8);
      expect(await openValue(port, key, here, changed), `byte ${at}`).toBeUndefined();
    }
    for (const length of [0, 1, 22, 35, 36, value.length - 1])
      expect(await openValue(port, key, here, value.slice(0, length))).toBeUndefined();
  });

  it('[V21] is as long as many others', async () => {
    const port = countedPort(subtle);
    const key = await aKey(7);
    const lengthOf = async (bytes: number) =>
      (await sealValue(port, key, here, new Uint8Array(bytes))).length;
    const lengths = new Set<number>();
    for (const bytes of [0, 1, 20, 60, 100, 124]) lengths.add(await lengthOf(bytes));
    expect([...lengths]).toEqual([1 + 22 + 12 + 128 + 16]);
    // A text of any length up to 12,000 letters has one of ten lengths.
    for (let letters = 0; letters <= 12_000; letters += 50)
      lengths.add(await lengthOf(letters * 3));
    expect(lengths.size).toBeLessThanOrEqual(10);
  });

  it('has these bytes', async () => {
    const value = await sealValue(countedPort(subtle), await aKey(7), here, Uint8Array.of(1, 2, 3));
    expect(Buffer.from(value).toString('base64')).toMatchInlineSnapshot(
      `"AUJ3Y0hCd2NIQndjSEJ3Y0hCd2NIQncAAQIDBAUGBwgJCgsYgelzHAvaSXey5ZziWGz64Ty2jhhidzEWzmO6jtdtBd5vRuKXzzH99OXDtlz3tTP0MFx51NXklnFPtIygwBvPTU8DvJpTGJAoNae8MY8rgqpSy95GPSfjoNl4FlQ1EkG38BQfDigeUdgrUwdkD2GHmw5nn9/uVOR6Rl+tgDb0HO7cHUfidiGADXiCSHbsysc="`,
    );
  });
});

describe('padding', () => {
  it('gives back what was padded, of every length', () => {
    for (const length of [0, 1, 123, 124, 125, 252, 253, 16_380, 16_381, 40_000]) {
      const bytes = new Uint8Array(length).fill(9);
      const padded = pad(bytes);
      expect(unpad(padded)).toEqual(bytes);
      expect(padded.length).toBeLessThanOrEqual(Math.max(128, length * 2 + 8));
    }
  });

  it('takes nothing that it did not make', () => {
    expect(unpad(new Uint8Array(3))).toBeUndefined();
    expect(unpad(new Uint8Array(127))).toBeUndefined();
    expect(unpad(new Uint8Array(128).fill(255))).toBeUndefined();
    expect(unpad(new Uint8Array(256))).toBeUndefined();
  });
});
