import type { CardId } from '../ids.ts';
import { PARTNER_A, PARTNER_B } from '../seats.ts';
import { agreementKey, sameAgreement, type AgreementText } from './agreementText.ts';
import type { CommandOf } from './commands.ts';
import { done, refused, type Decision } from './decision.ts';
import type { BodyOf, EntryHead } from './entries.ts';
import type { Facts } from './facts.ts';
import { withEntry, type Agreement, type LedgerState, type Version } from './state.ts';

/**
 * Agreements: one exact text, two people.
 *
 * P10 Agreed means that the latest answers of both partners to the newest text put forward are Yes.
 * P11 A Yes goes to words that were put forward and that the card still says, or to nothing.
 * P12 One changed letter reopens; changing it back revives nothing.
 * P13 One person's word is enough to withdraw, pause or end; resuming is for whoever paused.
 */
type AgreementCommand = CommandOf<
  | 'put-forward'
  | 'answer-agreement'
  | 'withdraw-agreement'
  | 'pause-agreement'
  | 'resume-agreement'
  | 'end-agreement'
  | 'allow-answers-at-home'
>;

export function decideAgreement(
  state: LedgerState,
  command: AgreementCommand,
  facts: Facts,
): Decision {
  if (command.kind === 'allow-answers-at-home') {
    return state.answersAtHome === command.allowed
      ? refused('already-so')
      : done({ kind: 'answers-at-home', allowed: command.allowed });
  }
  const { card } = command;
  if (facts.card === undefined || facts.card.takenBack) return refused('no-such-card');
  if (facts.card.kind !== 'agreement') return refused('not-this-kind');
  const agreement = state.agreements.get(card);
  if (command.kind === 'put-forward')
    return decidePutForward(agreement, command, facts, facts.card);
  const version = agreement?.versions.at(-1)?.seq;
  if (agreement === undefined || version === undefined) return refused('not-put-forward');
  const { status } = agreement;
  switch (command.kind) {
    case 'answer-agreement':
      if (state.session.running === undefined && !state.answersAtHome)
        return refused('answers-in-session');
      return decideAnswer(agreement, command, facts, facts.card.text);
    case 'withdraw-agreement':
      if (status !== 'agreed' && status !== 'paused') return refused('not-agreed');
      return done({ kind: 'withdrawn', card, version });
    case 'pause-agreement':
      if (status !== 'agreed') return refused('not-agreed');
      return done({ kind: 'agreement-paused', card, version });
    case 'resume-agreement':
      if (status !== 'paused') return refused('not-paused');
      if (agreement.pausedBy !== facts.seat) return refused('not-paused-by-you'); // [P13]
      return done({ kind: 'agreement-resumed', card, version });
    case 'end-agreement':
      if (status !== 'agreed' && status !== 'paused') return refused('not-agreed');
      return done({ kind: 'agreement-ended', card, version });
    default:
      return command satisfies never;
  }
}

function decidePutForward(
  agreement: Agreement | undefined,
  { card, text }: CommandOf<'put-forward'>,
  { earliestDay, sha256 }: Facts,
  { text: now }: NonNullable<Facts['card']>,
): Decision {
  if (!sameAgreement(text, now)) return refused('words-changed'); // [P11]
  if (text.words === '') return refused('no-words');
  if (text.topic === 'transparency' && (text.scope === '' || text.endsOn === null))
    return refused('needs-scope-and-end');
  if (text.endsOn !== null && text.endsOn < earliestDay) return refused('ends-in-the-past');
  if (agreement !== undefined && STANDING.has(agreement.status))
    return refused('already-put-forward');
  return done({ kind: 'put-forward', card, text, textHash: sha256(agreementKey(text)) });
}

function decideAnswer(
  agreement: Agreement,
  { card, version, answer, change }: CommandOf<'answer-agreement'>,
  { seat }: Facts,
  now: AgreementText,
): Decision {
  const newest = agreement.versions.at(-1);
  if (newest === undefined || agreement.status === 'reopened') return refused('words-changed');
  if (newest.seq !== version) return refused('newer-words');
  switch (agreement.status) {
    case 'agreed':
    case 'paused':
      return refused('already-agreed');
    case 'withdrawn':
    case 'ended':
      return refused('not-put-forward');
    case 'put-forward':
      break;
    default:
      return agreement.status satisfies never;
  }
  if (!sameAgreement(newest.text, now)) return refused('words-changed'); // [P11]
  const before = agreement.answers.get(seat);
  if (before?.answer === answer && before.change === change) return refused('already-so');
  const asked = answer === 'yes-with-change' ? change : undefined;
  return done({ kind: 'answered', card, version, answer, change: asked });
}

/**
 * [P12] What the server appends by itself, after every commit that touched these cards and before
 * every Yes: one entry for each standing text that its card does not say any more.
 * @param textOf what the card says now; undefined when it is gone or was taken back
 */
export function reopenings(
  state: LedgerState,
  textOf: (card: BodyOf<'reopened'>['card']) => AgreementText | undefined,
): Array<BodyOf<'reopened'>> {
  const entries: Array<BodyOf<'reopened'>> = [];
  for (const [card, { status, versions }] of state.agreements) {
    const newest = versions.at(-1);
    if (newest === undefined || !STANDING.has(status)) continue;
    const now = textOf(card);
    if (now !== undefined && sameAgreement(now, newest.text)) continue;
    entries.push({ kind: 'reopened', card, version: newest.seq });
  }
  return entries;
}

/** Cards whose words are watched: put forward, agreed or paused. */
export function standingCards({ agreements }: LedgerState): CardId[] {
  return [...agreements].flatMap(([card, { status }]) => (STANDING.has(status) ? [card] : []));
}

const STANDING: ReadonlySet<Agreement['status']> = new Set(['put-forward', 'agreed', 'paused']);

type AgreementEntry = BodyOf<
  | 'put-forward'
  | 'answered'
  | 'reopened'
  | 'withdrawn'
  | 'agreement-paused'
  | 'agreement-resumed'
  | 'agreement-ended'
>;

export function evolveAgreement(
  state: LedgerState,
  body: AgreementEntry,
  head: EntryHead,
): LedgerState {
  const before = state.agreements.get(body.card);
  const after = step(before, body, head);
  if (after === undefined) return state;
  return { ...state, agreements: withEntry(state.agreements, body.card, after) };
}

function step(
  before: Agreement | undefined,
  body: AgreementEntry,
  { seq, at, by }: EntryHead,
): Agreement | undefined {
  if (body.kind === 'put-forward') {
    const version: Version = { seq, at, by, text: body.text, textHash: body.textHash };
    return {
      status: 'put-forward',
      versions: [...(before?.versions ?? []), version],
      answers: new Map(),
      agreedAt: undefined,
      pausedBy: undefined,
    };
  }
  if (before === undefined || before.versions.at(-1)?.seq !== body.version) return before;
  switch (body.kind) {
    case 'answered': {
      if (by === undefined) return before;
      const { answer, change } = body;
      const answers = withEntry(before.answers, by, { answer, change });
      const agreed = [PARTNER_A, PARTNER_B].every((seat) => answers.get(seat)?.answer === 'yes');
      return agreed // [P10]
        ? { ...before, answers, status: 'agreed', agreedAt: at }
        : { ...before, answers };
    }
    case 'reopened':
      return over(before, 'reopened'); // [P12]
    case 'withdrawn':
      return over(before, 'withdrawn');
    case 'agreement-ended':
      return over(before, 'ended');
    case 'agreement-paused':
      return { ...before, status: 'paused', pausedBy: by };
    case 'agreement-resumed':
      return { ...before, status: 'agreed', pausedBy: undefined };
    default:
      return body satisfies never;
  }
}

/** The answers went to words that do not stand any more; what was said stays in the entries. */
function over(before: Agreement, status: Agreement['status']): Agreement {
  return { ...before, status, answers: new Map(), agreedAt: undefined, pausedBy: undefined };
}
