import type { CardId } from '../ids.ts';
import type { Entry, EntryBody } from '../ledger/entries.ts';
import type { RoundValue } from '../ledger/values.ts';
import type { Seat } from '../seats.ts';
import { dayOfEntry } from '../days.ts';
import type { SummaryInput } from './input.ts';
import { excerpt, plainWords, said } from './plain.ts';
import type { Recorded } from './summary.ts';
import type { SummaryCard } from './visible.ts';

/**
 * [E4] All that somebody said and answered, in order: their own part of the ledger whole, also where it was
 * said of a card that is taken back or gone, and of the other's words none.
 * @param cards those whose words are theirs to have
 */
export function recordOf(
  { entries, ledger, dayOf }: SummaryInput,
  seat: Seat,
  cards: ReadonlyMap<CardId, SummaryCard>,
): Recorded[] {
  return entries.flatMap((entry): Recorded[] => {
    const what = recorded(entry, seat);
    if (what === undefined) return [];
    const id = cardOf(entry.body);
    const card = id === undefined ? undefined : cards.get(id);
    const about = card === undefined ? '' : excerpt(card.text.toString());
    return [{ day: dayOfEntry(entry.at, dayOf), ...what, ...(about === '' ? {} : { about }) }];
  });

  function cardOf(body: EntryBody): CardId | undefined {
    if (body.kind === 'paraphrase-answered') return ledger.paraphrases.get(body.paraphrase)?.card;
    return 'card' in body ? body.card : undefined;
  }
}

function recorded({ by, body }: Entry, seat: Seat): Omit<Recorded, 'day'> | undefined {
  if (body.kind === 'revealed') {
    const own = body.values.find((one) => one.seat === seat);
    return own && { what: body.kind, value: plainValue(own.value) };
  }
  if (by !== seat) return undefined;
  switch (body.kind) {
    case 'request-answered':
      return { what: body.kind, answer: body.answer, ...said({ words: body.words }) };
    case 'answered':
      return { what: body.kind, answer: body.answer, ...said({ words: body.change }) };
    case 'heard':
      return { what: body.kind, answer: body.heard ? 'heard' : 'not-heard' };
    case 'paraphrased':
    case 'suggested':
      return { what: body.kind, ...said({ words: body.words }) };
    case 'paraphrase-answered':
    case 'third-party-answered':
      return { what: body.kind, answer: body.answer };
    case 'third-party-asked':
      return { what: body.kind, ...said({ words: body.recipient }) };
    case 'reviewed': {
      const { outcome, helped, inTheWay, next, isHelping } = body;
      const review = {
        ...(outcome === undefined ? {} : { outcome }),
        ...said({ helped, inTheWay }),
        ...(next === undefined ? {} : { next }),
        ...(isHelping === undefined ? {} : { isHelping }),
      };
      return { what: body.kind, review };
    }
    case 'withdrawn':
    case 'agreement-paused':
    case 'agreement-resumed':
    case 'agreement-ended':
      return { what: body.kind };
    // What guides a session, puts forward, holds back or takes a copy is nobody's own word.
    case 'put-forward':
    case 'reopened':
    case 'answers-at-home':
    case 'suggestion-answered':
    case 'session-started':
    case 'session-ended':
    case 'stage':
    case 'first':
    case 'timer-started':
    case 'timer-stopped':
    case 'floor-given':
    case 'floor-freed':
    case 'listening':
    case 'gathered':
    case 'lane-locked':
    case 'lane-unlocked':
    case 'paused':
    case 'resumed':
    case 'round-started':
    case 'round-cancelled':
    case 'held-back':
    case 'exported':
      return undefined;
    default:
      return body satisfies never;
  }
}

function plainValue(value: RoundValue): RoundValue {
  if (value.kind !== 'feels-safe') return value;
  const { feelsSafe, stillPainful, nextSteps } = value;
  return {
    kind: 'feels-safe',
    feelsSafe: plainWords(feelsSafe),
    stillPainful: plainWords(stillPainful),
    nextSteps: plainWords(nextSteps),
  };
}
