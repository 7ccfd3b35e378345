/**
 * Every limit of the wire: name, unit, reason. The server refuses what is above; a client keeps
 * below. Each has a test whose client is called `attacker`.
 */

const KiB = 1024;
const MiB = 1024 * KiB;

/** Bytes of a step 2: whatever somebody wrote offline comes as one frame. A board of 500 cards is about 1 MiB. */
export const MAX_STEP_2_BYTES = 8 * MiB;

/** Bytes of a websocket message: a step 2 and its envelope (two type bytes and a length). */
export const MAX_FRAME_BYTES = MAX_STEP_2_BYTES + 16;

/** Structs in a step 2. 100,000 take about 10 ms to read, and are read in slices. */
export const MAX_STEP_2_STRUCTS = 100_000;

/** Bytes of one update: one transaction, a pasted picture of strokes at most. */
export const MAX_UPDATE_BYTES = 256 * KiB;

/** Structs in one update; a template of eight lanes and their prompts has about 300. */
export const MAX_UPDATE_STRUCTS = 2_000;

/** Deleted ranges in an update: a canvas swept empty. Neighbours are one range. */
export const MAX_UPDATE_DELETES = 20_000;

/** Deleted ranges in a step 2, which names all of the document's: about one for each struct at worst. */
export const MAX_STEP_2_DELETES = 200_000;

/** Bytes of a state vector: about 9 for each client id that ever wrote on the board. */
export const MAX_STATE_VECTOR_BYTES = 1 * MiB;

/** Bytes of an awareness message: an unchanged provider sends back all entries that it learned at once. */
export const MAX_AWARENESS_BYTES = 256 * KiB;

/** Bytes of one awareness state as JSON: a caret, a selection, a drag of a hundred shapes. */
export const MAX_AWARENESS_STATE_BYTES = 8 * KiB;

/** Awareness entries in one message: more than people and tabs that one board can have open. */
export const MAX_AWARENESS_ENTRIES = 256;

/** Counts changes of one tab: at 60 a second more than a year. Above it lies only mischief. */
export const MAX_AWARENESS_CLOCK = 2 ** 31 - 1;

/** A Yjs clock counts characters and values of one client id; nobody types two thousand million. */
export const MAX_CLOCK = 2 ** 31 - 1;

/** Levels of arrays and objects in one value: readers recurse, and a stack ends at some 10,000. */
export const MAX_VALUE_DEPTH = 32;

/**
 * Types inside types; a board has three (card, text, letters), a canvas record its values. Yjs recurses
 * when it deletes them, and a browser's stack ends at about 2,000: such a document would open nowhere.
 */
export const MAX_TYPE_DEPTH = 32;

/** Bytes of a map key or the name of a root type; ids are 22. */
export const MAX_KEY_BYTES = 256;

/** Bytes of a JSON message from the server: claims of a board that is used for years. */
export const MAX_MESSAGE_JSON_BYTES = 4 * MiB;

/** Bytes of an epoch: an id of 22 characters, with room to change. */
export const MAX_EPOCH_BYTES = 64;
