import { makeBoardId } from '@steady/shared/ids.ts';
import { makeCryptoPort } from '@steady/shared/private/cryptoPort.ts';
import { makeKeptKey } from '@steady/shared/private/keys.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { evict } from '../local/testing.ts';
import { openKeyStore } from './keyStore.ts';

const port = makeCryptoPort(crypto.subtle, (bytes) => crypto.getRandomValues(bytes));
const boardId = makeBoardId((bytes) => crypto.getRandomValues(bytes));
const other = makeBoardId((bytes) => crypto.getRandomValues(bytes));

afterEach(() => evict('keys'));

describe('the keys of a device', () => {
  it('[KS1] outlive the page, for their seat of their board only, and are no bytes', async () => {
    const key = await makeKeptKey(port);
    const store = await openKeyStore(boardId, PARTNER_A, false);
    await store.add(key);
    await store.add(key);
    expect(store.isLasting()).toBe(true);
    const again = await openKeyStore(boardId, PARTNER_A, false);
    const [found, ...more] = await again.all();
    expect(more).toEqual([]);
    expect(found).toMatchObject({ id: key.id, carried: key.carried });
    for (const one of [found!.key, found!.carrier]) {
      expect(one.extractable).toBe(false);
      await expect(crypto.subtle.exportKey('raw', one)).rejects.toThrow();
    }
    expect(await (await openKeyStore(boardId, PARTNER_B, false)).all()).toEqual([]);
    expect(await (await openKeyStore(other, PARTNER_A, false)).all()).toEqual([]);
  });

  it('[KS2] are kept by no shared device', async () => {
    const store = await openKeyStore(boardId, PARTNER_A, true);
    await store.add(await makeKeptKey(port));
    expect([store.isLasting(), (await store.all()).length]).toEqual([false, 1]);
    expect((await indexedDB.databases()).filter(({ name }) => name === 'keys')).toEqual([]);
    expect(await (await openKeyStore(boardId, PARTNER_A, true)).all()).toEqual([]);
  });

  it('go all at once when the device is forgotten, also while another tab has them', async () => {
    const store = await openKeyStore(boardId, PARTNER_A, false);
    await store.add(await makeKeptKey(port));
    await evict('keys');
    expect(await (await openKeyStore(boardId, PARTNER_A, false)).all()).toEqual([]);
  });

  it('are not mixed up with what is no key', async () => {
    const store = await openKeyStore(boardId, PARTNER_A, false);
    await store.add({ ...(await makeKeptKey(port)), carried: 'nothing' as never });
    expect(await store.all()).toEqual([]);
  });
});
