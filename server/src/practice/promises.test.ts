import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { openBoard } from '@steady/shared/board/document.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { makeCommandId, makeRoundId } from '@steady/shared/ids.ts';
import { brokenAt } from '@steady/shared/ledger/chain.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { parseEntry } from '@steady/shared/ledger/entries.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectClient } from '../../../tests/support/client.ts';
import { joinAs, makeBoard, setUp, type Person } from '../../../tests/support/people.ts';
import { startServer, type TestServer } from '../../../tests/support/server.ts';
import { sha256 } from '../ledger/record.ts';
import { runPractice } from './testing.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

describe('pnpm practice, and what was promised', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = fs.mkdtempSync(join(os.tmpdir(), 'steady-practice-'));
  });
  afterEach(() => fs.rmSync(dataDir, { recursive: true }));

  it('[S25] an old backup brings promises back whole; a round that was revealed since ends like any other', async () => {
    let server = await startServer({ dataDir });
    const { boardId, ruth, ana, ben, ask } = await atOneBoard(server);
    const round = makeRoundId(random);
    const value = { kind: 'temperature', degrees: 2 } as const;
    await ask(ana, { kind: 'start-round', round, of: 'temperature' });
    await ask(ana, { kind: 'answer-round', round, value });
    await runPractice(dataDir, 'backup', join(dataDir, 'old'));
    await ask(ben, { kind: 'answer-round', round, value });
    await ask(ruth, { kind: 'start-session' });
    expect(await kinds(ana)).toEqual(['round-started', 'revealed', 'session-started']);
    await server.stop();
    expect((await runPractice(dataDir, 'restore', join(dataDir, 'old'))).code).toBe(0);
    server = await startServer({ dataDir, env: { PORT: String(server.port) } });

    // What was sealed then can be read no more, and counts as not given: nobody is stuck.
    expect(await kinds(ana)).toEqual(['round-started']);
    const own = await ana.ask(`/api/boards/${boardId}/rounds/${round}`);
    expect([own.status, own.body]).toEqual([200, { answer: null }]);
    expect((await ask(ben, { kind: 'answer-round', round, value })).body).toEqual({ entries: [] });
    expect((await ask(ana, { kind: 'cancel-round', round })).status).toBe(201);
    expect(await kinds(ana)).toEqual(['round-started', 'round-cancelled']);
    await server.stop();

    async function kinds(person: Person): Promise<string[]> {
      const { body } = await person.ask(`/api/boards/${boardId}/ledger`);
      const entries = body.entries.map(parseEntry);
      expect(brokenAt(entries, sha256)).toBeUndefined();
      return body.entries.map(({ kind }: { kind: string }) => kind);
    }
  });

  it('[S16] backup, rotate-key and restore carry promises, moments and sealed answers', async () => {
    let server = await startServer({ dataDir });
    const { boardId, ruth, ana, ben, ask, url } = await atOneBoard(server);
    const round = makeRoundId(random);
    const client = connectClient(url, { cookie: ana.cookie ?? '', origin: server.origin });
    await client.synced;
    addCard(openBoard(client.doc), { kind: 'need', by: PARTNER_A, text: 'Some quiet' }, random);
    await client.allSaved();
    await client.close();
    await ask(ruth, { kind: 'start-session' });
    await ask(ruth, { kind: 'start-round', round, of: 'temperature' });
    const value = { kind: 'temperature', degrees: 4 } as const;
    await ask(ana, { kind: 'answer-round', round, value });
    const before = (await ana.ask(`/api/boards/${boardId}/ledger`)).body;
    await runPractice(dataDir, 'backup', join(dataDir, 'copy'));
    await server.stop();
    expect((await runPractice(dataDir, 'rotate-key')).code).toBe(0);
    expect((await runPractice(dataDir, 'restore', join(dataDir, 'copy'))).code).toBe(0);
    server = await startServer({ dataDir, env: { PORT: String(server.port) } });

    expect((await ana.ask(`/api/boards/${boardId}/ledger`)).body).toEqual(before);
    const headers = { cookie: ana.cookie ?? '' };
    const moment = await fetch(`${server.origin}/api/boards/${boardId}/moments/1`, { headers });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, new Uint8Array(await moment.arrayBuffer()));
    expect(openBoard(doc).cards.size).toBe(1);
    const { body } = await ask(ben, { kind: 'answer-round', round, value });
    expect(body.entries[0]).toMatchObject({
      kind: 'revealed',
      values: [{ value }, { value }],
    });
    await server.stop();
  });

  it('[S24][S25] a board that was deleted leaves no key behind, that of an open round neither', async () => {
    const server = await startServer({ dataDir });
    const { boardId, ruth, ana, ask } = await atOneBoard(server);
    const round = makeRoundId(random);
    const keys = () =>
      fs
        .readdirSync(join(dataDir, 'keys'), { recursive: true })
        .filter((path) => path.toString().includes(boardId));
    await ask(ana, { kind: 'start-round', round, of: 'temperature' });
    await ask(ana, { kind: 'answer-round', round, value: { kind: 'not-today' } });
    expect(keys()).toHaveLength(3);
    await runPractice(dataDir, 'backup', join(dataDir, 'old'));
    await ruth.ask(`/api/boards/${boardId}`, { method: 'DELETE' });
    expect(keys()).toEqual([]);
    await server.stop();
    const restored = await runPractice(dataDir, 'restore', join(dataDir, 'old'));
    expect(restored).toEqual({ code: 0, said: expect.stringContaining('stay deleted: 1.') });
    expect(keys()).toEqual([]);
  });
});

/** A board with all three of its people, before its first session: partners may start rounds. */
async function atOneBoard(server: TestServer) {
  const ruth = await setUp(server);
  const boardId = await makeBoard(ruth);
  const ana = await joinAs(server, ruth, boardId, 'partner-a');
  const ben = await joinAs(server, ruth, boardId, 'partner-b');
  const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}/board`;
  const ask = (person: Person, command: Command) =>
    person.ask(`/api/boards/${boardId}/ledger`, { body: { id: makeCommandId(random), command } });
  return { boardId, url, ruth, ana, ben, ask };
}
