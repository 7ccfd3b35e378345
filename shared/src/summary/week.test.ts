import { describe, expect, it } from 'vitest';
import { aCouple, DAY_MS } from '../../../tests/support/summary/couple.ts';
import type { NewCard } from '../board/writeCards.ts';
import { PARTNER_A, PARTNER_B, type Seat } from '../seats.ts';
import { weekOf } from './week.ts';

/** A Wednesday. */
const TODAY = '2026-11-18';

function aWeek() {
  const couple = aCouple();
  const intention = (text: string, values: NewCard['values'], by: Seat = PARTNER_A) =>
    couple.add(by, { kind: 'intention', text, ...(values === undefined ? {} : { values }) });
  const look = (day = TODAY) => {
    const { days, anyDay, ready } = weekOf(couple.input({ day }), PARTNER_A);
    return {
      days: Object.fromEntries(
        days.flatMap(({ day: on, due, lookAgain }) => {
          const said = [...due, ...lookAgain.map((one) => ({ ...one, words: `${one.words}?` }))];
          return said.length === 0 ? [] : [[on.slice(8), said.map(({ words }) => words).join(' ')]];
        }),
      ),
      anyDay: anyDay.map(({ words }) => words).join(' '),
      ready: ready.map(({ words }) => words).join(' '),
    };
  };
  return { couple, intention, look };
}

describe('next week', () => {
  it('has each intention on its days, those of whole days before those with a time', () => {
    const { intention, look } = aWeek();
    intention('Late', { cadence: 'daily', time: '21:00', startsOn: '2026-11-21' });
    intention('Early', { cadence: 'weekdays', time: '07:00' });
    intention('Sunday', { cadence: 'weekly', startsOn: '2026-11-15' });
    intention('Once', { cadence: 'once', startsOn: '2026-11-23' });
    expect(look().days).toEqual({
      18: 'Early',
      19: 'Early',
      20: 'Early',
      21: 'Late',
      22: 'Sunday Late',
      23: 'Once Early Late',
      24: 'Early Late',
    });
  });

  it('is seven days from today on, across the end of a year', () => {
    const { couple } = aWeek();
    const { days } = weekOf(couple.input({ day: '2026-12-29' }), PARTNER_A);
    expect(days.map(({ day }) => day.slice(5)).join(' ')).toBe(
      '12-29 12-30 12-31 01-01 01-02 01-03 01-04',
    );
  });

  it('keeps what has no day apart', () => {
    const { intention, look } = aWeek();
    intention('Weekly', { cadence: 'weekly' });
    intention('Someday', {});
    intention('Over', { cadence: 'twice-a-week', reviewOn: '2026-11-17' });
    expect(look()).toEqual({ days: {}, anyDay: 'Weekly Someday', ready: 'Over' });
  });

  it('knows whose each is: the owners, or who wrote it', () => {
    const { couple, intention } = aWeek();
    intention('Hers', { cadence: 'daily' });
    intention('His', { cadence: 'daily', owners: [PARTNER_B] });
    intention('Theirs', { cadence: 'daily', owners: [PARTNER_A, PARTNER_B] });
    const [first] = weekOf(couple.input(), PARTNER_A).days;
    expect(first!.due.map(({ owners }) => owners)).toEqual([
      [PARTNER_A],
      [PARTNER_B],
      [PARTNER_A, PARTNER_B],
    ]);
  });

  it('has the days on which something is looked at again, and afterwards that it is ready', () => {
    const { couple, intention, look } = aWeek();
    intention('Read', { cadence: 'daily', startsOn: '2026-11-10', reviewOn: '2026-11-19' });
    couple.add(PARTNER_B, {
      kind: 'boundary',
      text: 'Limit',
      values: { reviewOn: '2026-11-19' },
    });
    const agreed = couple.add(PARTNER_A, {
      kind: 'agreement',
      text: 'Phones',
      values: { reviewOn: '2026-11-20' },
    });
    couple.ask('therapist' as Seat, { kind: 'start-session' });
    couple.agree(agreed);
    expect(look().days).toEqual({ 18: 'Read', 19: 'Read Read? Limit?', 20: 'Phones?' });
    expect(look().ready).toBe('');
    expect(look('2026-11-21')).toEqual({ days: {}, anyDay: '', ready: 'Read Limit Phones' });
    couple.ask(PARTNER_A, { kind: 'end-agreement', card: agreed });
    expect(look('2026-11-21').ready).toBe('Read Limit');
  });

  it('lets go of what each of its owners has looked back at since', () => {
    const { couple, intention, look } = aWeek();
    const owners = [PARTNER_A, PARTNER_B];
    const card = intention('Walk', { cadence: 'daily', reviewOn: '2026-11-17', owners });
    const once = intention('Call', { cadence: 'once', startsOn: '2026-11-17' });
    expect(look().ready).toBe('Walk Call');
    couple.ask(PARTNER_A, { kind: 'review', card, outcome: 'partly' });
    couple.ask(PARTNER_A, { kind: 'review', card: once, outcome: 'did-it' });
    expect(look().ready).toBe('Walk');
    couple.ask(PARTNER_B, { kind: 'review', card, outcome: 'not-yet' });
    expect(look().ready).toBe('');
    couple.wait(DAY_MS);
    expect(look('2026-11-19').ready).toBe('');
  });

  it('shows what is held back from summaries, and nothing that was taken back, parked or let go', () => {
    const { couple, intention, look } = aWeek();
    const held = intention('Held', { cadence: 'daily' });
    couple.ask(PARTNER_A, { kind: 'hold-back', card: held, held: true });
    couple.takeBack(PARTNER_A, intention('Taken', { cadence: 'daily' }));
    const gone = intention('Gone', { cadence: 'daily' });
    couple.ask(PARTNER_A, { kind: 'review', card: gone, next: 'let-go' });
    couple.add(PARTNER_A, {
      kind: 'intention',
      lane: 'parked',
      text: 'Parked',
      values: { cadence: 'daily' },
    });
    intention('', { cadence: 'daily' });
    expect(new Set(Object.values(look().days))).toEqual(new Set(['Held']));
  });
});
