import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@steady/server/ledger/record.ts';
import { brokenAt } from '@steady/shared/ledger/chain.ts';
import { parseEntry, type EntryMessage } from '@steady/shared/ledger/entries.ts';
import { afterAll, expect, it } from 'vitest';
import { joinAs, makeBoard, setUp, type Person } from '../support/people.ts';
import { startServerProcess } from '../support/server.ts';
import { openAskingBoard, type AskingBoard } from './asking.ts';
import { elapsed, KILL_SEED, seeded } from './chance.ts';

/**
 * kill -9 while people promise: whatever was answered with 201 is there after the restart, the chain is
 * whole, and what got no answer is done once when it is asked again.
 */
const TRIALS = process.env['EXTENSIVE'] === '1' ? 100 : 20;
/** The server dies after so many answers at most, and so many ms: at any load it was promised something. */
const ANSWERS = 30;
const ASKING_MS = 20;

const folder = mkdtempSync(join(tmpdir(), 'steady-promises-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  `[S20][S21][S22] loses nothing that was answered, SIGKILL, ${TRIALS} trials`,
  { timeout: 300_000 },
  async () => {
    const chance = seeded(KILL_SEED);
    let server = await startServerProcess({ dataDir: folder });
    try {
      const ruth = await setUp(server);
      const boardId = await makeBoard(ruth);
      const people = [
        ruth,
        await joinAs(server, ruth, boardId, PARTNERS[0]),
        await joinAs(server, ruth, boardId, PARTNERS[1]),
      ] as const;
      const { port } = server;
      let answers = 0;
      let retried = 0;
      for (let trial = 0; trial < TRIALS; trial += 1) {
        const asking = openAskingBoard(boardId, people, chance);
        await asking.answeredAtLeast(1 + Math.floor(chance() * ANSWERS));
        await elapsed(chance() * ASKING_MS);
        await server.kill();
        asking.stop();
        await asking.done;
        server = await startServerProcess({ dataDir: folder, env: { PORT: String(port) } });
        answers += asking.answered.length;
        retried += asking.unanswered.length;

        const kept = await ledgerOf(ruth, boardId);
        const where = `trial ${trial}, KILL_SEED=${KILL_SEED}`;
        expect(brokenAt(kept.map(parseEntry), sha256), where).toBeUndefined();
        for (const { entries } of asking.answered)
          for (const entry of entries) expect(kept[entry.seq - 1], where).toEqual(entry);
        expect(await forgottenAnswers(asking, kept, boardId), where).toEqual([]);
        await askAgain(asking, boardId, where);
      }
      // A test that kills before anybody was answered, or between all requests, would prove nothing.
      expect(answers).toBeGreaterThan(TRIALS * 5);
      expect(retried).toBeGreaterThan(0);
    } finally {
      await server.kill();
    }
  },
);

const PARTNERS = ['partner-a', 'partner-b'] as const;

async function ledgerOf(person: Person, boardId: string): Promise<EntryMessage[]> {
  return (await person.ask(`/api/boards/${boardId}/ledger`)).body.entries;
}

/** Sealed answers that were taken, whose round is still open, and that their owner does not get back. */
async function forgottenAnswers(
  { answered, unanswered }: AskingBoard,
  kept: readonly EntryMessage[],
  boardId: string,
): Promise<string[]> {
  const over = new Set(
    kept.flatMap((entry) =>
      entry.kind === 'revealed' || entry.kind === 'round-cancelled' ? [entry.round] : [],
    ),
  );
  const latest = new Map<string, (typeof answered)[number]>();
  for (const one of answered)
    if (one.command.kind === 'answer-round' && one.entries.length === 0)
      latest.set(`${one.command.round} ${one.person.cookie}`, one);
  const forgotten: string[] = [];
  for (const { command, person } of latest.values()) {
    if (command.kind !== 'answer-round' || over.has(command.round)) continue;
    const { body } = await person.ask(`/api/boards/${boardId}/rounds/${command.round}`);
    // The one that got no answer may have replaced it.
    const mayBe = [command, ...unanswered.map((one) => one.command)].flatMap((one) =>
      one.kind === 'answer-round' ? [JSON.stringify(one.value)] : [],
    );
    if (!mayBe.includes(JSON.stringify(body.answer))) forgotten.push(command.round);
  }
  return forgotten;
}

/** [S22] Asked again under the same id it is done once, however often it is asked. */
async function askAgain(
  { unanswered }: AskingBoard,
  boardId: string,
  where: string,
): Promise<void> {
  for (const { person, id, command } of unanswered) {
    const post = () => person.ask(`/api/boards/${boardId}/ledger`, { body: { id, command } });
    const first = await post();
    const before = await ledgerOf(person, boardId);
    const second = await post();
    if (first.status === 201)
      expect([second.status, second.body], where).toEqual([201, first.body]);
    expect(await ledgerOf(person, boardId), where).toEqual(before);
  }
}
