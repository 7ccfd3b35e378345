import type { LinkKind } from '../../board/links.ts';
import type { AgreementAnswer, Outcome, Stage } from '../../ledger/values.ts';
import type { BoardWords } from '../../words/words.ts';
import type { Audience, Chart } from '../choices.ts';
import type { SectionId, Summary } from '../summary.ts';

type Recorded = NonNullable<Summary['record']>[number];
type Part = NonNullable<Summary['chart']>['parts'][number]['part'];
type Agreement = NonNullable<Summary['sections'][number]['items'][number]['agreement']>;
type Review = Summary['sections'][number]['items'][number]['reviews'][number];

/**
 * Every sentence of a summary in one language. A language that lacks one does not compile. Names are
 * passed in with their isolates; days are written by `day`, so that every machine writes them alike.
 */
export interface SummaryWords extends BoardWords {
  /** `2026-11-25` in letters. */
  readonly day: (day: string) => string;
  /** "Ana and Ben". */
  readonly both: (one: string, other: string) => string;
  /** "Opening, Working, Closing". */
  readonly list: (items: readonly string[]) => string;
  /** Whoever gave no name. */
  readonly unnamed: Readonly<Record<'therapist' | 'partner-a' | 'partner-b' | 'observer', string>>;
  readonly title: Readonly<Record<Audience, string>>;
  readonly charts: Readonly<Record<Chart, string>>;
  readonly parts: Readonly<Record<Part, string>>;
  readonly forThem: (names: string) => string;
  readonly therapist: (name: string) => string;
  readonly ofSession: (day: string) => string;
  readonly made: (day: string) => string;
  readonly forRecipient: (recipient: string) => string;
  readonly sections: Readonly<
    Record<SectionId | 'review-dates' | 'since' | 'timeline' | 'record' | 'picture', string>
  >;
  readonly links: Readonly<Record<LinkKind, string>>;
  readonly answers: Readonly<Record<AgreementAnswer, string>>;
  /** "Ben: Yes". */
  readonly said: (name: string, what: string) => string;
  readonly heard: (name: string) => string;
  readonly answeredEarlier: (name: string) => string;
  readonly whatHeard: (name: string) => string;
  readonly confirmed: (name: string) => string;
  readonly about: string;
  readonly agreement: Readonly<Record<Agreement['status'], string>> & {
    readonly agreedOn: (names: string, day: string) => string;
    readonly agreedUntil: (names: string, day: string) => string;
  };
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly lookedBack: (name: string, day: string) => string;
  readonly helped: string;
  readonly inTheWay: string;
  readonly next: Readonly<Record<NonNullable<Review['next']>, string>>;
  readonly nextLabel: string;
  readonly helping: Readonly<Record<NonNullable<Review['isHelping']>, string>>;
  readonly helpingLabel: string;
  readonly takenBack: string;
  readonly heldBack: string;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly stagesLabel: string;
  readonly seats: (names: string) => string;
  readonly toWrite: string;
  readonly sinceDay: (day: string) => string;
  readonly fresh: string;
  readonly changed: string;
  readonly timeline: Readonly<Record<Summary['timeline'][number]['what'], string>>;
  readonly record: Readonly<Record<Recorded['what'], string>>;
  readonly recordAnswers: Readonly<Record<NonNullable<Recorded['answer']>, string>>;
  readonly degrees: readonly [string, string, string, string, string];
  readonly notToday: string;
  readonly feelsSafe: string;
  readonly stillPainful: string;
  readonly nextSteps: string;
  readonly temperature: string;
  readonly empty: string;
  readonly foot: Readonly<Record<Audience, string>>;
}
