import * as v from 'valibot';

/**
 * Ids are 128 random bits as 22 characters of `A-Za-z0-9_-`. Branded: only the parse functions and
 * `makeId` here produce them, so an unchecked string cannot become the name of a board.
 */
export const idSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/, 'not an id'));

export const boardIdSchema = v.pipe(idSchema, v.brand('BoardId'));
export const cardIdSchema = v.pipe(idSchema, v.brand('CardId'));
export const linkIdSchema = v.pipe(idSchema, v.brand('LinkId'));
export const participantIdSchema = v.pipe(idSchema, v.brand('ParticipantId'));
export const personIdSchema = v.pipe(idSchema, v.brand('PersonId'));
export const commandIdSchema = v.pipe(idSchema, v.brand('CommandId'));
export const roundIdSchema = v.pipe(idSchema, v.brand('RoundId'));

export type BoardId = v.InferOutput<typeof boardIdSchema>;
export type CardId = v.InferOutput<typeof cardIdSchema>;
export type LinkId = v.InferOutput<typeof linkIdSchema>;
/** Whoever has, or had, one seat of one board; stays the same across devices and new invites. */
export type ParticipantId = v.InferOutput<typeof participantIdSchema>;
/** Somebody with an account: a therapist of the practice. */
export type PersonId = v.InferOutput<typeof personIdSchema>;
/** One tap of one person, however often it is sent. */
export type CommandId = v.InferOutput<typeof commandIdSchema>;
/** One round of sealed answers. */
export type RoundId = v.InferOutput<typeof roundIdSchema>;

/** Fills and returns `bytes`; `crypto.getRandomValues` in both worlds, a seeded one in tests. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** @returns 22 characters, 128 random bits; parse it with the schema of what it names */
export function makeId(random: RandomBytes): string {
  const bytes = random(new Uint8Array(16));
  let id = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      id += ALPHABET.charAt((value >> bits) & 63);
    }
    value &= (1 << bits) - 1;
  }
  return id + ALPHABET.charAt((value << (6 - bits)) & 63);
}

export const makeBoardId = (random: RandomBytes): BoardId => v.parse(boardIdSchema, makeId(random));
export const makeCardId = (random: RandomBytes): CardId => v.parse(cardIdSchema, makeId(random));
export const makeLinkId = (random: RandomBytes): LinkId => v.parse(linkIdSchema, makeId(random));
export const makeParticipantId = (random: RandomBytes): ParticipantId =>
  v.parse(participantIdSchema, makeId(random));
export const makePersonId = (random: RandomBytes): PersonId =>
  v.parse(personIdSchema, makeId(random));
export const makeCommandId = (random: RandomBytes): CommandId =>
  v.parse(commandIdSchema, makeId(random));
export const makeRoundId = (random: RandomBytes): RoundId => v.parse(roundIdSchema, makeId(random));
