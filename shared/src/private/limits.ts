/** Limits of private writing, each with its unit and reason. */

const KiB = 1024;

/** Pieces of writing of one person: an entry each day for five years. All are opened at once. */
export const MAX_DRAFTS = 2_000;

/**
 * Bytes of one sealed value. Below the 256 KiB that the relay takes in one update (MAX_UPDATE_BYTES),
 * with room for what stands around it. A text at its longest (MAX_TEXT_LENGTH) is 36 kB.
 */
export const MAX_SEALED_BYTES = 224 * KiB;

/** Values of one draft above which they are sealed anew as one: half a minute of typing. */
export const COMPACT_AFTER_VALUES = 64;

/**
 * ms in which what is typed is gathered into one sealed value. The server sees when values come: so
 * the rhythm of somebody's typing, which can tell who types and even what, is not among them. Short
 * enough that a page that ends abruptly takes a word with it at most.
 */
export const SEAL_EVERY_MS = 300;

/** Bytes up to which a sealed length is a power of two; above, a multiple of it. */
export const LARGEST_BUCKET_BYTES = 16 * KiB;
/** Bytes of the smallest sealed content: a letter and a sentence look alike. */
export const SMALLEST_BUCKET_BYTES = 128;
