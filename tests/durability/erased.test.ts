import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { runPractice } from '@steady/server/practice/testing.ts';
import { openBoard } from '@steady/shared/board/document.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { makeCommandId, makeRoundId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectClient } from '../support/client.ts';
import { joinAs, makeBoard, setUp, type Person } from '../support/people.ts';
import { tryAllKeys } from '../support/sealed-values.ts';
import { startServer, type TestServer } from '../support/server.ts';

/**
 * A board that was deleted stays deleted, whatever copy is put back: of the data, of the keys, or of
 * both with today's list.
 */
const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

describe('a board that was deleted', () => {
  let folder: string;
  let dataDir: string;
  let keys: string;
  let server: TestServer;
  let ruth: Person;
  let kept: string;
  let erased: string;
  const at = (name: string) => join(folder, name);

  /** Two boards with something in every table; last week's copies of data and keys; then one is deleted. */
  beforeEach(async () => {
    folder = fs.mkdtempSync(join(tmpdir(), 'steady-erased-'));
    dataDir = at('data');
    keys = join(dataDir, 'keys');
    server = await startServer({ dataDir });
    ruth = await setUp(server);
    kept = await aFullBoard();
    erased = await aFullBoard();
    expect((await runPractice(dataDir, 'backup', at('old'))).code).toBe(0);
    fs.cpSync(keys, at('old-keys'), { recursive: true });
    expect((await ruth.ask(`/api/boards/${erased}`, { method: 'DELETE' })).status).toBe(200);
    await server.stop();
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('[S7][S24][S40] last week’s data, the master key and today’s keys: nothing of it opens', () => {
    const { opened, sealed } = tryAllKeys(at('old'), keys);
    expect(sealed.get(erased)).toBeGreaterThan(8);
    expect(opened.get(erased) ?? 0).toBe(0);
    // The keys are the right ones: everything of its neighbour opens.
    expect(opened.get(kept)).toBe(sealed.get(kept));
    // Last week's keys would open all of it: that is why copies of keys expire.
    expect(tryAllKeys(at('old'), at('old-keys')).opened.get(erased)).toBe(sealed.get(erased));
    expect(fs.readFileSync(join(keys, 'erased.list'), 'utf8')).toContain(erased);
  });

  it('[S41] last week’s data, by the command: it stays deleted, and the others say what happened', async () => {
    const { code, said } = await runPractice(dataDir, 'restore', at('old'));
    expect([code, said]).toEqual([0, expect.stringContaining('stay deleted: 1.')]);
    await expectGone();
    server = await startServer({ dataDir, env: { PORT: String(server.port) } });
    const { entries } = (await ruth.ask(`/api/boards/${kept}/audit`)).body;
    expect(entries.at(-1)).toMatchObject({ kind: 'put-back' });
    expect(entries.at(-1).by).toBeUndefined();
    await server.stop();
  });

  it('[S41] last week’s data, merely copied into place', async () => {
    putData(at('old'));
    await expectGone();
  });

  it('[S41] last week’s keys, with today’s data', async () => {
    putKeys();
    expect(fs.existsSync(join(keys, 'erased.list'))).toBe(false);
    await expectGone();
  });

  it('[S41] last week’s data and keys, by the command: the data that is replaced knows', async () => {
    putKeys();
    expect((await runPractice(dataDir, 'restore', at('old'))).code).toBe(0);
    await expectGone();
  });

  it('[S41] last week’s data and keys on another machine, with the newest list put beside the keys', async () => {
    const list = fs.readFileSync(join(keys, 'erased.list'));
    putKeys();
    fs.writeFileSync(join(keys, 'erased.list'), list);
    putData(at('old'));
    await expectGone();
  });

  it('[S42] a list that is damaged is made whole again by the data, and the other way round', async () => {
    const path = join(keys, 'erased.list');
    const whole = fs.readFileSync(path, 'utf8');
    fs.writeFileSync(path, whole.replace(erased, erased.slice(1)));
    putKeys({ but: 'erased.list' });
    await expectGone();
    expect(fs.readFileSync(path, 'utf8')).toBe(whole);
    fs.rmSync(path);
    await expectGone();
    expect(fs.readFileSync(path, 'utf8')).toBe(whole);
  });

  it('restores nothing when KEYS_DIR is another practice’s', async () => {
    fs.rmSync(dataDir, { recursive: true });
    const other = await startServer({ dataDir });
    await makeBoard(await setUp(other));
    await other.stop();
    const { code, said } = await runPractice(dataDir, 'restore', at('old'));
    expect([code, said]).toEqual([1, expect.stringContaining('is it the right one?')]);
  });

  async function aFullBoard(): Promise<string> {
    const boardId = await makeBoard(ruth);
    const ana = await joinAs(server, ruth, boardId, 'partner-a');
    const ask = (person: Person, command: Command) =>
      person.ask(`/api/boards/${boardId}/ledger`, { body: { id: makeCommandId(random), command } });
    const device = { cookie: ana.cookie ?? '', origin: server.origin };
    const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}/board`;
    const client = connectClient(url, device);
    await client.synced;
    addCard(openBoard(client.doc), { kind: 'need', by: PARTNER_A, text: 'To be heard' }, random);
    await client.allSaved();
    await client.close();
    const own = connectClient(url.replace(/board$/, 'private'), device);
    await own.synced;
    await own.close();
    await ask(ruth, { kind: 'start-session' });
    const round = makeRoundId(random);
    await ask(ruth, { kind: 'start-round', round, of: 'temperature' });
    await ask(ana, { kind: 'answer-round', round, value: { kind: 'not-today' } });
    return boardId;
  }

  function putData(from: string): void {
    for (const suffix of ['', '-wal', '-shm'])
      fs.rmSync(join(dataDir, `steady.sqlite${suffix}`), { force: true });
    fs.copyFileSync(from, join(dataDir, 'steady.sqlite'));
  }

  function putKeys({ but }: { but?: string } = {}): void {
    const saved = but === undefined ? undefined : fs.readFileSync(join(keys, but));
    fs.rmSync(keys, { recursive: true });
    fs.cpSync(at('old-keys'), keys, { recursive: true });
    if (but !== undefined && saved !== undefined) fs.writeFileSync(join(keys, but), saved);
  }

  /** Not there for anybody, no key of it on disk, no row of it in any table but the list; the other whole. */
  async function expectGone(): Promise<void> {
    server = await startServer({ dataDir, env: { PORT: String(server.port) } });
    expect((await ruth.ask(`/api/boards/${erased}`)).status).toBe(404);
    expect((await ruth.ask(`/api/boards/${kept}`)).status).toBe(200);
    expect((await ruth.ask('/api/boards')).body.boards).toHaveLength(1);
    const device = { cookie: ruth.cookie ?? '', origin: server.origin };
    const sync = `${server.origin.replace('http', 'ws')}/sync`;
    expect(await connectClient(`${sync}/${erased}/board`, device).closed).toBe(4404);
    const other = connectClient(`${sync}/${kept}/board`, device);
    await other.synced;
    expect(openBoard(other.doc).cards.size).toBe(1);
    await other.close();
    await server.stop();

    const files = fs.readdirSync(keys, { recursive: true }).map(String);
    expect(files.filter((file) => file.includes(erased))).toEqual([]);
    const database = new DatabaseSync(join(dataDir, 'steady.sqlite'), { readOnly: true });
    for (const table of tablesOf(database)) {
      const rows = JSON.stringify(database.prepare(`SELECT * FROM ${table}`).all());
      expect([table, rows.includes(erased)]).toEqual([table, table === 'erased_boards']);
    }
    database.close();
  }
});

const tablesOf = (database: DatabaseSync): string[] =>
  database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
    .map(({ name }) => String(name));
