import { resolve } from 'node:path';
import { rotateMaster } from '../store/sealing/rotate-master.ts';
import { needData, whileStopped, type Administration } from './administration.ts';

/**
 * Changes the master key. The server must be stopped: it would go on wrapping keys of new boards
 * with the old one.
 */
export function rotateKey(administration: Administration): Promise<void> {
  const { config, random, say } = administration;
  needData(administration);
  return whileStopped(administration, async (finished) => {
    if (finished !== undefined) say('An earlier change had stopped in the middle; it is finished.');
    const keys = finished ?? rotateMaster(config.keysDir, random);
    say(`There is a new master key, and all keys are wrapped by it: ${keys}.`);
    say('\nWhat to do next:');
    say(`  Back up ${resolve(config.keysDir)} now, apart from the data. Older backups of keys`);
    say('  do not hold the new master key.');
    say('  Keep backups of the data: they hold no key, and open with the new keys as before.');
    say('  Remove backups of keys from before today, or let them expire within 30 days: each');
    say('  still opens what a copy of the data from its time holds.');
  });
}
