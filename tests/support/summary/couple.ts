import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import type { FieldName } from '@steady/shared/board/kinds.ts';
import { linkCards, type LinkKind } from '@steady/shared/board/links.ts';
import { seedBoard } from '@steady/shared/board/seed.ts';
import type { TemplateId } from '@steady/shared/board/templates.ts';
import { seeded } from '@steady/shared/board/testing.ts';
import { addCard, takeBack, wordsOf, type NewCard } from '@steady/shared/board/writeCards.ts';
import type { CardId, RandomBytes, RoundId } from '@steady/shared/ids.ts';
import { reopenings } from '@steady/shared/ledger/agreements.ts';
import { agreementTextOf } from '@steady/shared/ledger/agreementText.ts';
import { chain, CHAIN_START } from '@steady/shared/ledger/chain.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { cardOf, decide } from '@steady/shared/ledger/decide.ts';
import type { Decision } from '@steady/shared/ledger/decision.ts';
import { signerOf, type Entry } from '@steady/shared/ledger/entries.ts';
import { evolve } from '@steady/shared/ledger/evolve.ts';
import { cardFacts } from '@steady/shared/ledger/facts.ts';
import { EMPTY_LEDGER, type LedgerState } from '@steady/shared/ledger/state.ts';
import type { RoundValue } from '@steady/shared/ledger/values.ts';
import { isCard, readCard } from '@steady/shared/board/card.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import type { SummaryInput } from '@steady/shared/summary/input.ts';

/**
 * Three people, their board and its ledger, without a server: every word is written under a client id of
 * its author's, every promise is decided as the server decides it. For summaries, which need nothing more.
 */
export interface Couple {
  readonly board: BoardDocument;
  readonly entries: readonly Entry[];
  readonly ledger: LedgerState;
  readonly seatOf: (client: number) => Seat | undefined;
  readonly random: RandomBytes;
  add(seat: Seat, card: Omit<NewCard, 'by'>): CardId;
  /** Other words in place of those that stand there. */
  write(seat: Seat, card: CardId, words: string, field?: FieldName | 'text'): void;
  link(seat: Seat, kind: LinkKind, from: CardId, to: CardId): void;
  takeBack(seat: Seat, card: CardId): void;
  /** Whatever else somebody does to the document, under their own client id. */
  as(seat: Seat, write: (board: BoardDocument) => void): void;
  /** As the server does it; what is refused changes nothing. */
  tries(seat: Seat, command: Command): Decision;
  /** @throws Error when it is refused */
  ask(seat: Seat, command: Command): void;
  /** Puts its words forward as they are, and both say Yes. */
  agree(card: CardId): void;
  wait(ms: number): void;
  /** The board as it is now, for later. */
  copy(): BoardDocument;
  input(over?: Partial<SummaryInput>): SummaryInput;
}

export interface CoupleOptions {
  readonly seed?: number;
  readonly template?: TemplateId;
  readonly names?: readonly [therapist: string, partnerA: string, partnerB: string];
  readonly title?: string;
}

/** 18 November 2026, 16:00 UTC. */
export const FIRST_SESSION = Date.UTC(2026, 10, 18, 16);
export const DAY_MS = 24 * 60 * 60 * 1000;
export const MINUTE_MS = 60 * 1000;

const SERVER_CLIENT = 1;
const CLIENTS: ReadonlyMap<Seat, number> = new Map([
  [THERAPIST, 11],
  [PARTNER_A, 12],
  [PARTNER_B, 13],
]);

export const utcDayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function aCouple({
  seed = 1,
  template = 'open',
  names = ['Dr. Okafor', 'Ana', 'Ben'],
  title = 'Board',
}: CoupleOptions = {}): Couple {
  const random = seeded(seed);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedBoard(template, SERVER_CLIENT, random), 'network');
  const board = openBoard(doc);
  const entries: Entry[] = [];
  const sealed = new Map<RoundId, Map<Seat, RoundValue>>();
  let ledger: LedgerState = EMPTY_LEDGER;
  let at = FIRST_SESSION;
  const seatOf = (client: number) => [...CLIENTS].find(([, own]) => own === client)?.[0];

  const couple: Couple = {
    board,
    entries,
    get ledger() {
      return ledger;
    },
    seatOf,
    random,
    as(seat, write) {
      const client = CLIENTS.get(seat);
      if (client === undefined) throw new Error(`${seat} writes nothing`);
      doc.clientID = client;
      write(board);
      reopen();
    },
    add(seat, card) {
      let id: CardId | undefined;
      couple.as(seat, () => (id = addCard(board, { ...card, by: seat }, random)));
      if (id === undefined) throw new Error('no card was made');
      return id;
    },
    write(seat, card, words, field = 'text') {
      couple.as(seat, () => {
        const text = wordsOf(board, card, field);
        doc.transact(() => {
          text.delete(0, text.length);
          text.insert(0, words);
        });
      });
    },
    link: (seat, kind, from, to) =>
      couple.as(seat, () => linkCards(board, { kind, from, to, by: seat }, random)),
    takeBack: (seat, card) => couple.as(seat, () => takeBack(board, card)),
    tries(seat, command) {
      reopen();
      const id = cardOf(ledger, command);
      const round = 'round' in command ? command.round : undefined;
      const decision = decide(ledger, command, {
        seat,
        at,
        earliestDay: utcDayOf(at - DAY_MS),
        today: utcDayOf(at),
        card: id === undefined ? undefined : cardFacts(board, id, seatOf),
        sealed: (round && sealed.get(round)) ?? new Map(),
        stateVector: '',
        sha256,
      });
      if ('refused' in decision) return decision;
      if (decision.seal !== undefined && round !== undefined) {
        const answers = sealed.get(round) ?? new Map<Seat, RoundValue>();
        sealed.set(round, answers.set(seat, decision.seal));
      }
      for (const body of decision.entries) append(body, signerOf(body, seat));
      return decision;
    },
    ask(seat, command) {
      const decision = couple.tries(seat, command);
      if ('refused' in decision) throw new Error(`${command.kind}: ${decision.refused}`);
    },
    agree(card) {
      putForward(card);
      const version = ledger.agreements.get(card)?.versions.at(-1)?.seq ?? 0;
      for (const seat of [PARTNER_A, PARTNER_B])
        couple.ask(seat, { kind: 'answer-agreement', card, version, answer: 'yes' });
    },
    wait(ms) {
      at += ms;
    },
    copy() {
      const then = new Y.Doc();
      Y.applyUpdate(then, Y.encodeStateAsUpdate(doc));
      return openBoard(then);
    },
    input: (over) => ({
      board,
      ledger,
      entries,
      seatOf,
      people: new Map([
        [THERAPIST, names[0]],
        [PARTNER_A, names[1]],
        [PARTNER_B, names[2]],
      ]),
      title,
      day: utcDayOf(at),
      dayOf: utcDayOf,
      ...over,
    }),
  };
  return couple;

  function putForward(id: CardId): void {
    const card = readCard(board, id);
    if (card === undefined || !isCard(card)) throw new Error('there is no such card');
    couple.ask(PARTNER_A, { kind: 'put-forward', card: id, text: agreementTextOf(card) });
  }

  function reopen(): void {
    const said = reopenings(ledger, (id) => {
      const card = readCard(board, id);
      return card !== undefined && isCard(card) && !card.takenBack
        ? agreementTextOf(card)
        : undefined;
    });
    for (const body of said) append(body, undefined);
  }

  /** [P7] */
  function append(body: Entry['body'], by: Seat | undefined): void {
    const inSession = ledger.session.running !== undefined || body.kind === 'session-started';
    const stamp = inSession ? at : at - (at % DAY_MS);
    const before = entries.at(-1)?.hash ?? CHAIN_START;
    const entry = chain({ seq: entries.length + 1, at: stamp, by, body }, before, sha256);
    entries.push(entry);
    ledger = evolve(ledger, entry);
  }
}
