import { makeBoardId, makeParticipantId } from '@steady/shared/ids.ts';
import { EMPTY_LEDGER } from '@steady/shared/ledger/state.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { describe, expect, it } from 'vitest';
import type { OpenedCalendar } from '../access/calendar-links.ts';
import type { BoardState } from '../access/records.ts';
import { makeFeeds, MAX_FEEDS_AT_ONCE, MAX_FEEDS_WAITING } from './feeds.ts';
import type { Job, Made } from './maker/job.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const NOW = Date.UTC(2026, 10, 25, 23, 30);

function aPractice() {
  const boardId = makeBoardId(random);
  const jobs: Job[] = [];
  const made: Array<PromiseWithResolvers<Made>> = [];
  const feeds = makeFeeds({
    rooms: {
      snapshot: () => Promise.resolve({ state: new Uint8Array([0, 0]), claims: new Map() }),
    },
    ledgers: { read: () => Promise.resolve({ state: EMPTY_LEDGER, entries: [] }) },
    maker: {
      make(job) {
        jobs.push(job);
        const one = Promise.withResolvers<Made>();
        made.push(one);
        return one.promise;
      },
    },
    neutralTitle: 'Termin',
    now: () => NOW,
  });
  const opened = (timeZone: string, state: BoardState = 'open'): OpenedCalendar => ({
    id: 'link',
    what: 'mine',
    titles: 'neutral',
    timeZone,
    madeOn: '2026-11-20',
    seat: {
      participantId: makeParticipantId(random),
      boardId,
      seat: PARTNER_A,
      name: new Uint8Array(),
      personId: undefined,
      taken: true,
    },
    board: { id: boardId, title: new Uint8Array(), state, createdAt: 0 },
  });
  /** Nothing changes while it is made. */
  const make = (link: OpenedCalendar) => feeds.make(link, () => Promise.resolve(link));
  const finish = (n: number) => made[n]?.resolve({ bytes: new Uint8Array([n]) });
  return { feeds, make, jobs, opened, finish };
}

describe('calendars that are followed', () => {
  it('are of the day where their owner is, and of UTC where this machine knows no such zone', async () => {
    const { make, jobs, opened, finish } = aPractice();
    for (const [n, zone] of ['Europe/Berlin', 'America/New_York', 'Europe/Atlantis'].entries()) {
      const making = make(opened(zone));
      await expect.poll(() => jobs.length).toBe(n + 1);
      finish(n);
      await making;
    }
    expect(jobs.map(({ day, timeZone }) => `${day} ${timeZone}`)).toEqual([
      '2026-11-26 Europe/Berlin',
      '2026-11-25 America/New_York',
      '2026-11-25 UTC',
    ]);
    expect(jobs[0]).toMatchObject({ title: 'Termin', audience: 'mine', seat: PARTNER_A });
  });

  it('[A52] read no board that rests', async () => {
    const { make, jobs, opened } = aPractice();
    const bytes = await make(opened('UTC', 'resting'));
    expect(new TextDecoder().decode(bytes)).toContain('X-WR-CALNAME:Termin');
    expect(jobs).toEqual([]);
  });

  it('[A52] are empty when the board began to rest while they were made, and whole when it woke', async () => {
    const { feeds, jobs, opened, finish } = aPractice();
    const rested = feeds.make(opened('UTC'), () => Promise.resolve(opened('UTC', 'resting')));
    await expect.poll(() => jobs.length).toBe(1);
    finish(0);
    expect(new TextDecoder().decode(await rested)).toContain('X-WR-CALNAME:Termin');
    const woken = feeds.make(opened('UTC', 'resting'), () => Promise.resolve(opened('UTC')));
    await expect.poll(() => jobs.length).toBe(2);
    finish(1);
    expect(await woken).toEqual(new Uint8Array([1]));
  });

  it('an attacker with many addresses has two made at once, a hundred wait, and the next is told to come back', async () => {
    const { make, jobs, opened, finish } = aPractice();
    const attacker = () => make(opened('UTC'));
    const all = Array.from({ length: MAX_FEEDS_AT_ONCE + MAX_FEEDS_WAITING }, attacker);
    await expect(attacker()).rejects.toMatchObject({ why: 'copies-busy' });
    await expect.poll(() => jobs.length).toBe(MAX_FEEDS_AT_ONCE);
    for (let n = 0; n < all.length; n += 1) {
      await expect.poll(() => jobs.length).toBeGreaterThan(n);
      expect(jobs.length).toBeLessThanOrEqual(n + MAX_FEEDS_AT_ONCE);
      finish(n);
    }
    expect(await Promise.all(all)).toHaveLength(MAX_FEEDS_AT_ONCE + MAX_FEEDS_WAITING);
    const after = make(opened('UTC'));
    await expect.poll(() => jobs.length).toBe(all.length + 1);
    finish(all.length);
    expect(await after).toBeInstanceOf(Uint8Array);
  });
});
