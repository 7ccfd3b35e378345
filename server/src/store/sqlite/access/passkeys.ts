import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as v from 'valibot';
import { personIdSchema } from '@steady/shared/ids.ts';
import type { PasskeyRecord, Passkeys } from '../../../access/records.ts';
import { blob, integer, text } from '../columns.ts';

export function makePasskeys(database: DatabaseSync): Passkeys {
  const add = database.prepare(
    `INSERT INTO passkeys (id, person, credential, public_key, counter, transports, name, made_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (credential) DO NOTHING`,
  );
  const ofPerson = database.prepare('SELECT * FROM passkeys WHERE person = ? ORDER BY made_at, id');
  const byCredential = database.prepare('SELECT * FROM passkeys WHERE credential = ?');
  const used = database.prepare('UPDATE passkeys SET counter = ? WHERE id = ?');
  const rename = database.prepare('UPDATE passkeys SET name = ? WHERE id = ? AND person = ?');

  return {
    async add({ id, personId, credentialId, publicKey, counter, transports, name, madeAt }) {
      const words = transports.join(' ');
      return (
        add.run(id, personId, credentialId, publicKey, counter, words, name, madeAt).changes === 1
      );
    },
    async ofPerson(personId) {
      return ofPerson.all(personId).map(parse);
    },
    async byCredential(credentialId) {
      const row = byCredential.get(credentialId);
      return row && parse(row);
    },
    async used(id, counter) {
      used.run(counter, id);
    },
    async rename(personId, id, name) {
      return rename.run(name, id, personId).changes === 1;
    },
  };
}

const parse = (row: Record<string, SQLOutputValue>): PasskeyRecord => ({
  id: text(row, 'id'),
  personId: v.parse(personIdSchema, row['person']),
  credentialId: text(row, 'credential'),
  publicKey: blob(row, 'public_key'),
  counter: integer(row, 'counter'),
  transports: text(row, 'transports').split(' ').filter(Boolean),
  name: text(row, 'name'),
  madeAt: integer(row, 'made_at'),
});
