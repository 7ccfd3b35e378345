import type { CardKind } from '@steady/shared/board/kinds.ts';
import { setField } from '@steady/shared/board/writeCards.ts';
import { CADENCES } from '@steady/shared/board/kinds.ts';
import { setLaneHidden } from '@steady/shared/board/laneSettings.ts';
import type { BoardDocument } from '@steady/shared/board/document.ts';
import { mayLink, type LinkKind } from '@steady/shared/board/links.ts';
import { makeRoundId, type CardId } from '@steady/shared/ids.ts';
import { NEXT_STEPS, OUTCOMES, STAGES } from '@steady/shared/ledger/values.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import type { SummaryInput } from '@steady/shared/summary/input.ts';
import type { Picture } from '@steady/shared/summary/summary.ts';
import { setLanguage, type Language } from '@steady/shared/board/language.ts';
import { aCouple, DAY_MS, FIRST_SESSION, MINUTE_MS, utcDayOf, type Couple } from './couple.ts';
import { drawCycle } from './drawing.ts';
import {
  AGREEMENTS,
  AWKWARD,
  BOUNDARIES,
  IN_SCRIPTS,
  INTENTIONS,
  NEEDS,
  OTHERS,
  REQUESTS,
} from './sayings.ts';

/** How many cards of each kind: 120 in all. */
export const CARDS_OF: Readonly<Record<CardKind, number>> = {
  need: 16,
  request: 16,
  boundary: 10,
  agreement: 12,
  intention: 30,
  appreciation: 8,
  win: 8,
  feeling: 6,
  note: 5,
  question: 4,
  repair: 5,
};
export const LINKS = 40;

export interface FullBoard {
  readonly couple: Couple;
  readonly cards: Readonly<Record<CardKind, readonly CardId[]>>;
  /** The board when the session before ended. */
  readonly before: BoardDocument;
  readonly takenBack: readonly CardId[];
  readonly heldBack: readonly CardId[];
  /** What a summary of now is made from. */
  input(over?: Partial<SummaryInput>): SummaryInput;
}

/**
 * The board that every form has to carry: 120 cards, 40 links, 12 agreements in every state, 30 intentions
 * with reviews, a drawing, nine scripts, and words that look like markup and formulas. Two sessions. Always
 * the same, for the same language.
 */
export function fullBoard(language: Language = 'en'): FullBoard {
  const couple = aCouple({
    seed: 4,
    template: 'weekly-conversation',
    names: ['Dr. Okafor', 'Ana Østergård', 'بن حداد'],
  });
  const cards = Object.fromEntries(
    Object.keys(CARDS_OF).map((kind) => [kind, [] as CardId[]]),
  ) as Record<CardKind, CardId[]>;
  couple.as(THERAPIST, (board) => {
    setLanguage(board, language);
    setLaneHidden(board, 'feelings', false);
  });

  couple.ask(THERAPIST, { kind: 'start-session' });
  addHalf(couple, cards, 0);
  const takenBack = [cards.need[6]!, cards.note[1]!, cards.win[2]!];
  const heldBack = [cards.feeling[1]!, cards.request[5]!, cards.repair[1]!];
  answerFirst(couple, cards);
  temperatures(couple);
  couple.ask(THERAPIST, { kind: 'end-session' });
  const before = couple.copy();

  couple.wait(3 * DAY_MS);
  reviewAtHome(couple, cards);
  feelsSafe(couple);
  couple.wait(4 * DAY_MS);
  couple.ask(THERAPIST, { kind: 'start-session' });
  for (const stage of STAGES.slice(1)) {
    couple.wait(5 * MINUTE_MS);
    couple.ask(THERAPIST, { kind: 'set-stage', stage });
  }
  addHalf(couple, cards, 1);
  rewordSome(couple, cards);
  addLinks(couple, cards);
  agreements(couple, cards.agreement);
  answerSecond(couple, cards);
  couple.as(PARTNER_A, (board) => drawCycle(board, cards.need[0]!, cards.request[0]!));
  takenBack.forEach((card) => couple.takeBack(authorOf(couple, card), card));
  for (const card of heldBack)
    couple.ask(authorOf(couple, card), { kind: 'hold-back', card, held: true });

  return {
    couple,
    cards,
    before,
    takenBack,
    heldBack,
    input: (over) => couple.input({ before, ...over }),
  };
}

/** Stands for the canvas where a test needs some picture. */
export const A_PICTURE: Picture = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200" width="320" height="200"><rect width="320" height="200" fill="#faf6ee"/><circle cx="100" cy="100" r="60" fill="none" stroke="#5b3a5e" stroke-width="4"/><text x="180" y="104" font-family="sans-serif" font-size="16">Our cycle</text></svg>',
  width: 320,
  height: 200,
  alt: 'A drawing of a circle, beside it the words “Our cycle”.',
};

const PARTNERS = [PARTNER_A, PARTNER_B] as const;
const partner = (n: number): Seat => PARTNERS[n % 2]!;

export function authorOf({ board, seatOf }: Couple, card: CardId): Seat {
  const item = board.cards.get(card)?._map.get('kind');
  return (item && seatOf(item.id.client)) ?? THERAPIST;
}

/** Every third is in another script, every fifth is awkward. */
function words(of: readonly string[], n: number, shift: number): string {
  if (n % 5 === 4) return AWKWARD[(n + shift) % AWKWARD.length]!;
  if (n % 3 === 2) return IN_SCRIPTS[(n + shift) % IN_SCRIPTS.length]!;
  return of[n % of.length]!;
}

function addHalf(couple: Couple, cards: Record<CardKind, CardId[]>, half: 0 | 1): void {
  (Object.keys(CARDS_OF) as CardKind[]).forEach((kind, shift) => {
    const count = CARDS_OF[kind];
    const middle = Math.ceil(count / 2);
    const [from, to] = half === 0 ? [0, middle] : [middle, count];
    for (let n = from; n < to; n += 1) cards[kind].push(addOne(couple, kind, n, shift * 7));
  });
}

const day = (from: number): string => utcDayOf(FIRST_SESSION + from * DAY_MS);

function addOne(couple: Couple, kind: CardKind, n: number, shift: number): CardId {
  const seat = kind === 'agreement' && n % 4 === 0 ? THERAPIST : partner(n);
  const script = IN_SCRIPTS[(n * 3 + shift) % IN_SCRIPTS.length]!;
  const awkward = AWKWARD[(n * 3 + shift) % AWKWARD.length]!;
  switch (kind) {
    case 'need':
      return couple.add(seat, {
        kind,
        text: words(NEEDS, n, shift),
        words: { feelingOnTop: 'Annoyed', feelingUnderneath: n % 2 === 0 ? 'Worried' : script },
      });
    case 'request':
      return couple.add(seat, {
        kind,
        text: words(REQUESTS, n, shift),
        words: { action: n % 2 === 0 ? 'A short message' : awkward, when: 'Before you leave work' },
      });
    case 'boundary':
      return couple.add(seat, {
        kind,
        text: words(BOUNDARIES, n, shift),
        words: { limit: 'Loud voices', whatIWillDo: 'Ten minutes in the kitchen', where: script },
        values: { reviewOn: day(20 + n) },
      });
    case 'agreement':
      return couple.add(seat, {
        kind,
        text: AGREEMENTS[n]!,
        words: {
          ifThisSlips: n % 2 === 0 ? 'We say so the same evening.' : awkward,
          ...(n === 3 ? { scope: 'Messages, for three months' } : {}),
        },
        values: {
          topic: n === 3 ? 'transparency' : n % 3 === 0 ? 'calendar' : 'general',
          reviewOn: day(21 + n),
          ...(n === 3 ? { endsOn: day(90) } : {}),
          ...(n % 4 === 1 ? { slipOwner: partner(n) } : {}),
        },
      });
    case 'intention': {
      const cadence = CADENCES[n % CADENCES.length]!;
      return couple.add(seat, {
        kind,
        text: words(INTENTIONS, n, shift),
        words: {
          cue: n % 2 === 0 ? 'When I close the laptop' : script,
          smallVersion: n % 4 === 3 ? awkward : 'One word is enough',
          ifThisSlips: n % 3 === 0 ? 'I say so at breakfast.' : '',
        },
        values: {
          owners: n % 7 === 6 ? [PARTNER_A, PARTNER_B] : [seat],
          cadence,
          ...(n % 3 === 1 ? { time: '19:30' } : {}),
          ...(n % 4 === 0 ? {} : { startsOn: day(8 + (n % 5)) }),
          ...(n % 5 === 0 ? {} : { reviewOn: day(14 + (n % 3)) }),
        },
      });
    }
    case 'repair':
      return couple.add(seat, {
        kind,
        text: words(OTHERS.repair, n, shift),
        words: {
          whatIDid: 'I came home at two and said nothing.',
          impactHeard: script,
          whatIOwn: 'It was my choice.',
          amends: 'I tell you where I am.',
          whatIDoDifferently: awkward,
        },
      });
    case 'feeling':
      return couple.add(seat, {
        kind,
        text: words(OTHERS.feeling, n, shift),
        words: { underneath: script },
      });
    case 'appreciation':
    case 'win':
    case 'note':
    case 'question':
      return couple.add(seat, { kind, text: words(OTHERS[kind], n, shift) });
    default:
      return kind satisfies never;
  }
}

/** Chains from need to intention, and what supports and repairs. */
function addLinks(couple: Couple, cards: Record<CardKind, CardId[]>): void {
  const plans: ReadonlyArray<readonly [LinkKind, CardKind, CardKind, number]> = [
    ['grew-from', 'request', 'need', 12],
    ['grew-from', 'agreement', 'request', 8],
    ['grew-from', 'intention', 'agreement', 8],
    ['answers', 'note', 'question', 3],
    ['supports', 'appreciation', 'intention', 5],
    ['repairs', 'repair', 'boundary', 4],
  ];
  for (const [kind, from, to, count] of plans) {
    if (!mayLink(kind, from, to)) throw new Error(`${from} ${kind} ${to} is no sentence`);
    for (let n = 0; n < count; n += 1)
      couple.link(partner(n), kind, cards[from][n]!, cards[to][(n * 2 + 1) % cards[to].length]!);
  }
}

/** Two in each state, and in most of them a text in another script than the rest. */
function agreements(couple: Couple, ids: readonly CardId[]): void {
  const [
    draft,
    forward,
    half,
    whole,
    second,
    reopened,
    changed,
    withdrawn,
    paused,
    ended,
    ...more
  ] = ids;
  void draft;
  couple.agree(whole!);
  for (const card of [second!, reopened!, withdrawn!, paused!, ended!, ...more]) couple.agree(card);
  for (const card of [forward!, half!, changed!]) {
    couple.agree(card);
    couple.write(PARTNER_A, card, `${AGREEMENTS[ids.indexOf(card)]!} Always.`);
    putForward(couple, card);
  }
  answer(couple, half!, PARTNER_A, { answer: 'yes' });
  answer(couple, changed!, PARTNER_B, {
    answer: 'yes-with-change',
    change: 'Only on weekdays, ولكن ليس يوم الجمعة',
  });
  couple.write(PARTNER_B, reopened!, 'We stop when one of us says stop. 我们停下来。');
  couple.ask(PARTNER_B, { kind: 'withdraw-agreement', card: withdrawn! });
  couple.ask(PARTNER_A, { kind: 'pause-agreement', card: paused! });
  couple.ask(PARTNER_A, { kind: 'end-agreement', card: ended! });
}

function putForward(couple: Couple, card: CardId): void {
  const { text } = factsOf(couple, card);
  couple.ask(PARTNER_B, { kind: 'put-forward', card, text });
}

function factsOf({ ledger, board }: Couple, card: CardId) {
  const before = ledger.agreements.get(card)?.versions.at(-1)?.text;
  if (before === undefined) throw new Error('never put forward');
  const now = board.cards.get(card)?.get('text');
  return { text: { ...before, words: String(now) } };
}

function answer(
  couple: Couple,
  card: CardId,
  seat: Seat,
  said: { answer: 'yes' | 'yes-with-change'; change?: string },
): void {
  const version = couple.ledger.agreements.get(card)!.versions.at(-1)!.seq;
  couple.ask(seat, { kind: 'answer-agreement', card, version, ...said });
}

function answerFirst(couple: Couple, cards: Record<CardKind, CardId[]>): void {
  cards.request.forEach((card, n) => {
    const kinds = ['yes', 'yes-with-change', 'not-now', 'think'] as const;
    if (n % 5 === 3) return;
    couple.ask(partner(n + 1), {
      kind: 'answer-request',
      card,
      answer: kinds[n % 4]!,
      ...(n % 2 === 0 ? {} : { words: IN_SCRIPTS[n % IN_SCRIPTS.length]! }),
    });
  });
  for (const card of [...cards.need.slice(0, 5), ...cards.boundary.slice(0, 3)])
    couple.ask(otherThan(couple, card), { kind: 'mark-heard', card, heard: true });
}

const otherThan = (couple: Couple, card: CardId): Seat =>
  authorOf(couple, card) === PARTNER_A ? PARTNER_B : PARTNER_A;

function answerSecond(couple: Couple, cards: Record<CardKind, CardId[]>): void {
  const heard = [cards.need[0]!, cards.need[8]!, cards.boundary[1]!, cards.feeling[0]!];
  heard.forEach((card, n) => {
    couple.ask(otherThan(couple, card), {
      kind: 'paraphrase',
      card,
      words: n % 2 === 0 ? 'You need to know before it changes.' : IN_SCRIPTS[7 + n]!,
    });
    couple.ask(authorOf(couple, card), {
      kind: 'answer-paraphrase',
      paraphrase: couple.ledger.seq,
      answer: n === 3 ? 'not-quite' : 'yes',
    });
  });
  cards.intention.slice(0, 10).forEach((card, n) => {
    const { owners } = ownersOf(couple, card);
    for (const seat of owners)
      couple.ask(seat, {
        kind: 'review',
        card,
        outcome: OUTCOMES[n % OUTCOMES.length]!,
        helped: n % 2 === 0 ? 'The note on the door' : AWKWARD[n]!,
        ...(n % 3 === 0 ? { inTheWay: IN_SCRIPTS[n % IN_SCRIPTS.length]! } : {}),
        next: NEXT_STEPS[n % NEXT_STEPS.length]!,
        isHelping: n % 2 === 0 ? 'a-little' : 'not-sure',
      });
  });
}

function ownersOf({ board }: Couple, card: CardId): { owners: readonly Seat[] } {
  return { owners: board.cards.get(card)?.get('owners') as readonly Seat[] };
}

function reviewAtHome(couple: Couple, cards: Record<CardKind, CardId[]>): void {
  cards.intention.slice(5, 12).forEach((card, n) => {
    const [seat] = ownersOf(couple, card).owners;
    couple.ask(seat!, { kind: 'review', card, outcome: OUTCOMES[n % OUTCOMES.length]! });
  });
}

function temperatures(couple: Couple): void {
  const round = makeRoundId(couple.random);
  couple.ask(THERAPIST, { kind: 'start-round', round, of: 'temperature' });
  couple.ask(PARTNER_A, {
    kind: 'answer-round',
    round,
    value: { kind: 'temperature', degrees: 2 },
  });
  couple.ask(PARTNER_B, { kind: 'answer-round', round, value: { kind: 'not-today' } });
}

function feelsSafe(couple: Couple): void {
  const round = makeRoundId(couple.random);
  couple.ask(PARTNER_B, { kind: 'start-round', round, of: 'feels-safe' });
  for (const seat of PARTNERS)
    couple.ask(seat, {
      kind: 'answer-round',
      round,
      value: {
        kind: 'feels-safe',
        feelsSafe: `${seat}: mornings`,
        stillPainful: `${seat}: the date in spring`,
        nextSteps: '',
      },
    });
}

/** What was heard and answered before, and has changed since. */
function rewordSome(couple: Couple, cards: Record<CardKind, CardId[]>): void {
  couple.write(PARTNER_A, cards.need[4]!, 'I need time to think, a day at least.');
  couple.write(PARTNER_A, cards.request[2]!, 'Would you put your phone away while we eat?');
  couple.as(PARTNER_B, (board) => setField(board, cards.intention[1]!, 'cadence', 'daily'));
}
