import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openBoard } from '@steady/shared/board/document.ts';
import { addCard, wordsOf } from '@steady/shared/board/writeCards.ts';
import { makeCommandId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectClient, type Client } from '../../../tests/support/client.ts';
import { joinAs, makeBoard, setUp, type Person } from '../../../tests/support/people.ts';
import { openAll } from '../../../tests/support/sealed-values.ts';
import { startServer, type TestServer } from '../../../tests/support/server.ts';
import { runPractice } from '../practice/testing.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const DAY = 24 * 60 * 60 * 1000;
const CANARY = 'words-that-were-deleted';

describe('what is kept no longer', () => {
  let folder: string;
  let dataDir: string;
  let server: TestServer;
  let now: number;
  let ruth: Person;
  let ana: Person;
  let boardId: string;
  beforeEach(async () => {
    folder = fs.mkdtempSync(join(tmpdir(), 'steady-retention-'));
    dataDir = join(folder, 'data');
    now = Date.UTC(2026, 10, 25, 15);
    server = await startServer({ dataDir, now: () => now });
    ruth = await setUp(server);
    boardId = await makeBoard(ruth);
    ana = await joinAs(server, ruth, boardId, 'partner-a');
  });
  afterEach(async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true });
  });

  /** The server starts again on a later day; people sign in again. */
  async function later(days: number, meanwhile = async () => undefined as unknown): Promise<void> {
    await server.stop();
    await meanwhile();
    now += days * DAY;
    server = await startServer({ dataDir, now: () => now, env: { PORT: String(server.port) } });
    const { email, password } = {
      email: 'ruth@practice.example',
      password: 'a long enough password',
    };
    await ruth.ask('/api/sign-in', { body: { email, password } });
  }
  const set =
    (...words: string[]) =>
    () =>
      runPractice(dataDir, 'retention', ...words);
  const retention = async () => (await ruth.ask(`/api/boards/${boardId}`)).body.retention;
  const audit = async () => (await ruth.ask(`/api/boards/${boardId}/audit`)).body.entries;
  const last = async () => (await audit()).at(-1);
  const status = async () => (await ruth.ask(`/api/boards/${boardId}`)).status;
  const command = (person: Person, asked: Command) =>
    person.ask(`/api/boards/${boardId}/ledger`, {
      body: { id: makeCommandId(random), command: asked },
    });
  async function connect(person: Person): Promise<Client> {
    const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}/board`;
    const client = connectClient(url, { cookie: person.cookie ?? '', origin: server.origin });
    await client.synced;
    return client;
  }

  it('[N1] is nothing, unless the practice says so', async () => {
    expect(await retention()).toEqual({ months: null, deletedOn: null, kept: false });
    await later(50 * 365);
    expect(await status()).toBe(200);
    expect((await audit()).map(({ kind }: { kind: string }) => kind)).not.toContain(
      'deletion-announced',
    );
  });

  it('[N2] a board that is due is announced to everybody on it, and deleted 30 days later', async () => {
    await later(400, set('boards', '12'));
    await expect.poll(retention).toEqual({ months: 12, deletedOn: '2028-01-29', kept: false });
    expect(await last()).toMatchObject({ kind: 'deletion-announced', on: '2028-01-29' });
    await later(29);
    expect(await status()).toBe(200);
    await later(1);
    await expect.poll(status).toBe(404);
    const list = fs.readFileSync(join(dataDir, 'keys', 'erased.list'), 'utf8');
    expect(list).toContain(`${boardId} 2028-01-29`);
  });

  it('[N3] not when its therapist keeps it, or somebody uses it meanwhile', async () => {
    await later(400, set('boards', '12'));
    await expect.poll(async () => (await retention()).deletedOn).toBe('2028-01-29');
    const kept = await ruth.ask(`/api/boards/${boardId}`, {
      method: 'PATCH',
      body: { kept: true },
    });
    expect(kept.body.retention).toEqual({ months: 12, deletedOn: null, kept: true });
    expect(await last()).toMatchObject({ by: 'therapist', kind: 'kept', kept: true });
    await later(900);
    expect(await status()).toBe(200);
    await ruth.ask(`/api/boards/${boardId}`, { method: 'PATCH', body: { kept: false } });
    await later(0);
    await expect.poll(async () => (await retention()).deletedOn).not.toBeNull();

    await command(ruth, { kind: 'start-session' });
    await command(ruth, { kind: 'end-session' });
    await later(31);
    await expect.poll(last).toMatchObject({ kind: 'deletion-withdrawn' });
    expect(await retention()).toEqual({ months: 12, deletedOn: null, kept: false });
    expect(await status()).toBe(200);
  });

  it('[N3] not when what it holds cannot be read', async () => {
    await later(400, set('boards', '12'));
    await expect.poll(async () => (await retention()).deletedOn).toBe('2028-01-29');
    await command(ruth, { kind: 'start-session' });
    await later(900, async () => {
      const database = new DatabaseSync(join(dataDir, 'steady.sqlite'));
      database.exec('UPDATE ledger SET sealed = zeroblob(90)');
      database.close();
    });
    await later(0);
    expect(await status()).toBe(200);
  });

  it('[N2] a restored backup announces anew: what people saw then they may have forgotten', async () => {
    await later(400, set('boards', '12'));
    await expect.poll(async () => (await retention()).deletedOn).toBe('2028-01-29');
    await runPractice(dataDir, 'backup', join(folder, 'old'));
    await later(100, () => runPractice(dataDir, 'restore', join(folder, 'old')));
    await expect.poll(async () => (await retention()).deletedOn).toBe('2028-05-08');
    expect(await status()).toBe(200);
  });

  it('[N4][N5] old versions go: what was deleted stands nowhere any more, and what stands stays', async () => {
    const client = await connect(ana);
    const board = openBoard(client.doc);
    const card = addCard(board, { kind: 'need', by: PARTNER_A, text: CANARY }, random);
    await client.allSaved();
    await command(ruth, { kind: 'start-session' });
    await command(ruth, { kind: 'end-session' });
    wordsOf(board, card, 'text').delete(0, CANARY.length);
    wordsOf(board, card, 'text').insert(0, 'What stands');
    await client.allSaved();
    await client.close();
    await command(ruth, { kind: 'start-session' });
    await command(ruth, { kind: 'end-session' });
    const clear = () => openAll(join(dataDir, 'steady.sqlite'), join(dataDir, 'keys'));
    expect(clear().some((plain) => plain.includes(CANARY))).toBe(true);
    const ledger = (await ruth.ask(`/api/boards/${boardId}/ledger`)).body;

    await later(200, set('history', '3'));
    await expect.poll(last).toMatchObject({ kind: 'older-forgotten', before: '2027-03' });
    const reader = await connect(ruth);
    expect(wordsOf(openBoard(reader.doc), card, 'text').toString()).toBe('What stands');
    await reader.close();
    expect((await ruth.ask(`/api/boards/${boardId}/ledger`)).body).toEqual(ledger);
    const moment = (seq: number) => ruth.ask(`/api/boards/${boardId}/moments/${seq}`);
    const statuses = await Promise.all([1, 2, 3, 4].map(async (seq) => (await moment(seq)).status));
    expect(statuses).toEqual([404, 404, 200, 200]);
    await server.stop();
    expect(clear().some((plain) => plain.includes(CANARY))).toBe(false);
    expect(clear().some((plain) => plain.includes('What stands'))).toBe(true);
    server = await startServer({ dataDir, now: () => now });
  });

  it('the command shows what is set, what that deletes, and refuses what it does not understand', async () => {
    const said = async (...words: string[]) =>
      (await runPractice(dataDir, 'retention', ...words)).said;
    expect(await said()).toContain('Boards are kept until somebody deletes them.');
    expect(await said()).toContain('are kept as long as their board');
    expect(await said('boards', '24')).toContain('No board is due.');
    expect(await said('history', '1')).toContain('are kept for 1 month.');
    for (const words of [['boards'], ['boards', '0'], ['boards', 'x'], ['cards', '3']])
      expect(await said(...words)).toContain('Nothing was changed.');
    expect(await said()).toContain('kept 24 months after it was last used');
    const database = new DatabaseSync(join(dataDir, 'steady.sqlite'));
    database.exec('UPDATE boards SET created_at = 0; UPDATE row_months SET month = 1970 * 12');
    database.close();
    expect(await said()).toMatch(new RegExp(`due: 1\\.\\n  ${boardId}  deleted on \\d{4}-`));
    expect(await said('boards', 'off')).toContain('Boards are kept until somebody deletes them.');
  });
});
