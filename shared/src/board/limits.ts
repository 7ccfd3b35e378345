/** Cards on one board. About 500 are comfortable on the canvas and 4,000 still usable. */
export const MAX_CARDS = 4_000;

/** Links on one board: a few per card. */
export const MAX_LINKS = 8_000;

/** UTF-16 code units in one text of a card; about four printed pages, far more than a card is for. */
export const MAX_TEXT_LENGTH = 12_000;

/** Canvas units from the middle of the board; beyond it a card could not be found again. */
export const MAX_COORDINATE = 1_000_000;

/**
 * Canvas records that are shown: the engine's own cap is 4,000 shapes, and arrows have two bindings.
 * Above it the screen would stand still for everyone, which one person alone could bring about.
 */
export const MAX_CANVAS_RECORDS = 8_000;

/** Groups of feelings in a practice's own vocabulary: as many as one can look through. */
export const MAX_FEELING_GROUPS = 16;

/** Feelings in one group; with the groups, far more than anybody reads while upset. */
export const MAX_FEELINGS_PER_GROUP = 30;

/** UTF-16 code units of one feeling, or of a group's name: a few words. */
export const MAX_FEELING_LENGTH = 40;
