import { beginOf, type Month } from '../store/history-store.ts';

/** Days between telling people that a board will be deleted, and deleting it. */
export const NOTICE_DAYS = 30;

/** When a board was in use. */
export interface BoardUse {
  readonly createdAt: number;
  /** Of its newest session, ms. */
  readonly lastSessionAt: number | undefined;
  readonly lastEditMonth: Month | undefined;
}

/** What is to be done about a board today. */
export type Step =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'announce'; readonly deletedOn: string }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'delete' };

/**
 * A board is due so many months after its last session or the last month in which somebody wrote on it.
 * It is announced `NOTICE_DAYS` before, and never deleted sooner than that after it was announced, however
 * long it has been due: a setting that is new, or a server that was off, surprises nobody.
 *
 * @param today `YYYY-MM-DD`
 */
export function stepOf(
  use: BoardUse,
  {
    months,
    kept,
    announced,
    today,
  }: {
    readonly months: number | undefined;
    readonly kept: boolean;
    readonly announced: string | undefined;
    readonly today: string;
  },
): Step {
  const nothing: Step = announced === undefined ? { kind: 'nothing' } : { kind: 'withdraw' };
  if (months === undefined || kept) return nothing;
  const due = dueOn(use, months);
  if (today < addDays(due, -NOTICE_DAYS)) return nothing;
  // A clock that was wrong may have announced it on a day that is still to come.
  const isAnnounced = announced !== undefined && announced <= today;
  if (!isAnnounced) return { kind: 'announce', deletedOn: deletedOn(due, today) };
  return today < deletedOn(due, announced) ? { kind: 'nothing' } : { kind: 'delete' };
}

/** The day from which a board is no longer kept. */
export function dueOn(use: BoardUse, months: number): string {
  const ofEdits = use.lastEditMonth === undefined ? 0 : beginOf(use.lastEditMonth + 1) - 1;
  const last = new Date(Math.max(use.createdAt, use.lastSessionAt ?? 0, ofEdits));
  const lastDay = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + months + 1, 0));
  const day = Math.min(last.getUTCDate(), lastDay.getUTCDate());
  return dayOf(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + months, day));
}

export const deletedOn = (due: string, announced: string): string => {
  const afterNotice = addDays(announced, NOTICE_DAYS);
  return due > afterNotice ? due : afterNotice;
};

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const DAY_MS = 24 * 60 * 60 * 1000;
const addDays = (day: string, days: number): string => dayOf(Date.parse(day) + days * DAY_MS);
