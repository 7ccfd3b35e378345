import { PARTNER_A, PARTNER_B, roleOf } from '../seats.ts';
import type { CommandOf } from './commands.ts';
import { done, refused, type Decision } from './decision.ts';
import type { BodyOf, EntryHead } from './entries.ts';
import type { Facts } from './facts.ts';
import { withEntry, type LedgerState } from './state.ts';

/**
 * Short private answers that open together.
 *
 * P60 Until everybody who was asked has answered, no entry holds, counts or times an answer.
 * P61 All values are revealed by one entry.
 * P62 A cancelled round reveals nothing, ever; what was answered is destroyed with its key.
 * P63 "Not today" is an answer, and an answer may be changed until the reveal.
 * P64 The therapist starts rounds in a session, a partner at home.
 */
export function decideRound(
  state: LedgerState,
  command: CommandOf<'start-round' | 'answer-round' | 'cancel-round'>,
  facts: Facts,
): Decision {
  const { seat } = facts;
  const round = state.rounds.get(command.round);
  const inSession = state.session.running !== undefined;
  const mayLead = (roleOf(seat) === 'therapist') === inSession;
  if (command.kind === 'start-round') {
    if (round !== undefined) return refused('round-over');
    if (!mayLead) return refused(inSession ? 'therapist-leads' : 'no-session'); // [P64]
    const another = [...state.rounds.values()].some(({ outcome }) => outcome.kind === 'open');
    if (another) return refused('round-open');
    const seats = [PARTNER_A, PARTNER_B];
    return done({ kind: 'round-started', round: command.round, of: command.of, seats });
  }
  if (round === undefined) return refused('no-such-round');
  if (round.outcome.kind !== 'open') return refused('round-over');
  if (command.kind === 'cancel-round') {
    if (!mayLead) return refused(inSession ? 'therapist-leads' : 'no-session');
    return done({ kind: 'round-cancelled', round: command.round }); // [P62]
  }
  const { value } = command;
  if (!round.seats.includes(seat)) return refused('not-asked');
  if (value.kind !== 'not-today' && value.kind !== round.of)
    return refused('another-kind-of-answer');
  const answers = new Map(facts.sealed).set(seat, value); // [P63]
  const values = round.seats.flatMap((asked) => {
    const answer = answers.get(asked);
    return answer === undefined ? [] : [{ seat: asked, value: answer }];
  });
  if (values.length < round.seats.length) return { entries: [], seal: value }; // [P60]
  return done({ kind: 'revealed', round: command.round, values }); // [P61]
}

export function evolveRound(
  state: LedgerState,
  body: BodyOf<'round-started' | 'revealed' | 'round-cancelled'>,
  { by }: EntryHead,
): LedgerState {
  const { round: id } = body;
  const open = { kind: 'open' } as const;
  if (body.kind === 'round-started') {
    const { of, seats } = body;
    const round = { of, seats, startedBy: by, outcome: open };
    return { ...state, rounds: withEntry(state.rounds, id, round) };
  }
  const round = state.rounds.get(id);
  if (round === undefined || round.outcome.kind !== 'open') return state;
  const outcome =
    body.kind === 'revealed'
      ? ({ kind: 'revealed', values: body.values } as const)
      : ({ kind: 'cancelled' } as const);
  return { ...state, rounds: withEntry(state.rounds, id, { ...round, outcome }) };
}
