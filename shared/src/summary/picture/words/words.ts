import type { FieldValue } from '../../../board/kinds.ts';
import type { LinkKind } from '../../../board/links.ts';
import type { BoardWords } from '../../../words/words.ts';

/** Every word in a picture that nobody on the board wrote, in one language. */
export interface PictureWords extends Pick<
  BoardWords,
  'lanes' | 'kinds' | 'fields' | 'prompts' | 'slipOf'
> {
  /** A topic, how often, a day, or whose it is. */
  value(value: FieldValue): string;
  readonly alt: AltWords;
}

/** What a screen reader says in place of the picture: whole sentences, each with places for words. */
export interface AltWords {
  /** A name for the whole. */
  readonly title: string;
  whole(cards: number, drawn: number): string;
  /** A card: its kind, who made it, how it begins. */
  card(kind: string, name: string, text: string): string;
  cardOfNobody(kind: string, text: string): string;
  /** What stands in a lane, or in a frame that somebody drew; `more` things are not told. */
  inside(place: string, things: readonly string[], more: number): string;
  readonly unnamedFrame: string;
  /** A frame in which nothing has words. */
  frame(name: string): string;
  note(text: string): string;
  text(text: string): string;
  /** A drawn shape with words in it. */
  shape(text: string): string;
  /** "One card — grew from — another." */
  link(kind: LinkKind, from: string, to: string): string;
  /** What an arrow leads from and to; each may be `wordless`. `text` may be empty. */
  arrow(from: string, to: string, text: string): string;
  /** What has no words by which it could be called. */
  readonly wordless: string;
  /** Lines, shapes and arrows without words. */
  drawn(count: number): string;
  /** Too far away from everything else to be in the picture. */
  faraway(count: number): string;
  /** Sentences there was no room for. */
  more(count: number): string;
}
