import { away } from './away.ts';
import { boards } from './boards.ts';
import { errors } from './errors.ts';
import { invites } from './invites.ts';
import { join } from './join.ts';
import { keys } from './keys.ts';
import { lanes } from './lanes.ts';
import { setup } from './setup.ts';
import { shell } from './shell.ts';
import { signIn } from './signIn.ts';

export const en = { away, boards, errors, invites, join, keys, lanes, setup, shell, signIn };
