import { api } from '../net/api.ts';

/**
 * Keeps the program on this device, so that a board that somebody kept here opens without a network.
 * Not on a shared device, which keeps nothing, and not for whoever only looked at the page.
 */
export async function keepProgram(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  if (localStorage.getItem('copies') !== null)
    await import('../local/forget.ts')
      .then(({ forgetOld }) => forgetOld(Date.now()))
      .catch(() => {});
  const me = await api.me();
  if (!me.ok || me.value.sharedDevice) return;
  // A browser that keeps no service workers (a private window) works as before, with a network.
  await navigator.serviceWorker.register('/sw.js').catch(() => {});
}

/** ms: the program is a few hundred kB, and a bad line must not hold the page for ever. */
const PATIENCE_MS = 15_000;

/** @returns whether the program is here now, and a board opens without a network */
export async function isProgramKept(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  await keepProgram();
  const never = new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS));
  return Promise.race([navigator.serviceWorker.ready.then(() => true), never]);
}
