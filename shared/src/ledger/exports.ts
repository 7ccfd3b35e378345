import { PARTNER_A, PARTNER_B, roleOf, THERAPIST, type Seat } from '../seats.ts';
import { mayHave } from '../summary/audiences.ts';
import type { CardId } from '../ids.ts';
import type { CommandOf } from './commands.ts';
import { done, refused, type Decision } from './decision.ts';
import type { BodyOf, EntryHead } from './entries.ts';
import type { Facts } from './facts.ts';
import { withEntry, type LedgerState, type ThirdParty } from './state.ts';

/**
 * What leaves the board.
 *
 * P70 Only its author holds a card back; one that no partner made is the therapist's to hold back.
 * P71 What both have agreed to is nobody's alone: it is not held back.
 * P72 Each export is an entry that all three can read: who made it, for whom, in which form, on which day.
 * P73 A copy for somebody outside needs both partners' yes to this recipient; either takes it back alone.
 */
type ExportCommand = CommandOf<'hold-back' | 'export' | 'ask-third-party' | 'answer-third-party'>;

/** ms that a yes to somebody outside holds: what is on a board in half a year was not agreed to. */
export const AUTHORISED_FOR_MS = 30 * 24 * 60 * 60 * 1000;

/** What deciding needs to know. */
export type ExportFacts = Pick<Facts, 'seat' | 'at' | 'today' | 'card'>;

export function decideExport(
  state: LedgerState,
  command: ExportCommand,
  facts: ExportFacts,
): Decision {
  switch (command.kind) {
    case 'hold-back':
      return decideHoldBack(state, command, facts);
    case 'export': {
      const { kind: _, ...what } = command;
      if (!mayHave(facts.seat, what.audience)) return refused('another-audience');
      if (what.thirdParty !== undefined) {
        const asked = state.thirdParties.get(what.thirdParty);
        if (asked === undefined || asked.audience !== what.audience)
          return refused('not-authorised');
        if (!isAuthorised(asked, facts.at)) return refused('not-authorised'); // [P73]
      }
      return done({ kind: 'exported', ...what, day: facts.today }); // [P72]
    }
    case 'ask-third-party': {
      const { audience, recipient } = command;
      if (!mayHave(facts.seat, audience)) return refused('another-audience');
      return done({ kind: 'third-party-asked', audience, recipient });
    }
    case 'answer-third-party': {
      const { asked, answer } = command;
      const known = state.thirdParties.get(asked);
      if (known === undefined) return refused('no-such-recipient');
      if (known.answers.get(facts.seat)?.answer === answer) return refused('already-so');
      return done({ kind: 'third-party-answered', asked, answer });
    }
    default:
      return command satisfies never;
  }
}

function decideHoldBack(
  state: LedgerState,
  { card: id, held }: CommandOf<'hold-back'>,
  { card, seat }: ExportFacts,
): Decision {
  if (card === undefined || card.takenBack) return refused('no-such-card');
  if (!mayHoldBack(seat, card.author)) return refused('not-the-author'); // [P70]
  if (state.heldBack.has(id) === held) return refused('already-so');
  if (held && isAgreedByBoth(state, id)) return refused('agreed-by-both'); // [P71]
  return done({ kind: 'held-back', card: id, held });
}

/** [P70] @param author undefined: a starter of the template, or nobody's any more */
export const mayHoldBack = (seat: Seat, author: Seat | undefined): boolean =>
  author === undefined ? seat === THERAPIST : author === seat && roleOf(seat) !== 'observer';

/** [P71] Whether this card stays out of summaries: held back, and not agreed to by both since. */
export const isHeldBack = (state: LedgerState, card: CardId): boolean =>
  state.heldBack.has(card) && !isAgreedByBoth(state, card);

function isAgreedByBoth({ agreements }: LedgerState, card: CardId): boolean {
  const status = agreements.get(card)?.status;
  return status === 'agreed' || status === 'paused';
}

/** [P73] @param at ms, the server's clock */
export function isAuthorised({ answers }: ThirdParty, at: number): boolean {
  return [PARTNER_A, PARTNER_B].every((seat) => {
    const given = answers.get(seat);
    return given?.answer === 'yes' && at - given.at <= AUTHORISED_FOR_MS;
  });
}

type ExportEntry = BodyOf<'held-back' | 'exported' | 'third-party-asked' | 'third-party-answered'>;

export function evolveExport(
  state: LedgerState,
  body: ExportEntry,
  { seq, at, by }: EntryHead,
): LedgerState {
  switch (body.kind) {
    case 'held-back': {
      const heldBack = new Set(state.heldBack);
      if (body.held) heldBack.add(body.card);
      else heldBack.delete(body.card);
      return { ...state, heldBack };
    }
    case 'exported':
      return state;
    case 'third-party-asked': {
      const { audience, recipient } = body;
      const asked = { audience, recipient, by, answers: new Map() };
      return { ...state, thirdParties: withEntry(state.thirdParties, seq, asked) };
    }
    case 'third-party-answered': {
      const asked = state.thirdParties.get(body.asked);
      if (asked === undefined || by === undefined) return state;
      const answers = withEntry(asked.answers, by, { answer: body.answer, at });
      return {
        ...state,
        thirdParties: withEntry(state.thirdParties, body.asked, { ...asked, answers }),
      };
    }
    default:
      return body satisfies never;
  }
}
