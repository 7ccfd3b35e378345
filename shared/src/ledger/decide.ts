import type { CardId } from '../ids.ts';
import { decideAgreement } from './agreements.ts';
import type { Command } from './commands.ts';
import { refused, type Decision } from './decision.ts';
import type { Facts } from './facts.ts';
import { decideExport } from './exports.ts';
import { decidePause } from './pause.ts';
import { decideReply } from './replies.ts';
import { decideReview } from './reviews.ts';
import { mayCommand } from './roles.ts';
import { decideRound } from './rounds.ts';
import { decideSession } from './session.ts';
import type { LedgerState } from './state.ts';

/**
 * What comes of a command: entries, or why not. Pure, and used by both sides: the server decides,
 * the client asks beforehand what would be refused.
 *
 * P1  Nobody speaks for another seat: entries bear the seat that asked, or none.
 * P2  What a seat may ask for is one table (`roles.ts`).
 * P3  Each command is decided against the state that it really meets, in the board's order.
 */
export function decide(state: LedgerState, command: Command, facts: Facts): Decision {
  if (!mayCommand(facts.seat, command.kind)) return refused('not-your-part'); // [P2]
  const whilePaused =
    command.kind === 'pause' ||
    command.kind === 'resume' ||
    command.kind === 'end-session' ||
    command.kind === 'export';
  if (state.pause !== undefined && !whilePaused) return refused('paused'); // [P51]
  switch (command.kind) {
    case 'put-forward':
    case 'answer-agreement':
    case 'withdraw-agreement':
    case 'pause-agreement':
    case 'resume-agreement':
    case 'end-agreement':
    case 'allow-answers-at-home':
      return decideAgreement(state, command, facts);
    case 'answer-request':
    case 'mark-heard':
    case 'paraphrase':
    case 'answer-paraphrase':
    case 'suggest':
    case 'answer-suggestion':
      return decideReply(state, command, facts);
    case 'review':
      return decideReview(command, facts);
    case 'start-session':
    case 'end-session':
    case 'set-stage':
    case 'set-first':
    case 'start-timer':
    case 'stop-timer':
    case 'give-floor':
    case 'free-floor':
    case 'set-listening':
    case 'gather':
    case 'lock-lane':
    case 'unlock-lane':
      return decideSession(state, command, facts);
    case 'pause':
    case 'resume':
      return decidePause(state, command, facts);
    case 'start-round':
    case 'answer-round':
    case 'cancel-round':
      return decideRound(state, command, facts);
    case 'hold-back':
    case 'export':
    case 'ask-third-party':
    case 'answer-third-party':
      return decideExport(state, command, facts);
    default:
      return command satisfies never;
  }
}

/** The card whose facts deciding needs. */
export function cardOf(state: LedgerState, command: Command): CardId | undefined {
  if (command.kind === 'gather') return undefined;
  if ('card' in command) return command.card;
  if (command.kind === 'answer-paraphrase') return state.paraphrases.get(command.paraphrase)?.card;
  if (command.kind === 'answer-suggestion') return state.suggestions.get(command.suggestion)?.card;
  return undefined;
}
