import list from 'big-list-of-naughty-strings' with { type: 'json' };
import { ALLOWED, REFUSED } from './addresses.ts';
import { ELSEWHERE, HTML, SVG } from './markup.ts';

/** Strings that have broken programs: the Big List, and our own of markup, pictures and addresses. */
export const NAUGHTY: readonly string[] = [
  ...new Set([...list, ...HTML, ...SVG, ...ELSEWHERE, ...REFUSED, ...ALLOWED]),
].filter((words) => words.trim() !== '');
