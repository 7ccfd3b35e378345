import * as v from 'valibot';
import type { BoardDocument } from './document.ts';
import { FROM_CARD } from './origins.ts';

/** Languages that a summary speaks. `words/` and `summary/words/` have a file for each. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar', 'he'] as const;
export const languageSchema = v.picklist(LANGUAGES);
export type Language = v.InferOutput<typeof languageSchema>;

/** The board's language: its summaries speak it. English until the therapist chooses. */
export function readLanguage({ meta }: BoardDocument): Language {
  const parsed = v.safeParse(languageSchema, meta.get('language'));
  return parsed.success ? parsed.output : 'en';
}

/** The therapist's. */
export function setLanguage(board: BoardDocument, language: Language): void {
  board.doc.transact(() => board.meta.set('language', language), FROM_CARD);
}

export const directionOf = (language: Language): 'ltr' | 'rtl' =>
  language === 'ar' || language === 'he' ? 'rtl' : 'ltr';
