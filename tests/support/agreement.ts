import type { Page } from 'playwright-core';
import { excerpt } from '@steady/client/cards/createExcerpt.ts';
import { en } from '@steady/client/words/en/index.ts';
import { isCard, readCard } from '@steady/shared/board/card.ts';
import type { BoardDocument } from '@steady/shared/board/document.ts';
import { readLanes } from '@steady/shared/board/laneSettings.ts';
import { readLinks } from '@steady/shared/board/links.ts';
import { cardsOfLane } from '@steady/shared/board/writeCards.ts';

/** A board in words: its lanes in order, their cards in order, each with its words and its links. */
export type InWords = readonly {
  readonly lane: string;
  readonly cards: readonly CardInWords[];
}[];

interface CardInWords {
  readonly id: string;
  readonly text: string;
  readonly links: readonly string[];
}

/** What stands on a screen, without the names beside other people's carets. */
export function boardOnScreen(page: Page): Promise<InWords> {
  return page.evaluate(() => {
    const wordsIn = (element: Element | null) => {
      const copy = element?.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return '';
      for (const mark of copy.querySelectorAll('[aria-hidden]')) mark.remove();
      return copy.textContent;
    };
    return [...document.querySelectorAll<HTMLElement>('.lane[data-lane-id]')].map((lane) => ({
      lane: lane.dataset['laneId'] ?? '',
      cards: [...lane.querySelectorAll<HTMLElement>('article[data-card]')].map((card) => ({
        id: card.dataset['card'] ?? '',
        text: wordsIn(card.querySelector('.card-text .words')),
        links: [...card.querySelectorAll('.card-link-line')].map((line) => wordsIn(line)),
      })),
    }));
  });
}

/** The same, from a document. */
export function boardInDocument(board: BoardDocument): InWords {
  const links = readLinks(board).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const textOf = (id: string) => {
    const card = readCard(board, id);
    return card !== undefined && isCard(card) ? card.text.toString() : '';
  };
  const linksOf = (id: string) =>
    links.flatMap(({ kind, from, to }) => {
      if (from === id) return [`${en.cards.links.to[kind]} ${excerpt(textOf(to).trim())}`];
      return to === id ? [`${en.cards.links.from[kind]} ${excerpt(textOf(from).trim())}`] : [];
    });
  return readLanes(board)
    .filter(({ hidden }) => !hidden)
    .map(({ id: lane }) => ({
      lane,
      cards: cardsOfLane(board, lane)
        .filter(({ takenBack }) => !takenBack)
        .map(({ id }) => ({ id, text: textOf(id), links: linksOf(id) })),
    }));
}
