import { words } from '../words/index.ts';

/** @returns the sentence of a template's prompt; nothing for one that this version does not know */
export function promptWords(prompt: string): string {
  const known = Object.entries(words().prompts).find(([name]) => name === prompt);
  return known?.[1] ?? '';
}
