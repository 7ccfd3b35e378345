import type { Page } from 'playwright-core';

/**
 * Everywhere a page could have left words: what it shows, what this browser keeps for it, and its memory.
 * @returns where `canary` was found
 */
export async function tracesOf(page: Page, canary: string): Promise<string[]> {
  const [kept, heap] = [await keptIn(page), await heapOf(page)];
  const places = { ...kept, screen: await page.content(), heap };
  return Object.entries(places).flatMap(([place, text]) => (text.includes(canary) ? [place] : []));
}

/** A heap snapshot after forced garbage collection, as text. */
export async function heapOf(page: Page): Promise<string> {
  const cdp = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await cdp.detach();
  return chunks.join('');
}

/** Storage of every kind, as text; bytes as letters of one byte each. */
const keptIn = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const seen = (value: unknown): unknown => {
      if (value instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(value));
      if (value instanceof Uint8Array) return String.fromCharCode(...value);
      if (Array.isArray(value)) return value.map((one) => seen(one));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, seen(one)]));
    };
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('not read')));
      });
    const databases: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name!));
      for (const store of database.objectStoreNames)
        databases.push(seen(await answer(database.transaction(store).objectStore(store).getAll())));
      database.close();
    }
    const cached: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        cached.push(request.url, (await (await cache.match(request))?.text()) ?? '');
    }
    return {
      localStorage: JSON.stringify(Object.entries(localStorage)),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      indexedDB: JSON.stringify(databases),
      caches: cached.join('\n'),
      history: JSON.stringify([history.state, location.href, document.title, window.name]),
    };
  });
