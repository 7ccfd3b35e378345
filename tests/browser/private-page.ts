import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { AWARENESS, heardSince } from './instrument.ts';
import { allOf } from './session.ts';

/** All that a page could have kept on its device, as text. */
export const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const all: unknown[] = [
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      location.href,
      document.title,
    ];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name!);
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of database.objectStoreNames)
        all.push(
          await new Promise((resolve) => {
            const request = database.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(request.result);
          }),
        );
      database.close();
    }
    for (const key of await caches.keys())
      for (const { url } of await (await caches.open(key)).keys()) all.push(url);
    const texts = (value: unknown): unknown =>
      value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value;
    return JSON.stringify(all, (_, value: unknown) => texts(value));
  });

/** Until what was typed stands on the device: sealing gathers for a third of a second, and takes its time. */
export async function written(page: Page): Promise<void> {
  let before = '';
  let still = 0;
  const isStill = async () => {
    const now = await everythingKept(page);
    still = now === before ? still + 1 : 0;
    before = now;
    return still >= 3;
  };
  await expect.poll(isStill, { interval: 500, timeout: 30_000 }).toBe(true);
}

/** Whether the device says that own writing in its copy was not sent. */
export const ownWaits = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('copies');
      request.onsuccess = () => resolve(request.result);
    });
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const request = database.transaction('states').objectStore('states').getAllKeys();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return keys.some((key) => typeof key === 'string' && key.includes(' own unsent '));
  });

/** That somebody has come is told to the others, and may take a moment: until their screens and sockets say no more. */
export async function settled(pages: readonly Page[]): Promise<void> {
  let last = '';
  await expect
    .poll(
      async () => {
        const seen = await Promise.all(
          pages.map(async (page) => [
            await allOf(page),
            (await heardSince(page, 0)).filter(({ type }) => type !== AWARENESS).length,
          ]),
        );
        const isSame = JSON.stringify(seen) === last;
        last = JSON.stringify(seen);
        return isSame;
      },
      { interval: 500 },
    )
    .toBe(true);
}
