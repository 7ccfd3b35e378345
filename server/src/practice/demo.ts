import { makePersonId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B, ROOM_VIEW, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import type { BoardId } from '@steady/shared/ids.ts';
import { makeBoards } from '../access/boards.ts';
import { makeInvites } from '../access/invites.ts';
import { DEFAULT_IDLE_LOCK_MINUTES } from '../access/limits.ts';
import { makeLiveSeats } from '../access/live-seats.ts';
import { makePasswords } from '../access/passwords.ts';
import type { PersonRecord } from '../access/records.ts';
import { TITLE_PLACE } from '../access/words.ts';
import { createBoardDocument } from '../board/documents.ts';
import type { Practice } from '../open-practice.ts';
import { makeOrigins } from '../http/origins.ts';
import { auditOf, makePassword, NotNow, whileStopped, withPractice } from './administration.ts';
import type { Administration } from './administration.ts';
import { playDemo } from './play-demo.ts';

const TITLE = 'Tuesday evenings (demo)';
const THERAPIST_NAME = 'Maya';
const EMAIL = 'demo@example.org';

/**
 * Fills a board that a newcomer can play with and prints a way in for each seat. Run again it makes
 * no second board, only new links.
 */
export function demo(administration: Administration): Promise<void> {
  const { config, say } = administration;
  return whileStopped(administration, () =>
    withPractice(administration, async (practice) => {
      const therapist = await findTherapist(administration, practice);
      const boardId =
        (await findDemoBoard(practice, therapist)) ??
        (await makeDemoBoard(administration, practice, therapist));
      const origins = makeOrigins(config.origins);
      origins.listening(config.port);
      say(`The demo board is there. Start the server (npx pnpm start), then open:\n`);
      say(`  Therapist   ${origins.first}/board/${boardId}`);
      say(`              ${therapist.signIn}`);
      const names: ReadonlyArray<readonly [string, Seat]> = [
        ['Ana      ', PARTNER_A],
        ['Ben      ', PARTNER_B],
        ['Room view', ROOM_VIEW],
      ];
      const live = makeLiveSeats();
      const { access: store, boardSealer: sealer } = practice;
      const audit = auditOf(administration, practice);
      const invites = makeInvites({
        ...administration,
        store,
        sealer,
        live,
        audit,
        settled: async () => undefined,
        // Nobody leaves while links are made.
        own: { documentsOf: () => [], erase: async () => undefined },
      });
      for (const [name, seat] of names) {
        for (const open of await invites.open(boardId)) {
          if (open.seat === seat) await invites.revoke(boardId, open.id, THERAPIST);
        }
        const { secret } = await invites.create(boardId, { seat }, THERAPIST);
        say(`  ${name}   ${origins.first}/join#${secret}`);
      }
      say(
        `\nEach link opens once and for three days. Use a private window, or another device, for`,
      );
      say('each person: a browser is one person at a time.');
    }),
  );
}

interface Therapist {
  readonly person: PersonRecord;
  /** How to sign in. */
  readonly signIn: string;
}

async function findTherapist({ random }: Administration, { access }: Practice): Promise<Therapist> {
  const first = await access.people.first();
  if (first !== undefined && first.email !== EMAIL) {
    return { person: first, signIn: `sign in as ${first.email}, with your own password` };
  }
  const password = makePassword(random);
  const passwordHash = await makePasswords(random).hash(password);
  const signIn = `sign in as ${EMAIL}, password ${password}`;
  if (first !== undefined) {
    await access.accounts.startOver(first.id, passwordHash);
    return { person: first, signIn };
  }
  const id = makePersonId(random);
  const lockMs = DEFAULT_IDLE_LOCK_MINUTES * 60_000;
  const person = { id, name: THERAPIST_NAME, email: EMAIL, passwordHash, lockMs };
  if (!(await access.people.addFirst(person))) throw new NotNow('Somebody set the practice up.');
  return { person: { ...person, isFirst: true }, signIn };
}

async function findDemoBoard(
  { access, boardSealer }: Practice,
  { person }: Therapist,
): Promise<BoardId | undefined> {
  for (const { boardId } of await access.seats.ofPerson(person.id)) {
    const board = await access.boards.get(boardId);
    if (board === undefined || board.state === 'erasing' || !boardSealer.has(boardId)) continue;
    if (boardSealer.open(boardId, TITLE_PLACE, board.title) === TITLE) return boardId;
  }
  return undefined;
}

async function makeDemoBoard(
  administration: Administration,
  practice: Practice,
  { person }: Therapist,
): Promise<BoardId> {
  const { random, now } = administration;
  const { access: store, boardSealer: sealer, store: documents } = practice;
  const boards = makeBoards({
    store,
    sealer,
    random,
    now,
    live: makeLiveSeats(),
    audit: auditOf(administration, practice),
    erased: practice.erased,
    documents: {
      create: (id, template) => createBoardDocument(documents, id, template, random),
      erase: (boardId) => documents.erase({ boardId, name: 'board' }),
      setResting: async () => undefined,
    },
  });
  const boardId = await boards.create(person.id, {
    title: TITLE,
    template: 'weekly-conversation',
    partners: ['Ana', 'Ben'],
  });
  const seats = await store.seats.ofBoard(boardId);
  const participants = new Map(seats.map(({ seat, participantId }) => [seat, participantId]));
  await playDemo(practice, boardId, participants, now(), random);
  return boardId;
}
