/** What moves cards: comes with the first hand on a board (createHands.ts). */
export { lanesKeyDown } from './keys.ts';
export { makeDrag } from './makeDrag.ts';
