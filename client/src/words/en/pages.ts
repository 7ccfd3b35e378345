import { boards } from './boards.ts';
import { left, noSeat, notFound, start } from './door.ts';
import { invites } from './invites.ts';
import { join } from './join.ts';
import { setup } from './setup.ts';
import { signIn } from './signIn.ts';

/** Sentences that no open board says: a board does not load them. */
export const pagesEn = { boards, invites, join, left, noSeat, notFound, setup, signIn, start };
