import type { RandomBytes } from '@steady/shared/ids.ts';
import type { AccessStore } from './access/records.ts';
import type { Config } from './config.ts';
import { openStores, type Stores } from './store/open-stores.ts';
import { makeAccessStore } from './store/sqlite/access/access-store.ts';
import { accessMigrations } from './store/sqlite/access/tables.ts';
import { probeMigrations } from './store/sqlite/write-probe.ts';
import type { StoreError } from './store/store.ts';
import { asOpeningTrouble } from './store/trouble.ts';

export interface Practice extends Stores {
  readonly access: AccessStore;
}

/**
 * All that a practice keeps, opened: for the server and for administration alike.
 * @throws StoreError
 */
export function openPractice(
  { dataDir, keysDir }: Pick<Config, 'dataDir' | 'keysDir'>,
  random: RandomBytes,
  onFatal: (error: StoreError) => void,
  now: () => number = Date.now,
): Practice {
  const migrations = [accessMigrations, probeMigrations];
  const stores = openStores({ dataDir, keysDir, migrations, random, now, onFatal });
  try {
    return { ...stores, access: makeAccessStore(stores.database, onFatal, stores) };
  } catch (error) {
    stores.close();
    throw asOpeningTrouble(error);
  }
}
