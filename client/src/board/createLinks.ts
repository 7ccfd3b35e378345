import type { BoardDocument } from '@steady/shared/board/document.ts';
import { readLinks, type LinkKind } from '@steady/shared/board/links.ts';
import type { LinkId } from '@steady/shared/ids.ts';
import { batch, createSignal, onCleanup, type Signal } from 'solid-js';
import type * as Y from 'yjs';

/** A link as one of its two cards tells it. */
export interface LinkEnd {
  readonly id: LinkId;
  readonly kind: LinkKind;
  /** `to`: this card is the subject ("grew from …"); `from`: the other one is ("from this grew …"). */
  readonly side: 'to' | 'from';
  readonly other: string;
}

export interface Links {
  ofCard(id: string): readonly LinkEnd[];
}

/** The links of a board, one signal per card: a new link runs the two cards that it joins. */
export function createLinks(board: BoardDocument): Links {
  const signals = new Map<string, Signal<readonly LinkEnd[]>>();
  let byCard = group(board);

  const changed = () => {
    byCard = group(board);
    batch(() => {
      for (const [id, [, set]] of signals) set(byCard.get(id) ?? NONE);
    });
  };
  // A link shows while both its cards exist, so coming and going of cards counts too.
  const cardsChanged = (event: Y.YMapEvent<Y.Map<unknown>>) => {
    if (event.keysChanged.size > 0 && board.links.size > 0) changed();
  };
  board.links.observeDeep(changed);
  board.cards.observe(cardsChanged);
  onCleanup(() => {
    board.links.unobserveDeep(changed);
    board.cards.unobserve(cardsChanged);
  });

  return {
    ofCard(id) {
      let signal = signals.get(id);
      if (signal === undefined) {
        const [ends, setEnds] = createSignal<readonly LinkEnd[]>(byCard.get(id) ?? NONE, {
          equals: sameEnds,
        });
        signal = [ends, setEnds];
        signals.set(id, signal);
      }
      return signal[0]();
    },
  };
}

const NONE: readonly LinkEnd[] = [];

function group(board: BoardDocument): ReadonlyMap<string, readonly LinkEnd[]> {
  const ends = new Map<string, LinkEnd[]>();
  const put = (card: string, end: LinkEnd) => {
    const present = ends.get(card);
    if (present === undefined) ends.set(card, [end]);
    else present.push(end);
  };
  for (const { id, kind, from, to } of readLinks(board).toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )) {
    put(from, { id, kind, side: 'to', other: to });
    put(to, { id, kind, side: 'from', other: from });
  }
  return ends;
}

const sameEnds = (one: readonly LinkEnd[], other: readonly LinkEnd[]): boolean =>
  one.length === other.length && one.every((end, n) => end.id === other[n]?.id);
