import { isCard, readCard } from '@steady/shared/board/card.ts';
import { openBoard } from '@steady/shared/board/document.ts';
import {
  makeCommandId,
  type BoardId,
  type ParticipantId,
  type RandomBytes,
} from '@steady/shared/ids.ts';
import { agreementTextOf } from '@steady/shared/ledger/agreementText.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { makeAudit } from '../audit/audit.ts';
import { openDemoBoard } from '../board/demo.ts';
import { demoCards } from '../board/demo-cards.ts';
import { openLedger } from '../ledger/ledger.ts';
import { sha256 } from '../ledger/record.ts';
import { viewBoard } from '../ledger/view.ts';
import type { Practice } from '../open-practice.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * A session a week ago and a few days at home since, by the same writers and commands as people use: so
 * whatever the rules refuse cannot be in the demo either.
 */
export async function playDemo(
  { store: documents, promises, audit }: Pick<Practice, 'store' | 'promises' | 'audit'>,
  boardId: BoardId,
  participants: ReadonlyMap<Seat, ParticipantId>,
  now: number,
  random: RandomBytes,
): Promise<void> {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const cards = demoCards({
    today: day(now),
    aWeekAgo: day(now - 7 * DAY),
    inAWeek: day(now + 7 * DAY),
  });
  const board = await openDemoBoard(documents, boardId, participants, random);
  let at = now - 7 * DAY;
  const ledger = await openLedger(boardId, {
    store: promises,
    now: () => at,
    view: async (_board, of) => viewBoard(board.doc, board.seatOf, of),
    appended: () => undefined,
    sessionEnding: () => Promise.resolve(),
    report: (error) => {
      throw error;
    },
    audit: makeAudit({ store: audit, now: () => at, sha256, isInSession: () => false }),
  });

  await board.add(cards.before);
  await ask(THERAPIST, { kind: 'start-session' });
  await ask(PARTNER_B, { kind: 'mark-heard', card: board.card('plans'), heard: true });
  at += 15 * MINUTE;
  await board.add(cards.inSession);
  const yes = { kind: 'answer-request', card: board.card('message'), answer: 'yes' } as const;
  await ask(PARTNER_B, yes);
  const version = await putForward(THERAPIST, 'late');
  const card = board.card('late');
  for (const partner of [PARTNER_A, PARTNER_B])
    await ask(partner, { kind: 'answer-agreement', card, version, answer: 'yes' });
  at += 35 * MINUTE;
  await ask(THERAPIST, { kind: 'end-session' });

  at = now - DAY;
  await board.add(cards.since);
  await board.append(PARTNER_B, 'minutes', ' Then I am really there.');
  await putForward(PARTNER_A, 'phones');
  await ask(PARTNER_A, {
    kind: 'review',
    card: board.card('reading'),
    outcome: 'partly',
    helped: 'The book was on the table.',
    next: 'smaller',
  });
  await ledger.settled();

  async function putForward(seat: Seat, name: string): Promise<number> {
    const there = readCard(openBoard(board.doc), board.card(name));
    if (there === undefined || !isCard(there)) throw new Error(`there is no card ${name}`);
    const [entry] = await ask(seat, {
      kind: 'put-forward',
      card: there.id,
      text: agreementTextOf(there),
    });
    return entry?.seq ?? 0;
  }

  function ask(seat: Seat, command: Command) {
    const participantId = participants.get(seat);
    if (participantId === undefined) throw new Error(`nobody is ${seat}`);
    return ledger.run({ participantId, seat }, { id: makeCommandId(random), command });
  }
}
