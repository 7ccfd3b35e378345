import { promptIn } from '@steady/shared/board/prompts.ts';
import { words } from '../words/index.ts';

/** @returns the sentence of a template's prompt; nothing for one that this version does not know */
export function promptWords(prompt: string): string {
  return promptIn(words().prompts, prompt) ?? '';
}
