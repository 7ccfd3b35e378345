import { openRecord } from '../ledger/record.ts';
import type { Practice } from '../open-practice.ts';
import { dayOf, deletedOn, dueOn, NOTICE_DAYS, stepOf } from '../retention/due.ts';
import { useOf } from '../retention/retention.ts';
import { monthOf, spellMonth } from '../store/history-store.ts';
import type { RetentionSetting } from '../store/retention-store.ts';
import { StoreError } from '../store/store.ts';
import { needData, NotNow, withPractice, type Administration } from './administration.ts';

/** Months: a hundred years are for ever. */
const MAX_MONTHS = 1200;

/**
 * Shows or changes how long things are kept, and says each time what that will delete. Also while the
 * server runs, which looks every hour.
 */
export async function retention(
  administration: Administration,
  what: string,
  months: string,
): Promise<void> {
  const { say } = administration;
  needData(administration);
  return withPractice(administration, async (practice) => {
    if (what !== '') await practice.retention.set(parseWhat(what), parseMonths(months));
    const setting = await practice.retention.setting();
    await sayBoards(administration, practice, setting);
    say('');
    await sayHistory(administration, practice, setting);
    say('\nBackups keep what they hold until you remove them.');
    if (what === '') say(USAGE);
    else say('The server looks every hour, and when it starts.');
  });
}

const USAGE = `
To change it:
  npx pnpm practice retention boards 24     keeps a board 24 months after it was last used
  npx pnpm practice retention history 12    keeps old versions for 12 months
  npx pnpm practice retention boards off    keeps boards until somebody deletes them
  npx pnpm practice retention history off   keeps old versions as long as their board`;

async function sayBoards(
  { say, now }: Administration,
  practice: Practice,
  { boards: months }: RetentionSetting,
): Promise<void> {
  if (months === undefined) return say('Boards are kept until somebody deletes them.');
  say(`A board is kept ${inMonths(months)} after it was last used: a session, or words on it.`);
  say(`Everybody on it is told ${NOTICE_DAYS} days before, and its therapist can keep it.`);
  const entriesOf = async (id: Parameters<typeof useOf>[1]['id']) =>
    (await openRecord(practice.promises.ledger, id)).entries;
  const today = dayOf(now());
  const due: string[] = [];
  for (const board of await practice.access.boards.all()) {
    const { announced, kept } = await practice.retention.of(board.id);
    try {
      const use = await useOf({ history: practice.history, entriesOf }, board);
      const step = stepOf(use, { months, kept, announced, today });
      const isDue =
        step.kind !== 'withdraw' && (announced !== undefined || step.kind !== 'nothing');
      if (!isDue || board.state === 'erasing') continue;
      const on = deletedOn(dueOn(use, months), announced ?? today);
      due.push(`  ${board.id}  deleted on ${on}${announced === undefined ? '' : ', announced'}`);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      due.push(`  ${board.id}  is damaged, so it is not deleted`);
    }
  }
  say(due.length === 0 ? 'No board is due.' : `Boards that are due: ${due.length}.`);
  for (const line of due) say(line);
}

async function sayHistory(
  { say, now }: Administration,
  { history }: Practice,
  { history: months }: RetentionSetting,
): Promise<void> {
  if (months === undefined)
    return say('Old versions of what people wrote are kept as long as their board.');
  const before = monthOf(now()) - months;
  const older = await history.older(before);
  say(
    `Old versions of what people wrote are kept for ${inMonths(months)}. What a board says now stays.`,
  );
  say(
    `Of documents with old versions from before ${spellMonth(before)} there are ${older.length}.`,
  );
}

function parseWhat(what: string): keyof RetentionSetting {
  if (what === 'boards' || what === 'history') return what;
  throw new NotNow(`There is no setting "${what}". Nothing was changed.${USAGE}`);
}

function parseMonths(months: string): number | undefined {
  if (months === 'off') return undefined;
  const count = /^\d{1,4}$/.test(months) ? Number(months) : 0;
  if (count >= 1 && count <= MAX_MONTHS) return count;
  throw new NotNow(
    `Say how many months, from 1 to ${MAX_MONTHS}, or off. Nothing was changed.${USAGE}`,
  );
}

const inMonths = (months: number): string => (months === 1 ? '1 month' : `${months} months`);
