import { createContext, useContext } from 'solid-js';
import type { Review } from './createReview.ts';

const ReviewContext = createContext<Review>();
export const ReviewProvider = ReviewContext.Provider;

export function useReview(): Review {
  const review = useContext(ReviewContext);
  if (review === undefined) throw new Error('a step stands outside of a review');
  return review;
}
