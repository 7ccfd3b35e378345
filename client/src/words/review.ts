import { createSignal } from 'solid-js';
import { review } from './en/review.ts';
import { isolating } from './isolating.ts';

/** Sentences of a home review, which come with it; see index.ts. */
export type ReviewWords = typeof review;

const [dictionary, setDictionary] = createSignal<ReviewWords>(isolating(review));

/** `reviewWords().steps.answers.title`; reactive, as `words` is. */
export const reviewWords = dictionary;

/** With `setLanguage`, once a review has loaded these. */
export function setReviewLanguage(language: ReviewWords): void {
  setDictionary(() => isolating(language));
}
