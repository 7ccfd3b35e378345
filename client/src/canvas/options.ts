import type { Card } from '@steady/shared/board/card.ts';
import type { BoardDocument } from '@steady/shared/board/document.ts';
import type { CardKind } from '@steady/shared/board/kinds.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import type { CardId, RandomBytes } from '@steady/shared/ids.ts';
import type { Seat } from '@steady/shared/seats.ts';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

/** Everything the canvas is told. Plain values and functions: nothing of it knows who draws the page. */
export interface CanvasOptions {
  /** After its first sync: the canvas shows what is there and never makes a page of its own. */
  readonly board: BoardDocument;
  readonly seat: Seat;
  /** Whether this person may write just now; asked again after every call of `onMayWrite`'s listener. */
  mayWrite(): boolean;
  /** @returns a function that ends the subscription */
  onMayWrite(changed: () => void): () => void;
  /** The one that the lanes use too. Origins are its matter: `makeUndo` in shared/board. */
  readonly undo: Y.UndoManager;
  readonly awareness: Awareness;
  /**
   * Draws a card into `element`, 280 units wide, until the returned function is called. Delegated
   * events do not fire in here: use `on:click` and the like.
   */
  renderCard(
    element: HTMLElement,
    card: CardId,
    how: {
      readonly editing: boolean;
      readonly canvas: true;
      /** Ends the editing, as a press beside the card does. */
      done(): void;
    },
  ): () => void;
  /** Draws a lane's icon into `element` (44 units square); without it the lane has hue, pattern and name. */
  renderLaneIcon?(element: HTMLElement, lane: LaneId): () => void;
  /** Draws what a lane says behind its name, that it is locked; it changes by itself. */
  renderLaneMark?(element: HTMLElement, lane: LaneId): () => void;
  readonly words: CanvasWords;
  readonly colorScheme: CanvasColorScheme;
  /** Of the content policy's `style-src`; the page passes what stands in `<meta name="style-nonce">`. */
  readonly nonce?: string;
  readonly random: RandomBytes;
  /** Something happened that a person should read; the page has the sentence. */
  onNotice(kind: CanvasNotice): void;
  /** Whose card it is, by the relay's claims; the card's own `by` is only a hint. */
  authorOf(card: Card): Seat;
}

export type CanvasColorScheme = 'light' | 'dark' | 'system';

export type CanvasNotice =
  /** A card was deleted on the canvas, which takes it back; undo brings it back. */
  | 'taken-back'
  /** A card of somebody else was to be deleted: it stays. */
  | 'not-yours'
  /** A picture or file was pasted or dropped: not possible here. */
  | 'no-files'
  /** Something else that may not stand on the canvas was pasted: it was left out. */
  | 'not-here'
  /** The board is full of cards. */
  | 'full'
  /** The lane that a card would have stood in is locked. */
  | 'locked'
  /** A pen was used, and fingers now move the paper instead of drawing. */
  | 'pen-mode'
  /** Somebody has a newer program: this one shows the canvas and writes nothing until it is reloaded. */
  | 'reload'
  /** The canvas had to be opened anew; nothing is lost. */
  | 'reopened';

export interface CanvasWords {
  /** For screen readers: what this region is, and that the lanes hold the same cards. */
  readonly label: string;
  readonly lanes: Readonly<Record<LaneId, string>>;
  /** What an empty lane says. */
  readonly laneEmpty: string;
  readonly kinds: Readonly<Record<CardKind, string>>;
  readonly tools: Readonly<Record<ToolName, string>>;
  readonly more: string;
  readonly colours: Readonly<Record<ColourName, string>>;
  readonly sizes: Readonly<Record<SizeName, string>>;
  readonly toolbar: string;
  readonly style: string;
  readonly addCard: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomToFit: string;
  readonly backToContent: string;
  readonly drawWithFinger: string;
  readonly menu: Readonly<Record<MenuName, string>>;
  readonly crashed: string;
  readonly openAgain: string;
  readonly loading: string;
}

export type ToolName =
  | 'select'
  | 'hand'
  | 'draw'
  | 'arrow'
  | 'note'
  | 'text'
  | 'eraser'
  | 'card'
  | 'highlight'
  | 'line'
  | 'rectangle'
  | 'ellipse'
  | 'frame'
  | 'laser';
export type ColourName = 'black' | 'grey' | 'orange' | 'blue' | 'violet' | 'green';
export type SizeName = 's' | 'm' | 'l';
export type MenuName =
  | 'cut'
  | 'copy'
  | 'paste'
  | 'duplicate'
  | 'delete'
  | 'select-all'
  | 'bring-to-front'
  | 'send-to-back';
