import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOf } from '../store/history-store.ts';
import { dayOf, deletedOn, dueOn, NOTICE_DAYS, stepOf, type BoardUse } from './due.ts';

const at = (day: string) => Date.parse(`${day}T15:00:00Z`);
const use = (over: Partial<BoardUse> = {}): BoardUse => ({
  createdAt: at('2026-01-10'),
  lastSessionAt: undefined,
  lastEditMonth: undefined,
  ...over,
});
const DAY_MS = 24 * 60 * 60 * 1000;

describe('when a board is due', () => {
  it('counts months from its last session, edit, or its making, whatever was last', () => {
    expect(dueOn(use(), 24)).toBe('2028-01-10');
    expect(dueOn(use({ lastSessionAt: at('2026-03-31') }), 1)).toBe('2026-04-30');
    expect(dueOn(use({ lastSessionAt: at('2026-03-31') }), 24)).toBe('2028-03-31');
    // Of an edit the month is known: its last day counts.
    expect(dueOn(use({ lastEditMonth: monthOf(at('2026-05-02')) }), 12)).toBe('2027-05-31');
    expect(dueOn(use({ createdAt: at('2024-02-29') }), 12)).toBe('2025-02-28');
  });

  const months = 12;
  const board = use();
  const on = (today: string, more: Partial<Parameters<typeof stepOf>[1]> = {}) =>
    stepOf(board, { months, kept: false, announced: undefined, today, ...more });

  it('[N2] is announced 30 days before, and deleted on its day', () => {
    expect(on('2026-12-10')).toEqual({ kind: 'nothing' });
    expect(on('2026-12-11')).toEqual({ kind: 'announce', deletedOn: '2027-01-10' });
    expect(on('2027-01-09', { announced: '2026-12-11' })).toEqual({ kind: 'nothing' });
    expect(on('2027-01-10', { announced: '2026-12-11' })).toEqual({ kind: 'delete' });
  });

  it('[N2] long due, it is announced first all the same', () => {
    expect(on('2030-05-01')).toEqual({ kind: 'announce', deletedOn: '2030-05-31' });
    expect(on('2030-05-30', { announced: '2030-05-01' })).toEqual({ kind: 'nothing' });
    expect(on('2030-05-31', { announced: '2030-05-01' })).toEqual({ kind: 'delete' });
    // Announced by a clock that was wrong.
    expect(on('2030-05-01', { announced: '2036-01-01' })).toMatchObject({ kind: 'announce' });
  });

  it('[N1][N3] is not, without a setting or when its therapist keeps it', () => {
    expect(on('2030-05-01', { months: undefined })).toEqual({ kind: 'nothing' });
    expect(on('2030-05-01', { kept: true })).toEqual({ kind: 'nothing' });
    const announced = '2030-01-01';
    expect(on('2030-05-01', { months: undefined, announced })).toEqual({ kind: 'withdraw' });
    expect(on('2030-05-01', { kept: true, announced })).toEqual({ kind: 'withdraw' });
    expect(on('2030-05-01', { months: 600, announced })).toEqual({ kind: 'withdraw' });
  });

  it('[N2] whatever happens, nobody is surprised: 30 days stand between being told and being deleted', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((n) => dayOf(at('2026-01-01') + n * DAY_MS));
    fc.assert(
      fc.property(
        day,
        fc.array(
          fc.record({
            later: fc.integer({ min: 0, max: 90 }),
            months: fc.constantFrom(1, 12, 24, undefined),
            used: fc.boolean(),
          }),
          { maxLength: 40 },
        ),
        (created, passes) => {
          let today = at(created);
          let announced: string | undefined;
          let told: number | undefined;
          let lastSessionAt: number | undefined;
          for (const { later, months: setting, used } of passes) {
            today += later * DAY_MS;
            if (used) lastSessionAt = today;
            const step = stepOf(use({ createdAt: at(created), lastSessionAt }), {
              months: setting,
              kept: false,
              announced,
              today: dayOf(today),
            });
            if (step.kind === 'announce') [announced, told] = [dayOf(today), today];
            if (step.kind === 'withdraw') [announced, told] = [undefined, undefined];
            if (step.kind !== 'delete') continue;
            expect(told).toBeDefined();
            expect(today - (told ?? today)).toBeGreaterThanOrEqual(NOTICE_DAYS * DAY_MS);
            expect(used).toBe(false);
            return;
          }
        },
      ),
    );
  });

  it('says one day for the deletion, the same that it keeps', () => {
    expect(deletedOn('2028-01-10', '2027-12-11')).toBe('2028-01-10');
    expect(deletedOn('2028-01-10', '2028-03-01')).toBe('2028-03-31');
  });
});
