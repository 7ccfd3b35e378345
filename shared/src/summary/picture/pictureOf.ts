import type { BoardDocument } from '../../board/document.ts';
import type { Seat } from '../../seats.ts';
import { readLanguage } from '../language.ts';
import type { Picture } from '../summary.ts';
import { canvasPicture } from './canvasPicture.ts';
import { pictureWords } from './words/index.ts';

/** What a picture must be told beside the board; plain values, so that it can be drawn in a worker. */
export interface PictureFacts {
  /** `hiddenFrom` of the same summary. */
  readonly hidden: ReadonlySet<string>;
  /** Who made each card, by its id, as the relay knows. */
  readonly authors: ReadonlyMap<string, Seat>;
  readonly people: ReadonlyMap<Seat, string>;
}

/** The picture of a summary, in the board's language. @returns undefined when nothing is on the canvas */
export function pictureOf(
  board: BoardDocument,
  { hidden, authors, people }: PictureFacts,
): Picture | undefined {
  const nameOf = (seat: Seat): string => people.get(seat) ?? '';
  return canvasPicture(board, {
    without: hidden,
    words: pictureWords(readLanguage(board), nameOf),
    nameOf,
    authorOf: ({ id }) => authors.get(id),
  });
}
