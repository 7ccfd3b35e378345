import type { CardId } from '../ids.ts';
import { roleOf, type Seat } from '../seats.ts';
import type { CommandOf } from './commands.ts';
import { done, refused, type Decision } from './decision.ts';
import type { BodyOf, EntryHead } from './entries.ts';
import type { CardFacts, Facts } from './facts.ts';
import type { LedgerRefusal } from './refusal.ts';
import { withEntry, type LedgerState, type Replies } from './state.ts';

/**
 * What one partner says to the other's card, and what the therapist suggests.
 *
 * P20 Nobody answers, or marks as heard, a card of their own.
 * P21 While listening is on, a reply needs "What I heard" first, confirmed by the card's author.
 * P22 A reply keeps the words that it went to.
 * P23 A suggestion changes nothing: the card's owner takes it or leaves it, once. "If this slips" of
 *     an agreement is its writer's.
 * P24 Where no partner is the card's author, nobody could confirm what was heard: [P21] asks nothing.
 */
type ReplyCommand = CommandOf<
  | 'answer-request'
  | 'mark-heard'
  | 'paraphrase'
  | 'answer-paraphrase'
  | 'suggest'
  | 'answer-suggestion'
>;

/** @param facts `card` is the one replied to, that of the paraphrase or of the suggestion */
export function decideReply(state: LedgerState, command: ReplyCommand, facts: Facts): Decision {
  const { card, seat } = facts;
  if (card === undefined || card.takenBack) return refused('no-such-card');
  switch (command.kind) {
    case 'answer-request': {
      if (card.kind !== 'request') return refused('not-this-kind');
      const why = whyNoReply(state, command.card, card, seat);
      if (why !== undefined) return refused(why);
      const { card: id, answer, words } = command;
      return done({ kind: 'request-answered', card: id, answer, words, text: card.words });
    }
    case 'mark-heard': {
      if (card.kind !== 'need' && card.kind !== 'boundary') return refused('not-this-kind');
      const { heard } = command;
      const before = state.replies.get(command.card)?.heard.get(seat);
      const why = heard ? whyNoReply(state, command.card, card, seat) : undefined;
      if (why !== undefined) return refused(why);
      if (heard ? before?.text === card.words : before === undefined) return refused('already-so');
      return done({ kind: 'heard', card: command.card, heard, text: card.words });
    }
    case 'paraphrase':
      if (card.author === seat) return refused('own-card'); // [P20]
      return done({ kind: 'paraphrased', card: command.card, words: command.words });
    case 'answer-paraphrase': {
      const said = state.paraphrases.get(command.paraphrase);
      if (said === undefined) return refused('no-such-paraphrase');
      if (card.author !== seat) return refused('not-the-author');
      if (said.answer === command.answer) return refused('already-so');
      const { paraphrase, answer } = command;
      return done({ kind: 'paraphrase-answered', paraphrase, answer });
    }
    case 'suggest': {
      const { card: id, field, before, words } = command;
      return done({ kind: 'suggested', card: id, field, before, words });
    }
    case 'answer-suggestion': {
      const suggestion = state.suggestions.get(command.suggestion);
      if (suggestion === undefined) return refused('no-such-suggestion');
      if (!owns(card, suggestion.field, seat)) return refused('not-the-author'); // [P23]
      if (suggestion.answer !== undefined) return refused('already-answered');
      const { suggestion: number, answer } = command;
      return done({ kind: 'suggestion-answered', suggestion: number, answer });
    }
    default:
      return command satisfies never;
  }
}

function whyNoReply(
  state: LedgerState,
  id: CardId,
  card: CardFacts,
  seat: Seat,
): LedgerRefusal | undefined {
  if (card.author === seat) return 'own-card'; // [P20]
  if (state.session.running?.listening !== true) return undefined;
  if (!isPartner(card.author)) return undefined; // [P24]
  const confirmed = [...state.paraphrases.values()].some(
    (said) => said.card === id && said.by === seat && said.answer === 'yes',
  );
  return confirmed ? undefined : 'say-what-you-heard'; // [P21]
}

/** [P23] A card that no partner made (a starter, the therapist's) is either partner's to decide on. */
export function owns(
  { author, text }: Pick<CardFacts, 'author' | 'text'>,
  field: string,
  seat: Seat,
): boolean {
  if (field === 'ifThisSlips' && text.slipOwner !== null) return text.slipOwner === seat;
  return author === seat || !isPartner(author);
}

const isPartner = (author: Seat | undefined): boolean =>
  author !== undefined && roleOf(author) === 'partner';

type ReplyEntry = BodyOf<
  | 'request-answered'
  | 'heard'
  | 'paraphrased'
  | 'paraphrase-answered'
  | 'suggested'
  | 'suggestion-answered'
>;

export function evolveReply(
  state: LedgerState,
  body: ReplyEntry,
  { seq, by }: EntryHead,
): LedgerState {
  switch (body.kind) {
    case 'request-answered': {
      if (by === undefined) return state;
      const { answer, words, text } = body;
      const before = state.replies.get(body.card) ?? NO_REPLIES;
      const request = withEntry(before.request, by, { answer, words, text });
      return { ...state, replies: withEntry(state.replies, body.card, { ...before, request }) };
    }
    case 'heard': {
      if (by === undefined) return state;
      const before = state.replies.get(body.card) ?? NO_REPLIES;
      const heard = new Map(before.heard);
      if (body.heard) heard.set(by, { text: body.text });
      else heard.delete(by);
      return { ...state, replies: withEntry(state.replies, body.card, { ...before, heard }) };
    }
    case 'paraphrased': {
      const said = { card: body.card, by, words: body.words, answer: undefined };
      return { ...state, paraphrases: withEntry(state.paraphrases, seq, said) };
    }
    case 'paraphrase-answered': {
      const said = state.paraphrases.get(body.paraphrase);
      if (said === undefined) return state;
      const answered = { ...said, answer: body.answer };
      return { ...state, paraphrases: withEntry(state.paraphrases, body.paraphrase, answered) };
    }
    case 'suggested': {
      const { kind: _, ...suggestion } = body;
      const made = { ...suggestion, answer: undefined };
      return { ...state, suggestions: withEntry(state.suggestions, seq, made) };
    }
    case 'suggestion-answered': {
      const suggestion = state.suggestions.get(body.suggestion);
      if (suggestion === undefined) return state;
      const answered = { ...suggestion, answer: body.answer };
      return { ...state, suggestions: withEntry(state.suggestions, body.suggestion, answered) };
    }
    default:
      return body satisfies never;
  }
}

const NO_REPLIES: Replies = { request: new Map(), heard: new Map() };
