import type { KeptCopy } from './openCopy.ts';

/** Kept by this part of the program; a test may keep a board otherwise. */
export const keptHere = (kept: object | undefined): KeptCopy | undefined =>
  kept !== undefined && isCopy(kept) ? kept : undefined;
const isCopy = (kept: object): kept is KeptCopy => 'forget' in kept && 'settled' in kept;
