import type { CardKind, FieldName, FieldValue } from '../../board/kinds.ts';
import type { LaneId } from '../../board/lanes.ts';
import type { LinkKind } from '../../board/links.ts';

/** Every word in a picture that nobody on the board wrote, in the board's language. */
export interface PictureWords {
  readonly kinds: Readonly<Record<CardKind, string>>;
  readonly lanes: Readonly<Record<LaneId, string>>;
  readonly fields: Readonly<Record<FieldName, string>>;
  /** Whose promise it is: "If this slips, Robin will…" */
  slipBy(name: string): string;
  /** A topic, how often, a day, or whose it is. */
  value(value: FieldValue): string;
  /** The sentence of a template's question; undefined for one that is not known. */
  prompt(name: string): string | undefined;
  readonly alt: AltWords;
}

/** What a screen reader says in place of the picture: whole sentences, each with a place for words. */
export interface AltWords {
  /** A name for the whole. */
  readonly title: string;
  whole(count: { readonly cards: number; readonly drawings: number }): string;
  /** A card with its kind, who made it and how it begins. */
  card(card: { readonly kind: string; readonly name: string; readonly text: string }): string;
  /** What stands in a lane, or in a frame that somebody drew. */
  inside(place: { readonly name: string; readonly things: readonly string[] }): string;
  readonly unnamedFrame: string;
  note(text: string): string;
  text(text: string): string;
  /** A drawn shape with words in it. */
  shape(text: string): string;
  link(link: { readonly kind: LinkKind; readonly from: string; readonly to: string }): string;
  /** From what to what an arrow points; each may be something without words. */
  arrow(arrow: { readonly from: string; readonly to: string; readonly text: string }): string;
  /** What an arrow points to when it has no words. */
  readonly wordless: string;
  /** Lines, shapes and arrows without words. */
  drawn(count: number): string;
  /** Too far away from everything else to be in the picture. */
  faraway(count: number): string;
  /** What there was no room to tell. */
  more(count: number): string;
}
