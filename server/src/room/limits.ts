/** Entries in one frame of the ledger: at their longest (an agreement's words) they stay below 4 MiB. */
export const MAX_ENTRIES_PER_FRAME = 25;

/** Limits of a room: what the wire allows is in shared/src/protocol/limits.ts. */

const KiB = 1024;
const MiB = 1024 * KiB;

/** Client ids of one person in one document: every page that was opened and written on; ten a day for five years. */
export const MAX_CLAIMS_PER_AUTHOR = 20_000;

/**
 * New client ids in one update. Somebody who was offline brings those of all pages that they wrote
 * on meanwhile; each costs about 10 µs to put in its place.
 */
export const MAX_NEW_CLAIMS = 1_000;

/** Sessions of one document: three people, a room view, observers, and each with some tabs. */
export const MAX_SESSIONS_PER_ROOM = 64;

/** Bytes of a document. A board of 300 cards and 500 drawing records is 680 kB; above this it is read-only. */
export const MAX_DOCUMENT_BYTES = 64 * MiB;

/** Updates of one session on their way to the disk: a fraction of a commit, so that a flood takes nobody's place. */
export const MAX_UNCOMMITTED = 64;

/** Frames of one session that wait: for the log to load, a step 2 to be read, the disk. */
export const MAX_WAITING_FRAMES = 5_000;
/** Bytes of such frames, of one person on all their connections: two step 2 of the greatest size. */
export const MAX_WAITING_BYTES = 16 * MiB;

/** ms of one person's frames in one go: what others notice least. One frame may take longer by itself. */
export const MAX_TURN_MS = 4;
/** ms of the processor that one person's frames may take in a second: a typing hand takes about 2. */
export const WORK_MS_PER_SECOND = 100;
/** ms of it at once: the longest step 2 there may be takes about 300. */
export const WORK_BURST_MS = 500;

/** Frames a second that a session may go on sending; two hands make about 80. */
export const MAX_FRAMES_PER_SECOND = 1_000;
/** Frames at once on top of that: a page that was away for some minutes, or fills a board from a file. */
export const MAX_FRAMES_BURST = 10_000;

/** Updates that do not connect before a step 2 brings what they build on; it takes one round trip. */
export const MAX_GAPPED_UPDATES = 1_000;

/** Structs of a step 2 read in one go: about 0.3 ms, then others have their turn. */
export const STRUCTS_PER_SLICE = 2_000;

/** Bytes waiting in a socket above which awareness is coalesced: a second of a slow phone. */
export const OUTBOX_HIGH_WATER_BYTES = 256 * KiB;
/** Bytes waiting in a socket above which its session is closed: whoever is so far behind syncs anew. */
export const OUTBOX_MAX_BYTES = 8 * MiB;
/** How often a session above the high-water mark is looked at. */
export const OUTBOX_LOOK_MS = 100;

/**
 * Least time between two awareness frames to one reader. A client sends every 50 ms and draws smoothly
 * what it hears, so two moves of one hand rarely meet; moves of several hands do.
 */
export const AWARENESS_EVERY_MS = 40;
/** Awareness clocks remembered of people who left, so that they are seen when they come back. */
export const MAX_REMEMBERED_CLOCKS = 1_000;
/** A connection hears from us at least this often while it sends awareness; y-websocket gives up after 30 s. */
export const ECHO_AFTER_MS = 10_000;

/** How long a room without sessions stays: a reload takes one second, a tunnel ten. */
export const IDLE_GRACE_MS = 10_000;

/** Unmerged bytes above which the live copy is merged, on top of half its size: about 1,000 key presses. */
export const FOLD_BYTES = 64 * KiB;
/** A merge on request (a step 2 that only deletes) happens at most this often. */
export const FOLD_EVERY_MS = 1_000;

/** Rows behind the last snapshot above which an idle room writes a new one. */
export const COMPACT_AFTER_ROWS = 64;

/** After the disk was full: how long until writing is tried again. */
export const FULL_RETRY_MS = 30_000;

/** Between two pieces of upkeep (merging a room takes 3 to 30 ms): others have a turn of their own. */
export const UPKEEP_PAUSE_MS = 25;

/** How long after the last room was unloaded its memory is given back: a moment when nothing else is done. */
export const UNLOADED_AFTER_MS = 5_000;
