import { join, resolve } from 'node:path';
import { DATABASE_FILE } from '../store/open-stores.ts';
import { backupTo } from '../store/sqlite/backup.ts';
import { needData, NotNow, type Administration } from './administration.ts';

/** Copies the data while people go on working. The keys are another backup, kept elsewhere. */
export async function backUp(administration: Administration, path: string): Promise<void> {
  const { config, say } = administration;
  if (path === '') throw new NotNow('Say where the copy goes: npx pnpm practice backup PATH');
  needData(administration);
  const to = resolve(path);
  await backupTo(join(config.dataDir, DATABASE_FILE), to);
  say(`The data is copied to ${to}.`);
  say(`The keys are not in it. Back up ${resolve(config.keysDir)} as well, in another place:`);
  say('neither can be read without the other.');
}
