import type { BoardDocument } from '../../board/document.ts';
import type { Seat } from '../../seats.ts';
import type { Choices, SummaryInput } from '../input.ts';
import { readLanguage } from '../../board/language.ts';
import type { Picture } from '../summary.ts';
import { cardsOf, hiddenFrom } from '../visible.ts';
import { canvasPicture, type PictureOptions } from './canvasPicture.ts';
import { pictureWords } from './words/index.ts';

/** What a picture must be told beside the board; plain values, so that it can be drawn in a worker. */
export interface PictureFacts {
  /** Cards that must not be seen. */
  readonly hidden: ReadonlySet<string>;
  /** Who made each card, by its id, as the relay knows. */
  readonly authors: ReadonlyMap<string, Seat>;
  readonly people: ReadonlyMap<Seat, string>;
}

/** Of the picture that belongs to a summary. */
export const pictureFacts = (input: SummaryInput, choices: Choices): PictureFacts => ({
  hidden: hiddenFrom(input, choices),
  authors: new Map(
    cardsOf(input).flatMap(({ id, author }) => (author === undefined ? [] : [[id, author]])),
  ),
  people: input.people,
});

/** The picture of a summary, in the board's language. @returns undefined when nothing is on the canvas */
export const pictureOf = (board: BoardDocument, facts: PictureFacts): Picture | undefined =>
  canvasPicture(board, pictureOptions(board, facts));

export function pictureOptions(
  board: BoardDocument,
  { hidden, authors, people }: PictureFacts,
): PictureOptions {
  const nameOf = (seat: Seat): string => people.get(seat) ?? '';
  return {
    without: hidden,
    words: pictureWords(readLanguage(board), nameOf),
    nameOf,
    authorOf: ({ id }) => authors.get(id),
  };
}
