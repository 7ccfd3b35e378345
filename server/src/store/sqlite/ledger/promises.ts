import type { DatabaseSync } from 'node:sqlite';
import type { RandomBytes } from '@steady/shared/ids.ts';
import type { Noted } from '../../audit-store.ts';
import type { Promises } from '../../ledger-store.ts';
import type { BoardSealer } from '../../sealing/board-sealer.ts';
import type { Keyring } from '../../sealing/keyring.ts';
import type { StoreError } from '../../store.ts';
import { watched } from '../watched.ts';
import { makeLedgerStore } from './ledger.ts';
import { makeMomentStore } from './moments.ts';
import { makeRoundStore } from './rounds.ts';

/**
 * Promises on SQLite, on the connection that the documents use, as access is.
 * @param note writes to the audit, inside the transaction that is open (S30)
 * @param onFatal as for the documents (S13): after an I/O error nothing is reported as done
 */
export function makePromises(
  database: DatabaseSync,
  sealer: BoardSealer,
  keyring: Keyring,
  random: RandomBytes,
  onFatal: (error: StoreError) => void,
  note: (noted: Noted) => void,
): Promises {
  return {
    ledger: watched(makeLedgerStore(database, sealer, note), onFatal),
    rounds: watched(makeRoundStore(database, keyring, random), onFatal),
    moments: watched(makeMomentStore(database, sealer), onFatal),
  };
}
