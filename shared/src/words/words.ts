import type { Cadence } from '../board/cadence.ts';
import type { AGREEMENT_TOPICS, CardKind, FieldName } from '../board/kinds.ts';
import type { LaneId } from '../board/lanes.ts';
import type { Prompt } from '../board/prompts.ts';

/**
 * What the things on a board are called, in one language: on its screens, in a summary and in a
 * picture alike. A language that lacks one does not compile.
 */
export interface BoardWords {
  readonly lanes: Readonly<Record<LaneId, string>>;
  /** As they stand on a card. */
  readonly kinds: Readonly<Record<CardKind, string>>;
  readonly fields: Readonly<Record<FieldName, string>>;
  readonly topics: Readonly<Record<(typeof AGREEMENT_TOPICS)[number], string>>;
  readonly cadences: Readonly<Record<Cadence, string>>;
  /** Questions and starters of the templates, by the names that stand in the document. */
  readonly prompts: Readonly<Record<Prompt, string>>;
  /** Whose promise it is: "If this slips, Robin will…" */
  readonly slipOf: (name: string) => string;
}
