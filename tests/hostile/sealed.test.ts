import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCommandId, makeRoundId, type RoundId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import type { RoundValue } from '@steady/shared/ledger/values.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { joinAs, makeBoard, setUp, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { openSocket } from '../support/sockets.ts';

/**
 * What somebody seals, nobody else gets before the reveal: not on a socket, not by asking, not in what
 * the server writes to its log or its disk. Each value holds a mark of its own that is looked for everywhere.
 */
const BOARDS = 5;
const ROUNDS = 20;
const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

describe('sealed answers', () => {
  let server: ServerProcess;
  let out: string;
  let ruth: Person;
  beforeEach(async () => {
    // At its most talkative, over http with a body in every request.
    server = await startServerProcess({ env: { LOG_LEVEL: 'trace' } });
    out = '';
    server.process.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    ruth = await setUp(server);
  });
  afterEach(() => server.stop());

  it(
    `[P60][P61][P62][S25] ${BOARDS * ROUNDS * 2} values: nobody else has one before the reveal, nor ever after a cancel`,
    { timeout: 120_000 },
    async () => {
      const revealed: string[] = [];
      const cancelled: string[] = [];
      for (let board = 0; board < BOARDS; board += 1) {
        const table = await aTable();
        for (let at = 0; at < ROUNDS; at += 1) {
          const [ana, ben] = [aMark(), aMark()];
          const round = makeRoundId(random);
          await table.ask(ruth, { kind: 'start-round', round, of: 'feels-safe' });
          await table.answer(table.ana, round, ana);
          await table.expectNobodyHas(round, table.ana, ana);

          // Every second round ends without a reveal: by hand, or with its session.
          if (at % 2 === 0) {
            await table.answer(table.ben, round, ben);
            revealed.push(ana, ben);
            await table.everybodyHas(ana, ben);
            continue;
          }
          cancelled.push(ana, ben);
          if (at % 4 === 1) await table.ask(ruth, { kind: 'cancel-round', round });
          else {
            await table.ask(ruth, { kind: 'end-session' });
            await table.ask(ruth, { kind: 'start-session' });
          }
          const late = await table.answer(table.ben, round, ben);
          expect(late.body.error.why).toBe('round-over');
        }
        table.expectNever(cancelled);
        table.close();
      }
      expect(revealed.length + cancelled.length).toBe(BOARDS * ROUNDS * 2);
      // Neither kind is ever in the open on the disk or in the log.
      for (const mark of [...revealed, ...cancelled]) expectNotKept(mark);
    },
  );

  it('[P60] the other’s socket gets no frame at all while one answers, changes and answers again', async () => {
    const table = await aTable();
    const round = makeRoundId(random);
    await table.ask(ruth, { kind: 'start-round', round, of: 'temperature' });
    await table.quiet();
    const before = table.counts();
    for (const degrees of [1, 2, 3, 4, 5]) {
      const value: RoundValue = { kind: 'temperature', degrees };
      const answered = await table.ask(table.ana, { kind: 'answer-round', round, value });
      expect([answered.status, answered.body]).toEqual([201, { entries: [] }]);
    }
    await table.quiet();
    expect(table.counts()).toEqual(before);
    // Nor does asking tell: both see the same round, open.
    const [a, b] = [await table.ledger(table.ana), await table.ledger(table.ben)];
    expect(a).toEqual(b);
    table.close();
  });

  /** A new board in session, and all that reaches each of its people. */
  async function aTable() {
    const boardId = await makeBoard(ruth);
    const ana = await joinAs(server, ruth, boardId, 'partner-a');
    const ben = await joinAs(server, ruth, boardId, 'partner-b');
    const watcher = await joinAs(server, ruth, boardId, 'observer-1');
    const people = [ruth, ana, ben, watcher];
    const sockets = await Promise.all(people.map((person) => listen(person)));
    const ask = (person: Person, command: Command) =>
      person.ask(`/api/boards/${boardId}/ledger`, {
        body: { id: makeCommandId(random), command },
      });
    await ask(ruth, { kind: 'start-session' });

    return {
      ana,
      ben,
      ask,
      answer(person: Person, round: RoundId, mark: string) {
        const value: RoundValue = {
          kind: 'feels-safe',
          feelsSafe: `x ${mark}`,
          stillPainful: mark,
          nextSteps: '',
        };
        return ask(person, { kind: 'answer-round', round, value });
      },
      async ledger(person: Person) {
        return (await person.ask(`/api/boards/${boardId}/ledger`)).body;
      },
      async expectNobodyHas(round: RoundId, author: Person, mark: string) {
        await quiet();
        for (const { heard } of sockets) expect(heard()).not.toContain(mark);
        for (const person of people) {
          const asked = await person.ask(`/api/boards/${boardId}/rounds/${round}`);
          const entries = await person.ask(`/api/boards/${boardId}/ledger`);
          expect(JSON.stringify(asked.body).includes(mark)).toBe(person === author);
          expect(JSON.stringify(entries.body)).not.toContain(mark);
        }
        expectNotKept(mark);
      },
      everybodyHas: (...marks: string[]) =>
        vi.waitFor(() => {
          for (const { heard } of sockets)
            for (const mark of marks) expect(heard()).toContain(mark);
        }),
      expectNever(marks: readonly string[]) {
        for (const { heard } of sockets)
          for (const mark of marks) expect(heard()).not.toContain(mark);
      },
      counts: () => sockets.map(({ frames }) => frames()),
      quiet,
      close: () => sockets.forEach(({ webSocket }) => webSocket.close()),
    };

    /** Whatever was under way has arrived: what the server says of itself comes in order behind it. */
    async function quiet(): Promise<void> {
      await Promise.all(
        sockets.map(
          ({ webSocket }) =>
            new Promise<void>((resolve) => {
              webSocket.once('pong', () => resolve());
              webSocket.ping();
            }),
        ),
      );
    }

    async function listen(person: Person) {
      const { webSocket, opened } = openSocket(server, person, `/sync/${boardId}/board`);
      let text = '';
      let frames = 0;
      webSocket.on('message', (data: Buffer) => {
        frames += 1;
        text += data.toString('latin1');
      });
      await opened;
      // Says hello and asks for the ledger, as a page does.
      webSocket.send(Uint8Array.of(100, 1, 0));
      webSocket.send(Uint8Array.of(101, 0));
      return { webSocket, heard: () => text, frames: () => frames };
    }
  }

  /** In no file of the data folder (database, its log, keys), and in nothing that was printed. */
  function expectNotKept(mark: string): void {
    expect(out + server.log()).not.toContain(mark);
    for (const file of readdirSync(server.dataDir, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const found = readFileSync(join(file.parentPath, file.name)).includes(mark);
      expect(found, file.name).toBe(false);
    }
  }
});

/** 96 random bits as letters that stand in any encoding as they are. */
const aMark = (): string => `mark${Buffer.from(random(new Uint8Array(12))).toString('hex')}`;
