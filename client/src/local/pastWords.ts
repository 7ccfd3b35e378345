import { clientOfCard } from '@steady/shared/board/authorship.ts';
import { isCard, readCards, type Card } from '@steady/shared/board/card.ts';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import type { FieldName, FieldValue } from '@steady/shared/board/kinds.ts';
import type { NewCard } from '@steady/shared/board/writeCards.ts';
import type { Seat } from '@steady/shared/seats.ts';
import type { Past } from './past.ts';

/** Words of mine that were on this device and are not on the board now. */
export interface PastCard {
  /** As it stands on the card, its fields after it. */
  readonly text: string;
  /** How it is written anew: somebody else's card that I wrote on comes back as a note of mine. */
  readonly anew: NewCard;
  readonly isMine: boolean;
}

/**
 * What of the past is not on the board: cards that I made, and cards that I had written on and not sent.
 * What somebody else wrote is theirs to bring back, from their own device.
 */
export function pastWords(
  pasts: readonly Past[],
  now: BoardDocument,
  me: Seat,
): readonly PastCard[] {
  const known = new Set(readCards(now).filter(isCard).map(saying));
  const found: PastCard[] = [];
  for (const { doc, unsaved, claims } of pasts) {
    const then = openBoard(doc);
    for (const card of readCards(then)) {
      if (!isCard(card) || card.takenBack) continue;
      const client = clientOfCard(then, card.id);
      // What was never sent is known to no server: this device alone can have made it.
      const author = client === undefined ? card.by : (claims[client] ?? card.by);
      const isMine = author === me;
      const says = saying(card);
      if (!(isMine || unsaved.has(card.id)) || known.has(says)) continue;
      const text = textsOf(card).join('\n');
      if (text === '') continue;
      known.add(says);
      found.push({ text, isMine, anew: isMine ? anew(card, me) : noteOf(card, me, text) });
    }
  }
  return found;
}

const textsOf = (card: Card): string[] =>
  [card.text, ...card.words.values()]
    .map((text) => text.toString().trim())
    .filter((text) => text !== '');

const saying = (card: Card): string => JSON.stringify([card.kind, ...textsOf(card)]);

function anew(card: Card, by: Seat): NewCard {
  const words: Partial<Record<FieldName, string>> = {};
  for (const [name, text] of card.words) words[name] = text.toString();
  const values: Partial<Record<FieldName, FieldValue>> = {};
  for (const [name, value] of card.values) values[name] = value;
  const { kind, lane, text, prompt } = card;
  return {
    kind,
    by,
    lane,
    text: text.toString(),
    words,
    values,
    ...(prompt === undefined ? {} : { prompt }),
  };
}

const noteOf = ({ lane }: Card, by: Seat, text: string): NewCard => ({
  kind: 'note',
  by,
  lane,
  text,
});
