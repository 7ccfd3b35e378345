import type { Language } from '../language.ts';
import { en } from './en.ts';
import type { SummaryWords } from './words.ts';

const LANGUAGE_WORDS: Readonly<Record<Language, SummaryWords>> = {
  en,
  de: en,
  fr: en,
  es: en,
  ar: en,
  he: en,
};

export const wordsOf = (language: Language): SummaryWords => LANGUAGE_WORDS[language];
