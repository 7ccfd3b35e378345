import { feelings } from './feelings.ts';
import { asking, refusals } from './refusals.ts';
import { rounds } from './rounds.ts';
import { session } from './session.ts';

/** Sentences of promises and of a session: loaded with the parts that say them. */
export const liveEn = { asking, feelings, refusals, rounds, session };
