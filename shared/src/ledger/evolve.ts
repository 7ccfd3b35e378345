import { evolveAgreement } from './agreements.ts';
import type { Entry } from './entries.ts';
import { evolveExport } from './exports.ts';
import { evolvePause } from './pause.ts';
import { evolveReply } from './replies.ts';
import { evolveReview } from './reviews.ts';
import { evolveRound } from './rounds.ts';
import { evolveSession } from './session.ts';
import { EMPTY_LEDGER, type LedgerState } from './state.ts';

/**
 * The state after one more entry. Pure, and total: whatever stands in the ledger was decided once,
 * so nothing is judged here again.
 *
 * P4  The state is the fold of the entries: server and every client have the same.
 * P5  Entries come in the order of their numbers; one that was seen already changes nothing.
 */
export function evolve(state: LedgerState, entry: Entry): LedgerState {
  if (entry.seq <= state.seq) return state; // [P5]
  return { ...step(state, entry), seq: entry.seq };
}

function step(state: LedgerState, { body, ...head }: Entry): LedgerState {
  switch (body.kind) {
    case 'put-forward':
    case 'answered':
    case 'reopened':
    case 'withdrawn':
    case 'agreement-paused':
    case 'agreement-resumed':
    case 'agreement-ended':
      return evolveAgreement(state, body, head);
    case 'answers-at-home':
      return { ...state, answersAtHome: body.allowed };
    case 'request-answered':
    case 'heard':
    case 'paraphrased':
    case 'paraphrase-answered':
    case 'suggested':
    case 'suggestion-answered':
      return evolveReply(state, body, head);
    case 'reviewed':
      return evolveReview(state, body, head);
    case 'session-started':
    case 'session-ended':
    case 'stage':
    case 'first':
    case 'timer-started':
    case 'timer-stopped':
    case 'floor-given':
    case 'floor-freed':
    case 'listening':
    case 'gathered':
    case 'lane-locked':
    case 'lane-unlocked':
      return evolveSession(state, body, head);
    case 'paused':
    case 'resumed':
      return evolvePause(state, body);
    case 'round-started':
    case 'revealed':
    case 'round-cancelled':
      return evolveRound(state, body, head);
    case 'held-back':
    case 'exported':
    case 'third-party-asked':
    case 'third-party-answered':
      return evolveExport(state, body, head);
    default:
      return body satisfies never;
  }
}

export const fold = (entries: readonly Entry[], from: LedgerState = EMPTY_LEDGER): LedgerState =>
  entries.reduce(evolve, from);
