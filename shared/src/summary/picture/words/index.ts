import type { Seat } from '../../../seats.ts';
import * as v from 'valibot';
import { CADENCES, AGREEMENT_TOPICS, timeSchema } from '../../../board/kinds.ts';
import type { Language } from '../../language.ts';
import { wordsOf } from '../../words/index.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import type { OwnWords, PictureWords } from './words.ts';

const OWN: Readonly<Record<Language, OwnWords>> = { en, de, fr, es, ar, he };

/** What a picture says in a language: the summary's names of things, and the picture's own words. */
export function pictureWords(language: Language, nameOf: (seat: Seat) => string): PictureWords {
  const { kinds, fields, slipOf, topics, cadences, day, both } = wordsOf(language);
  return {
    kinds,
    fields,
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
    own: OWN[language],
  };
}
