import { away } from './away.ts';
import { board } from './board.ts';
import { boards } from './boards.ts';
import { canvas } from './canvas.ts';
import { cards } from './cards.ts';
import { errors, reasons } from './errors.ts';
import { invites } from './invites.ts';
import { join } from './join.ts';
import { keys } from './keys.ts';
import { lanes } from './lanes.ts';
import { prompts } from './prompts.ts';
import { setup } from './setup.ts';
import { shell } from './shell.ts';
import { signIn } from './signIn.ts';

export const en = {
  away,
  board,
  boards,
  canvas,
  cards,
  errors,
  invites,
  join,
  keys,
  lanes,
  prompts,
  reasons,
  setup,
  shell,
  signIn,
};
