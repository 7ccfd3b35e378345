/** Sent to the window when the person of this page has unlocked it: connections may be tried again. */
export const UNLOCKED = 'steady-unlocked';
/** Where a device that locks remembers that it does, and since when nobody has used it. */
export const LOCK_KEPT = 'steady-lock';

/**
 * Passes on what an answer says about this device's lock. The part that covers pages comes for devices
 * that lock, which are those of accounts, and for no others.
 * @param told `LEFT/WHOLE`, ms each (PROTOCOL.md); null for a device that does not lock
 * @param askedAt ms since 1970: an answer may be older than what was done since
 */
export function heardLock(told: string | null, askedAt = Date.now()): void {
  // What cannot be fetched now is asked for again at the next answer.
  if (told !== null)
    import('../lock/index.tsx').then(
      (lock) => lock.told(told, askedAt),
      () => undefined,
    );
}

/** At the start of a page, which may be without a network: one that was locked is covered at once. */
export function recallLock(): void {
  try {
    heardLock(localStorage.getItem(LOCK_KEPT));
  } catch {
    // A browser that keeps nothing has kept no lock either.
  }
}
