/**
 * Questions and starters, by the names that stand in the document. Their sentences are in `words/`,
 * so that a board can be read in another language than the one it was made in.
 */
export type Prompt =
  | 'one-thing-noticed'
  | 'feeling-today'
  | 'one-need-today'
  | 'feeling-now'
  | 'need-under-it'
  | 'doable-request'
  | 'small-win'
  | 'one-step-next-week'
  | 'cycle-intro'
  | 'cycle-trigger'
  | 'cycle-meaning'
  | 'cycle-feeling-on-top'
  | 'cycle-feeling-underneath'
  | 'cycle-what-i-do'
  | 'repair-intro'
  | 'boundary-intro'
  | 'transparency-intro'
  | 'transparency-need'
  | 'the-problem-does'
  | 'times-we-were-stronger'
  | 'problem-name';

/**
 * @param prompts their sentences in one language
 * @param name as it stands on a card or a lane
 * @returns nothing for one that this version does not know: whatever another program wrote there
 */
export const promptIn = (
  prompts: Readonly<Record<Prompt, string>>,
  name: string | undefined,
): string | undefined => Object.entries(prompts).find(([known]) => known === name)?.[1];
