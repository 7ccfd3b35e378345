/** ms that a copy may lie unused: two weeks between two sessions, and then it is forgotten. */
export const FORGET_AFTER_MS = 14 * 24 * 60 * 60 * 1000;

/** Rounds of PBKDF2-SHA-256: about half a second on a phone, for each guess at a passcode too. */
export const PASSCODE_ROUNDS = 600_000;

/** Characters: six digits are typed on a phone by somebody upset; the page says that longer is safer. */
export const MIN_PASSCODE = 6;

/** Rows of a copy before it is put together anew: a session writes a few thousand letters. */
export const COMPACT_AFTER_ROWS = 400;

/** ms until a browser that kept nothing is asked again: somebody may have made room meanwhile. */
export const TRY_AGAIN_MS = 5_000;

/** ms: a copy that was used later than this from now was used under a wrong clock. */
export const CLOCK_MAY_DIFFER_MS = 24 * 60 * 60 * 1000;
