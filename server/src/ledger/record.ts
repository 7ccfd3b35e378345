import { createHash } from 'node:crypto';
import type { BoardId } from '@steady/shared/ids.ts';
import { brokenAt, chain, CHAIN_START } from '@steady/shared/ledger/chain.ts';
import {
  parseEntry,
  toMessage,
  type Entry,
  type EntryBody,
} from '@steady/shared/ledger/entries.ts';
import type { Seat } from '@steady/shared/seats.ts';
import type { Noted } from '../store/audit-store.ts';
import type { CommandRef, LedgerStore } from '../store/ledger-store.ts';
import { StoreError } from '../store/store.ts';

/** SHA-256 as hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface Unwritten {
  readonly at: number;
  readonly by: Seat | undefined;
  readonly body: EntryBody;
}

/** The entries of one board, read, checked, and made longer. */
export interface LedgerRecord {
  readonly entries: readonly Entry[];
  /** @returns the new entries, once they are on disk. @throws StoreError; then nothing was added */
  append(
    added: readonly Unwritten[],
    command: CommandRef | undefined,
    noted: readonly Noted[],
  ): Promise<readonly Entry[]>;
  /** What came of this command, if it was done already. */
  find(command: CommandRef): Promise<readonly Entry[] | undefined>;
}

/** @throws StoreError 'damaged' when an entry is missing, changed, or does not follow the one before */
export async function openRecord(store: LedgerStore, boardId: BoardId): Promise<LedgerRecord> {
  const entries = (await store.load(boardId)).map(parseText);
  const broken = brokenAt(entries, sha256);
  if (broken !== undefined)
    throw new StoreError(
      'damaged',
      `Entry ${broken} of the ledger does not follow the one before.`,
    );

  return {
    entries,
    async append(added, command, noted) {
      const first = entries.length + 1;
      const fresh: Entry[] = [];
      let hash = entries.at(-1)?.hash ?? CHAIN_START;
      for (const one of added) {
        const entry = chain({ seq: first + fresh.length, ...one }, hash, sha256);
        fresh.push(entry);
        hash = entry.hash;
      }
      const texts = fresh.map((entry) => JSON.stringify(toMessage(entry)));
      await store.append(boardId, { first, entries: texts, command, noted });
      entries.push(...fresh);
      return fresh;
    },
    async find(command) {
      const found = await store.find(command);
      return found && entries.slice(found.first - 1, found.last);
    },
  };
}

function parseText(text: string): Entry {
  try {
    return parseEntry(JSON.parse(text));
  } catch (error) {
    throw new StoreError('damaged', 'An entry of the ledger is not what this version knows.', {
      cause: error,
    });
  }
}
