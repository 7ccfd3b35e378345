import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '../seats.ts';
import { agreementKey, sameAgreement } from './agreementText.ts';
import { brokenAt } from './chain.ts';
import { COMMAND_KINDS, type Command, type CommandKind } from './commands.ts';
import { parseEntry, toMessage } from './entries.ts';
import { fold } from './evolve.ts';
import { mayCommand } from './roles.ts';
import {
  agreementText,
  aRound,
  makeTestLedger,
  plainHash,
  SEATS,
  type TestLedger,
} from './testing.ts';
import { PAUSE_MS } from './values.ts';
import { aCard } from './testing.ts';

/**
 * Random people ask random things in random order, cards change under them, time passes. Whatever
 * happens, the ledger keeps its word. fast-check prints the seed of a failure and shrinks it.
 */
const RUNS = process.env['EXTENSIVE'] === '1' ? 100_000 : 10_000;

type Step =
  | {
      readonly do: 'ask';
      readonly seat: number;
      readonly kind: CommandKind;
      readonly a: number;
      readonly b: number;
    }
  | { readonly do: 'agree'; readonly a: number }
  | { readonly do: 'rewrite'; readonly a: number; readonly b: number }
  | { readonly do: 'wait'; readonly ms: number };

const small = fc.nat({ max: 7 });
const ask = (seats: number, kinds: readonly CommandKind[], cards: number, chance: number) =>
  fc.record({
    do: fc.constant('ask' as const),
    seat: fc.nat({ max: seats }),
    kind: fc.constantFrom(...kinds),
    a: fc.nat({ max: cards }),
    b: fc.nat({ max: chance }),
  });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: ask(SEATS.length - 1, COMMAND_KINDS, 7, 7) },
  // What makes an agreement come about at all: chance alone would rarely get there.
  { weight: 4, arbitrary: ask(2, ['start-session', 'answer-round', 'start-round'], 1, 0) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('agree' as const), a: small }) },
  {
    weight: 3,
    arbitrary: ask(2, ['pause-agreement', 'resume-agreement', 'withdraw-agreement'], 1, 0),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rewrite' as const), a: small, b: small }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat({ max: 2 * PAUSE_MS }) }),
  },
);

const WORDS = ['We eat together', 'We eat together.', 'I call when I am late', ''];

function makeWorld() {
  const ledger = makeTestLedger();
  const agreements = [0, 1].map((n) => ledger.card('agreement', WORDS[n]!, { author: PARTNER_A }));
  const cards = [
    ...agreements,
    ledger.card('request', 'Call', { author: PARTNER_A }),
    ledger.card('need', 'Rest', { author: PARTNER_B, owners: [PARTNER_B] }),
    ledger.card('intention', 'Walk', { author: THERAPIST, owners: [PARTNER_A, PARTNER_B] }),
    ledger.card('note', 'Note', { author: undefined, owners: [] }),
    ledger.card('boundary', 'Gone', { author: PARTNER_B, takenBack: true }),
    aCard(),
  ];
  const rounds = [aRound(), aRound(), aRound()];

  return {
    ledger,
    run(one: Step): void {
      switch (one.do) {
        case 'wait':
          return ledger.wait(one.ms);
        case 'agree': {
          for (const [seat, kind] of [
            [0, 'put-forward'],
            [1, 'answer-agreement'],
            [2, 'answer-agreement'],
          ] as const)
            ledger.ask(
              SEATS[seat]!,
              command({ do: 'ask', seat, kind, a: one.a, b: 0 }, SEATS[seat]!),
            );
          return check(ledger);
        }
        case 'rewrite':
          return ledger.rewrite(
            cards[one.a]!,
            agreementText(WORDS[one.b % WORDS.length]!, one.b > 5 ? { topic: 'transparency' } : {}),
          );
        case 'ask': {
          const before = ledger.entries.length;
          const seat = SEATS[one.seat]!;
          ledger.ask(seat, command(one, seat));
          for (const entry of ledger.entries.slice(before)) {
            // [P1] by nobody else than who asked, and only for what this seat may ask.
            if (entry.by !== undefined) expect(entry.by).toBe(seat);
            if (entry.body.kind !== 'reopened') expect(mayCommand(seat, one.kind)).toBe(true);
          }
          return check(ledger);
        }
      }
    },
  };

  function command({ kind, a, b }: Extract<Step, { do: 'ask' }>, seat: Seat): Command {
    const card =
      kind.includes('agreement') || kind === 'put-forward' ? agreements[a % 2]! : cards[a]!;
    const newest = ledger.state.agreements.get(card)?.versions.at(-1)?.seq ?? 1;
    const parts = {
      kind,
      card,
      text: b === 1 ? agreementText('Other') : (ledger.cards.get(card)?.text ?? agreementText('')),
      version: b === 2 ? Math.max(1, newest - 1) : newest,
      answer:
        kind === 'answer-paraphrase'
          ? (['yes', 'not-quite'] as const)[b % 2]
          : kind === 'answer-suggestion'
            ? (['taken', 'left'] as const)[b % 2]
            : kind === 'answer-third-party'
              ? (['yes', 'no'] as const)[b % 2]
              : (['yes', 'yes', 'yes', 'not-now', 'think', 'yes-with-change'] as const)[b % 6],
      allowed: b % 2 === 0,
      on: b % 2 === 0,
      heard: b % 2 === 0,
      words: 'words',
      field: 'text',
      before: '',
      paraphrase: Math.max(1, ledger.state.seq - b),
      suggestion: Math.max(1, ledger.state.seq - b),
      outcome: 'partly',
      stage: b % 2 === 0 ? 'working' : 'opening',
      seat: SEATS[b % 3],
      durationMs: 60_000,
      view: 'lanes',
      lane: b % 2 === 0 ? 'needs' : 'wins',
      round: rounds[a % 3],
      of: b % 2 === 0 ? 'temperature' : 'feels-safe',
      held: b % 3 !== 0,
      audience: (['ours', 'mine', 'clinician', 'data'] as const)[b % 4],
      format: 'pdf',
      recipient: 'A clinic',
      asked: Math.max(1, ledger.state.seq - b),
      value:
        b === 7 ? { kind: 'not-today' } : { kind: 'temperature', degrees: 1 + (seat.length % 5) },
    };
    return parts as unknown as Command;
  }
}

function check({ state, cards, entries }: TestLedger): void {
  for (const [id, { status, answers, versions }] of state.agreements) {
    if (status !== 'agreed' && status !== 'paused') continue;
    // [P10] two Yes, and to the words that the card says.
    expect([PARTNER_A, PARTNER_B].map((seat) => answers.get(seat)?.answer)).toEqual(['yes', 'yes']);
    const newest = versions.at(-1)!;
    expect(newest.textHash).toBe(plainHash(agreementKey(newest.text)));
    expect(sameAgreement(newest.text, cards.get(id)!.text)).toBe(true);
  }
  const open = [...state.rounds.values()].filter(({ outcome }) => outcome.kind === 'open');
  expect(open.length).toBeLessThanOrEqual(1);
  expect(state.seq).toBe(entries.length);
}

describe('the ledger', () => {
  it(
    `[P1][P2][P4][P6][P10] keeps its word in ${RUNS} random sequences`,
    { timeout: 600_000 },
    () => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
          const { ledger, run } = makeWorld();
          for (const one of steps) run(one);
          expect(brokenAt(ledger.entries, plainHash)).toBeUndefined();
          const again = ledger.entries.map((entry) =>
            parseEntry(JSON.parse(JSON.stringify(toMessage(entry)))),
          );
          expect(fold(again)).toEqual(ledger.state);
          for (const { body } of ledger.entries) seen.add(body.kind);
          for (const { status } of ledger.state.agreements.values())
            seen.add(`an agreement is ${status}`);
        }),
        { numRuns: RUNS },
      );
      // A model that never gets anywhere would prove nothing.
      for (const kind of [
        'answered',
        'reopened',
        'withdrawn',
        'agreement-resumed',
        'revealed',
        'resumed',
        'heard',
        'paraphrase-answered',
        'suggestion-answered',
        'reviewed',
        'lane-unlocked',
        'held-back',
        'exported',
        'third-party-answered',
        'an agreement is agreed',
      ])
        expect(seen).toContain(kind);
    },
  );

  it('[P6] notices an entry that was changed, taken out or put in another place', () => {
    const ledger = makeTestLedger();
    for (let n = 0; n < 5; n += 1) {
      ledger.ask(THERAPIST, { kind: 'start-session' });
      ledger.ask(THERAPIST, { kind: 'end-session' });
    }
    const { entries } = ledger;
    expect(brokenAt(entries, plainHash)).toBeUndefined();
    expect(brokenAt(entries.toSpliced(3, 1), plainHash)).toBe(4);
    expect(brokenAt(entries.with(3, { ...entries[3]!, at: 0 }), plainHash)).toBe(4);
    expect(brokenAt(entries.with(3, { ...entries[3]!, by: PARTNER_A }), plainHash)).toBe(4);
  });
});
