import fs from 'node:fs';
import { join, resolve } from 'node:path';
import { makeAudit, type Audit } from '../audit/audit.ts';
import type { Config } from '../config.ts';
import { sha256 } from '../ledger/record.ts';
import { openPractice, type Practice } from '../open-practice.ts';
import { DATABASE_FILE } from '../store/open-stores.ts';
import { finishRotation } from '../store/sealing/rotate-master.ts';
import { takeDataFolder } from '../store/sqlite/one-process.ts';
import { StoreError } from '../store/store.ts';

/** What every command of `pnpm practice` gets. */
export interface Administration {
  readonly config: Config;
  readonly now: () => number;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
  readonly say: (text: string) => void;
  readonly onFatal: (error: StoreError) => void;
}

/** Something is not as the command needs it; the message says what to do. Nothing was changed. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}

/**
 * @param work is told how many keys there are when a change of the master key was finished first
 * @throws NotNow when a server is using the data
 */
export async function whileStopped<T>(
  { config, random }: Administration,
  work: (finished: number | undefined) => Promise<T>,
): Promise<T> {
  const giveBack = takeFolder(config.dataDir);
  try {
    return await work(finishRotation(config.keysDir, random));
  } finally {
    giveBack();
  }
}

export async function withPractice<T>(
  { config, random, now, onFatal }: Administration,
  work: (practice: Practice) => Promise<T>,
): Promise<T> {
  const practice = openPractice(config, random, onFatal, now);
  try {
    return await work(practice);
  } finally {
    practice.close();
  }
}

/**
 * A command that was given no DATA_DIR would make a new practice in `data`, and find all well there.
 * @throws NotNow when there is no data to work on
 */
export function needData({ config }: Pick<Administration, 'config'>): void {
  if (fs.existsSync(join(config.dataDir, DATABASE_FILE))) return;
  throw new NotNow(
    `There is no data in ${resolve(config.dataDir)}. Set DATA_DIR and KEYS_DIR as for the server. Nothing was changed.`,
  );
}

/** The audit as administration writes it: no session runs while it works. */
export const auditOf = ({ now }: Administration, { audit: store }: Practice): Audit =>
  makeAudit({ store, now, sha256, isInSession: () => false });

function takeFolder(dataDir: string): () => void {
  try {
    return takeDataFolder(dataDir);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'exists') throw error;
    throw new NotNow('The server is running. Stop it, run this command again, then start it.');
  }
}

/** @returns 20 characters that are easy to read out: 100 random bits */
export function makePassword(random: Administration['random']): string {
  const letters = 'abcdefghijkmnopqrstuvwxyz2345678';
  const drawn = [...random(new Uint8Array(20))].map((byte) => letters.charAt(byte & 31));
  return [0, 5, 10, 15].map((at) => drawn.slice(at, at + 5).join('')).join('-');
}
