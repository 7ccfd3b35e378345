/**
 * What a browser says of what it keeps. One that was not asked, or said no, may take everything of a page
 * away when space is short.
 */
export const askToStay = (): Promise<boolean> => navigator.storage.persist().catch(() => false);

export const isToStay = (): Promise<boolean> => navigator.storage.persisted().catch(() => false);

/** Bytes: a board that is written on for months, with what is set aside. */
const ENOUGH_BYTES = 20 * 1024 * 1024;

/** @returns whether so little space is left that what is written may not fit soon */
export async function isNearlyFull(): Promise<boolean> {
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await navigator.storage
    .estimate()
    .catch((): StorageEstimate => ({}));
  return quota - usage < ENOUGH_BYTES;
}
