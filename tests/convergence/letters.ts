import * as Y from 'yjs';

/**
 * Every letter that is typed in a run is typed once: so it can be told which of them are there,
 * which somebody took away, and which got lost.
 */
export interface Letters {
  /** @param card the card it is typed into; whoever removes that card removes it */
  next(count: number, person: object, card: string): string;
  deleted(text: string): void;
  /** Those of a board that stand in the card they were typed into; copies elsewhere are not counted. */
  atHome(cards: Y.Map<Y.Map<unknown>>): Set<string>;
  removed(card: string): void;
  /** A page that was closed before letters of this person were saved took them with it. */
  forget(person: object, isKept: (letter: string) => boolean): void;
  /** Letters that nobody deleted and that must be on every screen. */
  expected(): string[];
}

/** The first of 20,000 ideographs: one UTF-16 unit each, and used by nothing else on a board. */
const FIRST = 0x4e00;

export function makeLetters(): Letters {
  const typed = new Map<string, { readonly person: object; readonly card: string }>();
  const gone = new Set<string>();
  const removedCards = new Set<string>();
  return {
    next(count, person, card) {
      let text = '';
      for (let n = 0; n < count; n += 1) {
        const letter = String.fromCharCode(FIRST + typed.size);
        typed.set(letter, { person, card });
        text += letter;
      }
      return text;
    },
    atHome: (cards) => {
      const home = new Set<string>();
      for (const [id, card] of cards)
        for (const letter of lettersOf(card)) if (typed.get(letter)?.card === id) home.add(letter);
      return home;
    },
    deleted(text) {
      for (const letter of text) gone.add(letter);
    },
    removed: (card) => void removedCards.add(card),
    forget(person, isKept) {
      for (const [letter, { person: by }] of typed)
        if (by === person && !isKept(letter)) gone.add(letter);
    },
    expected: () =>
      [...typed]
        .filter(([letter, { card }]) => !gone.has(letter) && !removedCards.has(card))
        .map(([letter]) => letter),
  };
}

/** The typed letters that a document shows. */
export function lettersIn(cards: Y.Map<Y.Map<unknown>>): Set<string> {
  const letters = new Set<string>();
  for (const card of cards.values()) for (const letter of lettersOf(card)) letters.add(letter);
  return letters;
}

function lettersOf(card: Y.Map<unknown>): string[] {
  return [...card.values()].flatMap((value) =>
    value instanceof Y.Text
      ? value
          .toString()
          .split('')
          .filter((letter) => letter.charCodeAt(0) >= FIRST)
      : [],
  );
}
