// First: it says the order of the layers.
import '../ui/styles/index.css';
import { openBoard } from '@steady/shared/board/document.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { setHomeReview } from '@steady/shared/board/homeReview.ts';
import { makeBoardId } from '@steady/shared/ids.ts';
import { EMPTY_LEDGER } from '@steady/shared/ledger/state.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { textOf } from '@steady/shared/summary/page.ts';
import type { Week } from '@steady/shared/summary/week.ts';
import axe from 'axe-core';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createBoard } from '../board/createBoard.ts';
import { createDesk, DeskProvider } from '../board/createDesk.ts';
import {
  aFilledDocument,
  aQuietConnection,
  aQuietLedger,
  people,
  seeded,
} from '../board/testing.ts';
import type { CalendarApi, CalendarChoice, CalendarLink } from '../net/calendarApi.ts';
import type { ProblemKind } from '../net/request.ts';
import { weekWords } from '../words/week.ts';
import WeekDialog from './WeekDialog.tsx';
import { weekPage } from './weekPage.ts';

const random = seeded(5);
/** Noon of a Wednesday, wherever this runs. */
const NOON = new Date(2026, 10, 25, 12).getTime();
const calendar = () => weekWords().calendar;

let end = () => {};
beforeEach(() => page.viewport(360, 780));
afterEach(() => {
  end();
  vi.restoreAllMocks();
});

interface Options {
  readonly connection?: 'open' | 'offline';
  readonly names?: ReadonlyMap<Seat, string>;
  readonly seat?: Seat;
  readonly link?: CalendarLink;
  /** Why nothing can be made or stopped. */
  readonly problem?: { readonly kind: ProblemKind; readonly reason: string };
  readonly sharedDevice?: boolean;
}

/** The week of somebody whose board has four intentions and a day for the next home review. */
function open(options: Options = {}) {
  const { connection = 'open', names = people, seat = PARTNER_A, problem } = options;
  let now = NOON;
  let link = options.link;
  const made: CalendarChoice[] = [];
  const me = { person: null, sharedDevice: options.sharedDevice ?? false, seats: [] };
  vi.spyOn(globalThis, 'fetch').mockImplementation(() =>
    Promise.resolve(new Response(JSON.stringify(me))),
  );
  const api: CalendarApi = {
    link: () => Promise.resolve({ ok: true, value: link }),
    make(_, choice) {
      if (problem !== undefined) return Promise.resolve({ ok: false, problem });
      made.push(choice);
      link = { ...choice, madeOn: '2026-11-25' };
      const url = `https://board.example/calendar/${'s'.repeat(43)}.ics`;
      return Promise.resolve({ ok: true, value: { url, link } });
    },
    stop() {
      if (problem !== undefined) return Promise.resolve({ ok: false, problem });
      link = undefined;
      return Promise.resolve({ ok: true, value: true });
    },
  };
  const doc = aFilledDocument({ cards: 0 });
  const document_ = openBoard(doc);
  const add = (by: Seat, text: string, values: Parameters<typeof addCard>[1]['values']) =>
    addCard(document_, { kind: 'intention', by, text, ...(values && { values }) }, random);
  add(PARTNER_A, 'I read', { cadence: 'daily', startsOn: '2026-11-20', time: '19:00' });
  add(PARTNER_B, 'נלך לטייל', {
    cadence: 'once',
    startsOn: '2026-11-26',
    owners: [PARTNER_A, PARTNER_B],
  });
  add(PARTNER_B, 'W'.repeat(120), { cadence: 'weekly' });
  add(PARTNER_A, 'I wrote', { cadence: 'daily', startsOn: '2026-11-10', reviewOn: '2026-11-20' });
  setHomeReview(document_, '2026-11-29');
  const root = document.createElement('div');
  document.body.append(root);
  const asked: unknown[] = [];
  const dispose = render(() => {
    const board = createBoard({
      doc,
      me: { seat, name: names.get(seat) ?? '' },
      people: names,
      random,
      ledger: aQuietLedger(),
      setTimer: () => () => {},
      connect: (given) => aQuietConnection(given, connection),
    });
    const desk = createDesk(
      board,
      () => undefined,
      (id) => asked.push(id),
    );
    desk.ask({ what: 'week' });
    return (
      <DeskProvider value={desk}>
        <WeekDialog boardId={makeBoardId(random)} now={() => now} api={api} />
      </DeskProvider>
    );
  }, root);
  end = () => {
    dispose();
    root.remove();
  };
  return {
    made,
    asked,
    /** Hours go by, and somebody looks at the page again. */
    later(hours: number) {
      now += hours * 3_600_000;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

const days = () =>
  [...document.querySelectorAll('.week-day')].map((day) =>
    [...day.querySelectorAll('.week-words, .week-note, .soft')].map((one) => one.textContent),
  );
const finds = async () => (await axe.run(document.querySelector('dialog')!)).violations;
const openCalendar = () => userEvent.click(page.getByRole('button', { name: calendar().open }));

describe('the coming week', () => {
  it('is there without a connection, with right-to-left names and words, and nothing for axe', async () => {
    const names = new Map([
      [PARTNER_A, 'שרה'],
      [PARTNER_B, 'مريم'],
      [THERAPIST, 'Dr. Okafor'],
    ]);
    open({ connection: 'offline', names });
    expect(days().slice(0, 2)).toEqual([['I read'], ['נלך לטייל', 'I read']]);
    expect(days()[4]).toEqual(['I read', weekWords().homeReview]);
    const both = document.querySelectorAll('.week-day')[1]!.querySelectorAll('.week-who')[0]!;
    expect([...both.querySelectorAll('bdi')].map((one) => one.textContent)).toEqual([
      'שרה',
      'مريم',
    ]);
    expect(
      [...both.querySelectorAll('.person-mark')].map((one) => one.getAttribute('data-shape')),
    ).toEqual(['circle', 'diamond']);
    const dialog = document.querySelector('dialog')!;
    expect(dialog.scrollWidth).toBe(dialog.clientWidth);
    expect(await finds()).toEqual([]);
  });

  it('begins with today, also when it was left open overnight', async () => {
    const { later } = open();
    expect(document.querySelector('.week-day time')?.getAttribute('datetime')).toBe('2026-11-25');
    later(13);
    await expect
      .poll(() => document.querySelector('.week-day time')?.getAttribute('datetime'))
      .toBe('2026-11-26');
    expect(days()[0]).toEqual(['נלך לטייל', 'I read']);
    expect(document.querySelectorAll('.week-day[data-today]')).toHaveLength(1);
  });

  it('leads to the card', async () => {
    const { asked } = open();
    await userEvent.click(page.getByRole('button', { name: /I wrote/ }));
    expect(asked).toHaveLength(1);
    expect(document.querySelector('dialog[open]')).toBeNull();
  });
});

describe('a calendar of one’s own', () => {
  it('is made with what was chosen, shown once, and stopped', async () => {
    const { made } = open();
    await openCalendar();
    await userEvent.click(page.getByText(calendar().what.ours, { exact: true }));
    await userEvent.click(page.getByText(calendar().follow.titles.own, { exact: true }));
    await userEvent.click(page.getByRole('button', { name: calendar().follow.make }));
    await expect
      .element(page.getByLabelText(calendar().follow.label, { exact: true }))
      .toHaveFocus();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(made).toEqual([{ what: 'ours', titles: 'own', timeZone }]);
    await expect.element(page.getByText(calendar().follow.isOurs)).toBeVisible();
    await expect.element(page.getByText(calendar().follow.isOwn)).toBeVisible();
    expect(await finds()).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: calendar().stop.button }));
    await expect.element(page.getByRole('button', { name: calendar().stop.keep })).toHaveFocus();
    await userEvent.click(
      page.getByRole('group', { name: calendar().stop.ask }).getByText(calendar().stop.button),
    );
    await expect.element(page.getByText(calendar().stop.done)).toBeVisible();
    expect(document.querySelector('input[readonly]')).toBeNull();
  });

  it.each([
    ['network', '', () => calendar().offline],
    ['too-many', 'too-many-taps', () => calendar().follow.many],
    ['conflict', 'resting', () => calendar().follow.resting],
  ] as const)('that cannot be made (%s %s) says why', async (kind, reason, sentence) => {
    open({ problem: { kind, reason } });
    await openCalendar();
    await userEvent.click(page.getByRole('button', { name: calendar().follow.make }));
    await expect.element(page.getByText(sentence())).toBeVisible();
  });

  it('that cannot be stopped now is said to be there still', async () => {
    const link = {
      what: 'mine',
      titles: 'neutral',
      timeZone: 'UTC',
      madeOn: '2026-11-20',
    } as const;
    open({ link, problem: { kind: 'network', reason: '' } });
    await openCalendar();
    await userEvent.click(page.getByRole('button', { name: calendar().stop.button }));
    await userEvent.click(
      page.getByRole('group', { name: calendar().stop.ask }).getByText(calendar().stop.button),
    );
    await expect.element(page.getByText(calendar().offline)).toBeVisible();
    await expect.element(page.getByText(calendar().follow.isMine)).toBeVisible();
  });

  it('on a shared device comes with a warning, and nowhere else', async () => {
    open({ sharedDevice: true });
    await openCalendar();
    await expect.element(page.getByText(calendar().shared)).toBeVisible();
    end();
    open();
    await openCalendar();
    await expect
      .element(page.getByText(calendar().neutral({ title: document.title })))
      .toBeVisible();
    expect(page.getByText(calendar().shared).elements()).toHaveLength(0);
  });

  it('is a partner’s: nobody else is offered one', () => {
    open({ seat: THERAPIST });
    expect(page.getByRole('button', { name: calendar().open }).elements()).toHaveLength(0);
  });
});

it('paper has what is held back on no line, and no "today"', () => {
  const due = { owners: [PARTNER_A], cue: 'The door', time: '19:00' } as const;
  const [shown, held] = [aCard('I read'), aCard('Held')];
  function aCard(words: string) {
    const board = openBoard(aFilledDocument({ cards: 0 }));
    return { ...due, words, id: addCard(board, { kind: 'intention', by: PARTNER_A }, random) };
  }
  const week: Week = {
    days: [
      { day: '2026-11-25', due: [shown, held], lookAgain: [], homeReview: false },
      { day: '2026-11-26', due: [held], lookAgain: [], homeReview: false },
    ],
    anyDay: [],
    ready: [],
  };
  const ledger = { ...EMPTY_LEDGER, heldBack: new Set([held.id]) };
  const lines = textOf(weekPage(week, ledger, () => 'Robin'));
  expect(lines).toContain('I read');
  expect(lines).toContain('The door');
  expect(lines.join(' ')).not.toMatch(/Held|Today|Thursday/);
});
