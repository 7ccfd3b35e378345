/**
 * A named writer did nothing, and why. The client turns `why` into a sentence.
 *
 * full         the board or its links are at their limit
 * gone         the card is not on the board (somebody else removed it meanwhile)
 * too-long     a text above MAX_TEXT_LENGTH
 * not-a-value  the field does not exist for this kind, or not with this value
 * not-linkable these two cards cannot be linked this way
 * locked       the therapist has locked the lane
 * changed      the words are not those any more that this was made for
 */
export type BoardRefusalReason =
  | 'full'
  | 'gone'
  | 'too-long'
  | 'not-a-value'
  | 'not-linkable'
  | 'locked'
  | 'changed';

export class BoardRefusal extends Error {
  readonly why: BoardRefusalReason;
  constructor(why: BoardRefusalReason) {
    super(`refused: ${why}`);
    this.name = 'BoardRefusal';
    this.why = why;
  }
}
