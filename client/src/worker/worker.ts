/// <reference lib="webworker" />
import { isBesideCode, isCode, isPage } from './addresses.ts';
import { alsoKept } from './alsoKept.ts';
import { freshShell } from './freshShell.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build: addresses that a board needs, and a name for just this set of them. */
declare const STEADY_FILES: readonly string[];
declare const STEADY_VERSION: string;

/**
 * Keeps the program on the device, so that it opens without a network. It never sees, keeps or answers
 * anything that people wrote: only code, icons, the empty page and the practice's own words, which are
 * the same for everybody.
 *
 * W1  A page that is open keeps the code it began with: a new version waits until every page of the
 *     old one is closed, and only then takes the old code away.
 * W2  Whatever belongs to the server goes to the server.
 * W3  A kept page gets a nonce of its own each time it is opened.
 * W4  What the browser took away of the code is fetched again at the next opening with a network.
 */
const CODE = `code-${STEADY_VERSION}`;
const SHELL = '/';
const openCode = () => caches.open(CODE);

/** ms after which a line that says nothing counts as none: a page from here is better than a white one. */
const PATIENCE_MS = 2_500;

self.addEventListener('install', (event) => {
  event.waitUntil(keepCode()); // [W1] no skipWaiting
});

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return; // [W2]
  if (request.mode === 'navigate') {
    if (!isPage(url.pathname)) return;
    event.respondWith(page(request));
    event.waitUntil(mendCode());
    return;
  }
  if (isCode(url.pathname)) event.respondWith(code(request));
  else if (isBesideCode(url.pathname)) event.respondWith(beside(request));
});

async function keepCode(): Promise<void> {
  const cache = await caches.open(CODE);
  await cache.addAll([...STEADY_FILES]);
  // Without the cookie: it is the same for everybody, and stays so.
  const shell = await fetch(SHELL, { credentials: 'omit', cache: 'no-store' });
  if (!shell.ok) throw new Error(`the page could not be kept: ${shell.status}`);
  await cache.put(SHELL, shell);
}

/** [W4] Once the server has a newer version that one keeps itself, and this one has nothing to fetch. */
async function mendCode(): Promise<void> {
  if ((await caches.match(SHELL, { cacheName: CODE })) !== undefined) return;
  await keepCode().catch(() => {});
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) if (name !== CODE) await caches.delete(name);
  await self.clients.claim();
}

async function page(request: Request): Promise<Response> {
  const answer = await within(PATIENCE_MS, fetch(request));
  // A proxy whose server is down answers too.
  if (answer !== undefined && answer.status < 500) return answer;
  return (await keptPage()) ?? answer ?? Response.error();
}

/** [W3] */
async function keptPage(): Promise<Response | undefined> {
  const kept = await caches.match(SHELL, { cacheName: CODE });
  if (kept === undefined) return undefined;
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = kept.headers.get('content-security-policy') ?? '';
  const fresh = freshShell(await kept.text(), policy, nonce);
  if (fresh === undefined) return undefined;
  const headers = new Headers(kept.headers);
  headers.set('content-security-policy', fresh.policy);
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(fresh.html, { headers });
}

async function code(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept !== undefined) return kept;
  // The canvas, and whatever else comes later, once it was asked for.
  return alsoKept(request, await fetch(request), openCode);
}

async function beside(request: Request): Promise<Response> {
  const answer = await within(PATIENCE_MS, fetch(request));
  if (answer === undefined || answer.status >= 500)
    return (await caches.match(request)) ?? answer ?? Response.error();
  // Whom to call may have changed since this version of the code was kept.
  return alsoKept(request, answer, openCode);
}

/** @returns undefined when it failed or took too long */
function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    work.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer));
  });
}
