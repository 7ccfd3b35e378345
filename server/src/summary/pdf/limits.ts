/**
 * UTF-16 code units of everything a page says. The fullest board that anybody can read through (500 cards) has
 * a fifth of it; more takes the typesetter longer than anybody waits.
 */
export const MAX_PDF_CHARACTERS = 400_000;

/** Things on a page, rows and notes included: each costs time however short it is. */
export const MAX_PDF_PARTS = 20_000;

/** UTF-16 code units of a picture's SVG; a canvas of 500 shapes has a quarter of it. */
export const MAX_PICTURE_LENGTH = 4_000_000;

/** Documents that wait for the one being set: as many seats as a few boards have. */
export const MAX_PDF_WAITING = 8;

/** ms that one document may take, the start of the process included; a full board takes a fortieth of it. */
export const PDF_TIME_MS = 30_000;

/** ms without work after which the process ends and gives its memory back: most come in pairs, after a session. */
export const PDF_IDLE_MS = 60_000;
