import type { DatabaseSync } from 'node:sqlite';
import type { AccessStore } from '../../../access/records.ts';
import type { Stores } from '../../open-stores.ts';
import type { StoreError } from '../../store.ts';
import { watched } from '../watched.ts';
import { makeAccounts } from './accounts.ts';
import { makeBoards } from './boards.ts';
import { makeCalendarLinks } from './calendar-links.ts';
import { makeColleagueInvites } from './colleague-invites.ts';
import { makeDeviceLinks } from './device-links.ts';
import { makeDevices } from './devices.ts';
import { makeInvites } from './invites.ts';
import { makeLocks } from './locks.ts';
import { makePasskeys } from './passkeys.ts';
import { makePeople } from './people.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { makeSeats } from './seats.ts';
import { makeSessions } from './sessions.ts';

/**
 * Access on SQLite, on the connection that the documents use: everything is synchronous, so no other
 * transaction can be open when one of these begins.
 * @param database opened by `openDatabase`, migrated with `accessMigrations`
 * @param stores what they write inside the transaction that is open: to the audit (S30), and what is to be erased
 * @param onFatal as for the documents (S13): after an I/O error nothing is reported as done
 */
export function makeAccessStore(
  database: DatabaseSync,
  onFatal: (error: StoreError) => void,
  { note, markErasing }: Pick<Stores, 'note' | 'markErasing'>,
): AccessStore {
  return {
    people: watched(makePeople(database), onFatal),
    accounts: watched(makeAccounts(database), onFatal),
    passkeys: watched(makePasskeys(database), onFatal),
    recoveryCodes: watched(makeRecoveryCodes(database), onFatal),
    boards: watched(makeBoards(database, note), onFatal),
    seats: watched(makeSeats(database, note, markErasing), onFatal),
    invites: watched(makeInvites(database, note), onFatal),
    colleagueInvites: watched(makeColleagueInvites(database), onFatal),
    calendarLinks: watched(makeCalendarLinks(database, note), onFatal),
    deviceLinks: watched(makeDeviceLinks(database), onFatal),
    sessions: watched(makeSessions(database), onFatal),
    devices: watched(makeDevices(database), onFatal),
    locks: watched(makeLocks(database), onFatal),
  };
}
