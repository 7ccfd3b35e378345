import type { Language } from '../../board/language.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import type { SummaryWords } from './words.ts';

const LANGUAGE_WORDS: Readonly<Record<Language, SummaryWords>> = {
  en,
  de,
  fr,
  es,
  ar,
  he,
};

export const wordsOf = (language: Language): SummaryWords => LANGUAGE_WORDS[language];
