import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import * as Y from 'yjs';
import { aCouple, DAY_MS, type Couple } from '../../../tests/support/summary/couple.ts';
import { fullBoard } from '../../../tests/support/summary/full-board.ts';
import { openBoard } from '../board/document.ts';
import { setField } from '../board/writeCards.ts';
import { makeRoundId, type CardId } from '../ids.ts';
import { PARTNER_A, PARTNER_B, parseSeat, THERAPIST, type Seat } from '../seats.ts';
import { AUDIENCES, CHARTS, type Audience } from './choices.ts';
import { textOf } from './page.ts';
import { pageOf } from './pageOf.ts';
import { summarise } from './summarise.ts';
import { CHART_PARTS, SECTION_IDS, summarySchema, type Summary } from './summary.ts';

const asked = (audience: Audience): Seat => (audience === 'clinician' ? THERAPIST : PARTNER_A);
const make = (couple: Couple, audience: Audience = 'ours', seat = asked(audience)): Summary =>
  summarise(couple.input(), { audience, seat });
const outline = ({ sections }: Summary) =>
  Object.fromEntries(sections.map(({ id, items }) => [id, items.map(({ words }) => words)]));

describe('a summary', () => {
  it('fits its schema, whoever it is for, and comes back from JSON as it was', () => {
    const board = fullBoard();
    for (const audience of AUDIENCES) {
      const summary = summarise(board.input(), {
        audience,
        seat: asked(audience),
        extras: new Set(['since', 'timeline']),
      });
      expect(v.parse(summarySchema, JSON.parse(JSON.stringify(summary)))).toEqual(summary);
    }
  });

  it('holds cards by kind, what any lane can hold by lane, and what is parked last', () => {
    const couple = aCouple({ template: 'our-cycle' });
    const [trigger] = [...couple.board.cards.keys()] as [CardId];
    couple.write(PARTNER_A, trigger, 'The door');
    couple.add(PARTNER_A, { kind: 'note', lane: 'needs', text: 'A note among needs' });
    couple.add(PARTNER_A, { kind: 'need', lane: 'parked', text: 'A need for later' });
    couple.add(PARTNER_A, { kind: 'repair', text: 'A repair among boundaries' });
    couple.add(PARTNER_A, { kind: 'question', text: 'A question' });
    couple.add(PARTNER_A, { kind: 'intention', text: '', words: { cue: 'Only a cue' } });
    couple.add(PARTNER_A, { kind: 'win', text: ' \u200b\n' });
    const summary = make(couple);
    expect(outline(summary)).toEqual({
      needs: ['A note among needs'],
      repairs: ['A repair among boundaries'],
      'next-week': [''],
      feelings: ['The door'],
      parked: ['A need for later', 'A question'],
    });
    expect(textOf(pageOf(summary))).toContain('What sets it off');
  });

  it('[E5] holds no temperature, no sealed answer and no pause', () => {
    const couple = aCouple();
    couple.add(PARTNER_A, { kind: 'win', text: 'A walk' });
    const before = AUDIENCES.map((audience) => make(couple, audience, PARTNER_B));
    couple.ask(THERAPIST, { kind: 'start-session' });
    const round = makeRoundId(couple.random);
    couple.ask(THERAPIST, { kind: 'start-round', round, of: 'temperature' });
    const answer = {
      kind: 'answer-round',
      round,
      value: { kind: 'temperature', degrees: 1 },
    } as const;
    couple.ask(PARTNER_A, answer);
    couple.ask(PARTNER_B, { ...answer, value: { kind: 'not-today' } });
    const sealed = makeRoundId(couple.random);
    couple.ask(THERAPIST, { kind: 'start-round', round: sealed, of: 'temperature' });
    couple.ask(PARTNER_B, { ...answer, round: sealed });
    couple.ask(PARTNER_B, { kind: 'pause' });
    const after = AUDIENCES.map((audience) => make(couple, audience, PARTNER_B));
    const bare = ({ session: _s, chart: _c, record: _r, ...rest }: Summary) => rest;
    expect(after.map(bare)).toEqual(before.map(bare));
    // One's own answer of a round that was opened, in one's own data.
    expect(after.map(({ record }) => record)).toEqual([
      undefined,
      undefined,
      undefined,
      [{ day: '2026-11-18', what: 'revealed', value: { kind: 'not-today' } }],
    ]);
  });

  it('[E6] Ours is the same whoever asks, and from a copy that heard of everything in another order', () => {
    const { couple, before } = fullBoard();
    const copy = new Y.Doc();
    const updates = [Y.encodeStateAsUpdate(before.doc), Y.encodeStateAsUpdate(couple.board.doc)];
    for (const update of updates) Y.applyUpdate(copy, update);
    const extras = new Set(['since', 'timeline'] as const);
    const made = [THERAPIST, PARTNER_A, PARTNER_B].map((seat, n) =>
      JSON.stringify(
        summarise(couple.input({ before, ...(n === 0 ? { board: openBoard(copy) } : {}) }), {
          audience: 'ours',
          seat,
          extras,
        }),
      ),
    );
    expect(new Set(made).size).toBe(1);
  });

  it('[E7] holds words in normal form: nothing that no form can carry', () => {
    const couple = aCouple({ names: ['Dr.\u0000 X', 'A\u2069na\n', '\u202eBen'] });
    couple.add(PARTNER_A, {
      kind: 'need',
      text: '\uFEFF e\u0301\u0000\u0008\uD800 \t\u000B\u2028x \uFFFF\u0085 ',
    });
    const summary = make(couple);
    expect(summary.people.map(({ name }) => name)).toEqual(['Ana', 'Ben', 'Dr. X']);
    expect(outline(summary)).toEqual({ needs: ['é\uFFFD\nx'] });
  });

  it('[E8] looks back as far as the session before, and lets go what every owner let go', () => {
    const couple = aCouple();
    const both = { values: { owners: [PARTNER_A, PARTNER_B] } };
    const card = couple.add(PARTNER_A, { kind: 'intention', text: 'We walk', ...both });
    const review = (seat: Seat, next: 'let-go' | 'keep') =>
      couple.ask(seat, { kind: 'review', card, outcome: 'partly', next });
    couple.ask(THERAPIST, { kind: 'start-session' });
    review(PARTNER_A, 'let-go');
    expect(outline(make(couple))).toEqual({ 'next-week': ['We walk'], 'looked-back': ['We walk'] });
    couple.ask(THERAPIST, { kind: 'end-session' });
    couple.wait(DAY_MS);
    review(PARTNER_B, 'let-go');
    expect(outline(make(couple))).toEqual({ 'looked-back': ['We walk'] });
    expect(make(couple).sections[0]?.items[0]?.reviews).toHaveLength(2);
    couple.ask(THERAPIST, { kind: 'start-session' });
    expect(make(couple).sections[0]?.items[0]?.reviews).toMatchObject([{ seat: PARTNER_B }]);
    couple.ask(THERAPIST, { kind: 'end-session' });
    couple.ask(THERAPIST, { kind: 'start-session' });
    expect(outline(make(couple))).toEqual({});
    expect(make(couple).session?.day).toBe('2026-11-19');
    expect(outline(make(couple, 'data'))).toEqual({ 'own-let-go': ['We walk'] });
    review(PARTNER_B, 'keep');
    expect(outline(make(couple))).toEqual({ 'next-week': ['We walk'], 'looked-back': ['We walk'] });
  });

  it('[E9] shows a yes beside its exact words, or not at all', () => {
    const couple = aCouple();
    const card = couple.add(PARTNER_A, { kind: 'agreement', text: 'We eat at seven' });
    couple.ask(THERAPIST, { kind: 'start-session' });
    expect(outline(make(couple))).toEqual({ 'agreements-open': ['We eat at seven'] });
    couple.agree(card);
    const said = () => textOf(pageOf(make(couple)));
    expect(said()).toContain('Ana and Ben agreed to these exact words on 18 November 2026');
    // The document changes; the ledger has not heard of it yet.
    const entries = [...couple.entries];
    const { ledger } = couple;
    couple.write(PARTNER_B, card, 'We eat at eight');
    const meanwhile = summarise(couple.input({ entries, ledger }), {
      audience: 'ours',
      seat: PARTNER_A,
      extras: new Set(['timeline']),
    });
    expect(outline(meanwhile)).toEqual({ 'agreements-open': ['We eat at eight'] });
    expect(JSON.stringify(meanwhile)).not.toContain('seven');
    expect(JSON.stringify(meanwhile)).not.toContain('"answer":"yes"');
    expect(meanwhile.timeline).toEqual([{ day: '2026-11-18', what: 'agreed' }]);
    expect(said()).toContain('Open again: the words changed.');
  });

  it('[E9] shows an answer to a request, and "heard", beside the words that they went to', () => {
    const couple = aCouple();
    const need = couple.add(PARTNER_A, { kind: 'need', text: 'Quiet' });
    const request = couple.add(PARTNER_A, { kind: 'request', text: 'An hour' });
    couple.ask(PARTNER_B, { kind: 'mark-heard', card: need, heard: true });
    couple.ask(PARTNER_B, {
      kind: 'answer-request',
      card: request,
      answer: 'yes',
      words: 'Gladly',
    });
    const said = () => textOf(pageOf(make(couple)));
    expect(said()).toEqual(expect.arrayContaining(['Ben has heard this', 'Ben: Yes', 'Gladly']));
    couple.write(PARTNER_A, need, 'Quiet, always');
    couple.write(PARTNER_A, request, 'A day');
    expect(said()).toContain('Ben answered earlier words');
    expect(said()).not.toEqual(expect.arrayContaining(['Ben has heard this']));
    expect(said()).not.toContain('Gladly');
  });

  it('[E9] calls an agreement whose last day has passed over', () => {
    const couple = aCouple();
    const card = couple.add(PARTNER_A, {
      kind: 'agreement',
      text: 'I show the calendar',
      words: { scope: 'Work days' },
      values: { topic: 'transparency', endsOn: '2026-11-20', reviewOn: '2026-11-25' },
    });
    couple.ask(THERAPIST, { kind: 'start-session' });
    couple.agree(card);
    couple.wait(2 * DAY_MS);
    expect(outline(make(couple))).toEqual({ agreements: ['I show the calendar'] });
    expect(make(couple).reviewDates).toHaveLength(1);
    couple.wait(DAY_MS);
    expect(outline(make(couple))).toEqual({ 'agreements-over': ['I show the calendar'] });
    expect(make(couple).reviewDates).toEqual([]);
    expect(textOf(pageOf(make(couple)))).toContain(
      'Ana and Ben agreed to these exact words until 20 November 2026',
    );
  });

  it('tells dates that are still to come, and calls none late', () => {
    const couple = aCouple();
    const on = (reviewOn: string, text: string) =>
      couple.add(PARTNER_A, { kind: 'boundary', text, values: { reviewOn } });
    on('2026-11-30', 'Later');
    on('2026-11-17', 'Before');
    on('2026-11-18', 'Today');
    expect(make(couple).reviewDates.map(({ words }) => words)).toEqual(['Today', 'Later']);
  });

  it('leaves out what it is told to, everywhere', () => {
    const board = fullBoard();
    const without = new Set([
      'boundaries',
      'agreements',
      'agreements-open',
      'agreements-over',
    ] as const);
    const summary = summarise(board.input(), {
      audience: 'ours',
      seat: PARTNER_A,
      extras: new Set(['since', 'timeline']),
      without,
    });
    const kinds = new Set(
      [
        ...summary.sections.flatMap(({ id, items }) => (id === 'heard' ? [] : items)),
        ...summary.since!.fresh,
      ].map(({ kind }) => kind),
    );
    expect(kinds).not.toContain('agreement');
    expect(summary.timeline.filter(({ words }) => words !== undefined)).toEqual([]);
  });

  it('says what is new and what was changed since the session before, of what it tells', () => {
    const couple = aCouple();
    const old = couple.add(PARTNER_A, { kind: 'need', text: 'Old' });
    const same = couple.add(PARTNER_A, { kind: 'need', text: 'Same' });
    couple.ask(THERAPIST, { kind: 'start-session' });
    couple.ask(THERAPIST, { kind: 'end-session' });
    const before = couple.copy();
    couple.wait(7 * DAY_MS);
    couple.ask(THERAPIST, { kind: 'start-session' });
    couple.add(PARTNER_B, { kind: 'win', text: 'New' });
    const taken = couple.add(PARTNER_B, { kind: 'win', text: 'Taken' });
    couple.takeBack(PARTNER_B, taken);
    couple.as(PARTNER_A, (board) => setField(board, same, 'topic' as never, undefined));
    couple.write(PARTNER_A, old, 'Old, and changed');
    const summary = summarise(couple.input({ before }), {
      audience: 'ours',
      seat: PARTNER_A,
      extras: new Set(['since', 'timeline']),
    });
    expect(summary.since).toMatchObject({
      day: '2026-11-18',
      fresh: [{ words: 'New' }],
      changed: [{ words: 'Old, and changed' }],
    });
    expect(summary.timeline).toEqual([{ day: '2026-11-18', what: 'session' }]);
  });

  it('puts every section into a chart exactly once, and leaves judgement blank', () => {
    for (const chart of CHARTS) {
      const summary = summarise(fullBoard().input(), {
        audience: 'clinician',
        seat: THERAPIST,
        chart,
      });
      const placed = summary.chart!.parts.flatMap(({ sections }) => sections);
      const own = SECTION_IDS.filter((id) => !id.startsWith('own-'));
      expect(placed.toSorted()).toEqual(own.toSorted());
      expect(summary.chart!.parts.map(({ part }) => part)).toEqual(CHART_PARTS[chart]);
      const page = pageOf(summary);
      const blank = page.sections.filter((section) => section.blank);
      expect(blank.length).toBeGreaterThan(0);
      expect(blank.every(({ items }) => items.every(({ words }) => words === ''))).toBe(true);
    }
  });

  it('names whoever has no name, and an observer whose data it is', () => {
    const couple = aCouple({ names: ['', '', 'Ben'] });
    couple.add(PARTNER_A, { kind: 'need', text: 'Rest' });
    const observer = parseSeat('observer-1');
    const people = new Map([...couple.input().people, [observer, 'Mo'] as const]);
    const page = (audience: Audience, seat: Seat) =>
      textOf(pageOf(summarise(couple.input({ people }), { audience, seat })));
    expect(page('ours', PARTNER_A)).toEqual(
      expect.arrayContaining(['For Partner A and Ben', 'With the therapist', 'Partner A']),
    );
    expect(page('ours', PARTNER_A).join()).not.toContain('Mo');
    expect(page('data', observer)).toEqual(
      expect.arrayContaining(['For Mo', 'There is nothing in this summary yet.']),
    );
  });
});
