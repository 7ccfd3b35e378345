import { PARTNER_A } from '@steady/shared/seats.ts';
import { invite, joinAs, makeBoard, setUp, signIn, type Person } from '../../support/people.ts';
import type { ServerProcess } from '../../support/server.ts';
import { connectWriter } from '../../support/writer.ts';
import type { Practice, Who } from './states.ts';

/** As many as a board in use has. */
const CARDS = 40;

export interface SeatedPractice {
  readonly practice: Practice;
  /** A therapist's is a new one each time: screens lock, and a lock holds for the whole device. */
  deviceOf(who: Who): Promise<Person | undefined>;
  pause(): Promise<void>;
}

/** A practice with one board in use, and everybody whose screens are looked at. */
export async function seatPractice(server: ServerProcess): Promise<SeatedPractice> {
  const { origin } = server;
  const setupUrl = server.setupUrl ?? '';
  const therapist = await setUp(server);
  const boardId = await makeBoard(therapist);
  const people = new Map<Who, Person>();
  for (const who of ['partner-a', 'room-view'] as const)
    people.set(who, await joinAs(server, therapist, boardId, who));
  const write = () => {
    const device = { origin, cookie: people.get('partner-a')?.cookie ?? '' };
    return connectWriter(device, boardId, PARTNER_A);
  };
  const writer = await write();
  for (let n = 0; n < CARDS; n += 1)
    await writer.add({
      kind: n % 2 === 0 ? 'need' : 'request',
      text: `To know, ${n}, before plans change`,
    });
  await writer.close();
  return {
    deviceOf: async (who) => (who === 'therapist' ? signIn(server) : people.get(who)),
    practice: {
      origin,
      boardId,
      setupUrl,
      async invite() {
        const other = await makeBoard(therapist);
        return `${origin}/join#${await invite(therapist, other, 'partner-a')}`;
      },
      async colleagueLink() {
        // There is a limit to open ones.
        const { body } = await therapist.ask('/api/practice/people');
        for (const { id } of body.invites ?? [])
          await therapist.ask(`/api/practice/invites/${id}`, { method: 'DELETE' });
        const made = await therapist.ask('/api/practice/invites', { body: {} });
        const { pathname, hash } = new URL(made.body.url);
        return `${origin}${pathname}${hash}`;
      },
    },
    async pause() {
      const writer = await write();
      await writer.ask({ kind: 'pause' });
      await writer.close();
    },
  };
}
