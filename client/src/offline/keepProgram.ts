import { api } from '../net/api.ts';

/**
 * Keeps the program on this device, so that a board that somebody kept here opens without a network.
 * Not on a shared device, which keeps nothing, and not for whoever only looked at the page.
 */
export async function keepProgram(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const me = await api.me();
  if (!me.ok || me.value.sharedDevice) return;
  // A browser that keeps no service workers (a private window) works as before, with a network.
  await navigator.serviceWorker.register('/sw.js').catch(() => {});
}
