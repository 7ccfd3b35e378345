import type { Seat } from '../../../seats.ts';
import * as v from 'valibot';
import { CADENCES, AGREEMENT_TOPICS, timeSchema } from '../../../board/kinds.ts';
import type { Language } from '../../../board/language.ts';
import { wordsOf } from '../../words/index.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import type { AltWords, PictureWords } from './words.ts';

const ALT: Readonly<Record<Language, AltWords>> = { en, de, fr, es, ar, he };

/** What a picture says in a language: the summary's names of things, and the picture's own words. */
export function pictureWords(language: Language, nameOf: (seat: Seat) => string): PictureWords {
  const { lanes, kinds, fields, prompts, slipOf, topics, cadences, day, both } = wordsOf(language);
  return {
    lanes,
    kinds,
    fields,
    prompts,
    slipOf,
    value(value) {
      if (typeof value !== 'string') {
        const [one = '', other] = value.map(nameOf);
        return other === undefined ? one : both(one, other);
      }
      const topic = AGREEMENT_TOPICS.find((known) => known === value);
      if (topic !== undefined) return topics[topic];
      if (v.is(timeSchema, value)) return value;
      const cadence = CADENCES.find((known) => known === value);
      return cadence === undefined ? day(value) : cadences[cadence];
    },
    alt: ALT[language],
  };
}
