import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as v from 'valibot';
import { personIdSchema } from '@steady/shared/ids.ts';
import type { People, PersonRecord } from '../../../access/records.ts';
import { integer, text } from '../columns.ts';

export function makePeople(database: DatabaseSync): People {
  const first = database.prepare('SELECT * FROM people WHERE is_first = 1');
  const addFirst = database.prepare(
    `INSERT INTO people (id, name, email, password_hash, is_first, lock_ms)
     SELECT :id, :name, :email, :passwordHash, 1, :lockMs WHERE NOT EXISTS (SELECT 1 FROM people)`,
  );
  const byId = database.prepare('SELECT * FROM people WHERE id = ?');
  const byEmail = database.prepare('SELECT * FROM people WHERE email = ?');

  const all = database.prepare('SELECT * FROM people ORDER BY is_first DESC, name, id');

  return {
    async addFirst({ id, name, email, passwordHash = null, lockMs }) {
      return addFirst.run({ id, name, email, passwordHash, lockMs }).changes === 1;
    },
    async first() {
      return parse(first.get());
    },
    async byId(id) {
      return parse(byId.get(id));
    },
    async byEmail(email) {
      return parse(byEmail.get(email));
    },
    async all() {
      return all.all().map(parsePerson);
    },
  };
}

function parse(row: Record<string, SQLOutputValue> | undefined): PersonRecord | undefined {
  return row && parsePerson(row);
}

function parsePerson(row: Record<string, SQLOutputValue>): PersonRecord {
  return {
    id: v.parse(personIdSchema, row['id']),
    name: text(row, 'name'),
    email: text(row, 'email'),
    passwordHash: row['password_hash'] === null ? undefined : text(row, 'password_hash'),
    isFirst: integer(row, 'is_first') === 1,
    lockMs: integer(row, 'lock_ms'),
  };
}
