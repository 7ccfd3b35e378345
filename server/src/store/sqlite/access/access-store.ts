import type { DatabaseSync } from 'node:sqlite';
import type { AccessStore } from '../../../access/records.ts';
import { makeBoards } from './boards.ts';
import { makeInvites } from './invites.ts';
import { makePeople } from './people.ts';
import { makeSeats } from './seats.ts';
import { makeSessions } from './sessions.ts';

/**
 * Access on SQLite, on the connection that the documents use: everything is synchronous, so no other
 * transaction can be open when one of these begins.
 * @param database opened by `openDatabase`, migrated with `accessMigrations`
 */
export function makeAccessStore(database: DatabaseSync): AccessStore {
  return {
    people: makePeople(database),
    boards: makeBoards(database),
    seats: makeSeats(database),
    invites: makeInvites(database),
    sessions: makeSessions(database),
  };
}
