import { en as things } from '@steady/shared/words/en.ts';
import { away } from './away.ts';
import { board } from './board.ts';
import { cards } from './cards.ts';
import { errors } from './errors.ts';
import { keys } from './keys.ts';
import { shell } from './shell.ts';

export const en = {
  away,
  board,
  cards,
  errors,
  keys,
  lanes: things.lanes,
  prompts: things.prompts,
  shell,
};
