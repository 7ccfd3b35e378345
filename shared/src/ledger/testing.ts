import { makeCommandId, makeRoundId, makeCardId, type CardId, type RoundId } from '../ids.ts';
import { seeded } from '../board/testing.ts';
import type { CardKind } from '../board/kinds.ts';
import { PARTNER_A, parseSeat, type Seat } from '../seats.ts';
import type { AgreementText } from './agreementText.ts';
import { chain, CHAIN_START } from './chain.ts';
import type { Command } from './commands.ts';
import { cardOf, decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { signerOf, type Entry } from './entries.ts';
import { evolve } from './evolve.ts';
import type { CardFacts } from './facts.ts';
import { EMPTY_LEDGER, type LedgerState } from './state.ts';
import { reopenings } from './agreements.ts';
import type { RoundValue } from './values.ts';

/** 24 November 2026, 10:00 UTC. */
const NOW = 1_795_514_400_000;

export const SEATS: readonly Seat[] = [
  'therapist',
  'partner-a',
  'partner-b',
  'observer-1',
  'room-view',
].map(parseSeat);

/** Not secret, only short: a test sees at once which text it is of. */
export const plainHash = (text: string): string => {
  let hash = 0;
  for (let n = 0; n < text.length; n += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(n)) | 0;
  return (hash >>> 0).toString(16).padStart(8, '0');
};

export const agreementText = (words: string, over: Partial<AgreementText> = {}): AgreementText => ({
  words,
  topic: 'general',
  scope: '',
  ifThisSlips: '',
  slipOwner: null,
  reviewOn: null,
  endsOn: null,
  ...over,
});

const random = seeded(5);
export const aCard = (): CardId => makeCardId(random);
export const aRound = (): RoundId => makeRoundId(random);
export const aCommandId = () => makeCommandId(random);

/** A board's ledger with its cards, as a server has them, without one. */
export function makeTestLedger() {
  let state: LedgerState = EMPTY_LEDGER;
  const entries: Entry[] = [];
  const cards = new Map<CardId, CardFacts>();
  const sealed = new Map<RoundId, Map<Seat, RoundValue>>();
  let at = NOW;

  return {
    entries,
    cards,
    get state() {
      return state;
    },
    get now() {
      return at;
    },
    wait(ms: number) {
      at += ms;
    },
    card(kind: CardKind, words: string, over: Partial<CardFacts> = {}): CardId {
      const id = aCard();
      const author = PARTNER_A;
      const text = agreementText(words);
      cards.set(id, { kind, author, owners: [author], takenBack: false, words, text, ...over });
      return id;
    },
    /** Somebody writes in a card; the server looks, as after every commit. */
    rewrite(id: CardId, text: AgreementText) {
      const card = cards.get(id);
      if (card !== undefined) cards.set(id, { ...card, words: text.words, text });
      look();
    },
    /** What the server does with a command. */
    ask(seat: Seat, command: Command): Decision {
      look();
      const id = cardOf(state, command);
      const round = 'round' in command ? command.round : undefined;
      const decision = decide(state, command, {
        seat,
        at,
        earliestDay: '2026-11-23',
        today: '2026-11-24',
        card: id === undefined ? undefined : cards.get(id),
        sealed: (round && sealed.get(round)) ?? new Map(),
        stateVector: '',
        sha256: plainHash,
      });
      if ('refused' in decision) return decision;
      if (decision.seal !== undefined && round !== undefined) {
        const answers = sealed.get(round) ?? new Map<Seat, RoundValue>();
        sealed.set(round, answers.set(seat, decision.seal));
      }
      for (const body of decision.entries) {
        add(body, signerOf(body, seat));
      }
      return decision;
    },
  };

  function look(): void {
    for (const body of reopenings(state, (card) => {
      const there = cards.get(card);
      return there?.takenBack === false ? there.text : undefined;
    }))
      add(body, undefined);
  }

  function add(body: Entry['body'], by: Seat | undefined): void {
    const before = entries.at(-1)?.hash ?? CHAIN_START;
    const entry = chain({ seq: entries.length + 1, at, by, body }, before, plainHash);
    entries.push(entry);
    state = evolve(state, entry);
  }
}
export type TestLedger = ReturnType<typeof makeTestLedger>;

export const why = (decision: Decision): string | undefined =>
  'refused' in decision ? decision.refused : undefined;
