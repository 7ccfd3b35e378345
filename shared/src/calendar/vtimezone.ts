import { WEEKDAYS } from '../board/cadence.ts';
import { startOfDay, utcDay, weekdayOf } from '../days.ts';
import { localStamp } from './stamps.ts';
import type { Zone } from './zone.ts';

/** The wall clocks of a zone are set anew. Offsets in ms ahead of UTC. */
interface Change {
  /** What they said just before, as ms of a clock that knows no zone. */
  readonly wall: number;
  readonly from: number;
  readonly to: number;
}

/** Years that are told: enough to know a rule from chance, and longer than anything here is planned. */
const YEARS = 10;
/** ms: no zone sets its clocks twice in less. */
const STEP_MS = 14 * 24 * 60 * 60 * 1000;

/**
 * A zone as a calendar wants to be told it (RFC 5545, 3.6.5): by rules where its clocks change by rules, else
 * change by change.
 * @param firstYear what happens before it has the offset of its beginning
 */
export function vtimezone(zone: Zone, firstYear: number): string[] {
  const changes = changesOf(zone, firstYear);
  const offset = zone.offsetAt(startOfDay(`${firstYear}-01-01`));
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone.name}`,
    ...(ruled(changes, firstYear) ?? [
      ...observance({ wall: 0, from: offset, to: offset }),
      ...changes.flatMap((change) => observance(change)),
    ]),
    'END:VTIMEZONE',
  ];
}

function changesOf({ offsetAt }: Zone, firstYear: number): Change[] {
  const end = startOfDay(`${firstYear + YEARS}-01-01`);
  const changes: Change[] = [];
  for (let at = startOfDay(`${firstYear}-01-01`); at < end; at += STEP_MS) {
    const from = offsetAt(at);
    const next = Math.min(at + STEP_MS, end);
    const to = offsetAt(next);
    if (from === to) continue;
    let [before, after] = [at, next];
    while (after - before > 1000) {
      const middle = before + Math.floor((after - before) / 2000) * 1000;
      if (offsetAt(middle) === from) before = middle;
      else after = middle;
    }
    changes.push({ wall: after + from, from, to });
  }
  return changes;
}

/** Two rules, when the clocks change twice a year, each time on such a Sunday (or another day) of a month. */
function ruled(changes: readonly Change[], firstYear: number): string[] | undefined {
  if (changes.length !== 2 * YEARS) return undefined;
  const parts = [0, 1].map((half) => {
    const ofHalf = changes.filter((_, n) => n % 2 === half);
    const [first] = ofHalf;
    const rule = ruleOf(ofHalf, firstYear);
    return first === undefined || rule === undefined ? undefined : observance(first, rule);
  });
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function ruleOf(changes: readonly Change[], firstYear: number): string | undefined {
  const told = changes.map((change, n) => {
    const day = utcDay(change.wall);
    const [year, month = 0, date = 0] = day.split('-').map(Number);
    const lastDate = Number(utcDay(startOfNextMonth(day) - 1).slice(8));
    return {
      isInYear: year === firstYear + n,
      month,
      weekday: weekdayOf(day),
      clock: change.wall - startOfDay(day),
      turn: `${change.from} ${change.to}`,
      nth: Math.ceil(date / 7),
      isLast: date > lastDate - 7,
    };
  });
  const [first] = told;
  if (first === undefined || !told.every(({ isInYear }) => isInYear)) return undefined;
  const same = (key: keyof typeof first) => told.every((one) => one[key] === first[key]);
  if (!(['month', 'weekday', 'clock', 'turn'] as const).every(same)) return undefined;
  const nth = same('nth') ? first.nth : told.every(({ isLast }) => isLast) ? -1 : undefined;
  if (nth === undefined) return undefined;
  return `FREQ=YEARLY;BYMONTH=${first.month};BYDAY=${nth}${WEEKDAYS[first.weekday]}`;
}

function startOfNextMonth(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return startOfDay(`${next[0]}-${`${next[1]}`.padStart(2, '0')}-01`);
}

function observance({ wall, from, to }: Change, rule?: string): string[] {
  const kind = to > from ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${localStamp(wall)}`,
    `TZOFFSETFROM:${offsetWords(from)}`,
    `TZOFFSETTO:${offsetWords(to)}`,
    ...(rule === undefined ? [] : [`RRULE:${rule}`]),
    `END:${kind}`,
  ];
}

/** `+0530` */
function offsetWords(ms: number): string {
  const minutes = Math.abs(Math.round(ms / 60_000));
  const two = (n: number) => `${n}`.padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}
