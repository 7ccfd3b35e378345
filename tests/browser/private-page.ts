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
