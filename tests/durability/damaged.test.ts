import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBoard } from '@steady/shared/board/document.ts';
import { addCard, wordsOf } from '@steady/shared/board/writeCards.ts';
import { makeCommandId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { readConfig } from '@steady/server/config.ts';
import { runPractice } from '@steady/server/practice/testing.ts';
import { start } from '@steady/server/start.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectClient } from '../support/client.ts';
import { joinAs, makeBoard, setUp, type Person } from '../support/people.ts';
import type { TestServer } from '../support/server.ts';
import { KILL_SEED as SEED, seeded } from './chance.ts';
import { damage, type Variant } from './damage.ts';
import { readOut, type Asked, type Outcome, type Parts } from './readout.ts';

/**
 * What a disk does to files: bits that flip, files that are cut short or gone, pages of noise. Each time
 * either the server says clearly that it does not start, or it starts, the damaged board is set aside, and
 * all others are whole; never does anybody get something else than what was written. KILL_SEED runs the
 * same damage again.
 */
const VARIANTS = process.env['EXTENSIVE'] === '1' ? 1_000 : 200;
/**
 * Noise over the log's own header: it was taken for a log that had begun anew. A column that was called
 * otherwise by one bit: nobody was told what to do, twice.
 */
const FOUND = [2_045_795_737, 1_043_751_708, 445_396_131];
/** The same practice each time: a seed then means the same damage. */
const draw = seeded(20261125);
const random = (bytes: Uint8Array<ArrayBuffer>) => bytes.map(() => Math.floor(draw() * 256));
const NOW = Date.UTC(2026, 10, 25, 10);

describe('damaged files', () => {
  let folder: string;
  let good: string;
  let asked: Asked;
  let whole: Parts;
  const at = (name: string) => join(folder, name);

  /** Some of it in the data file, some in its log: the server died while it was in use. */
  beforeAll(async () => {
    folder = fs.mkdtempSync(join(tmpdir(), 'steady-damaged-'));
    good = at('good');
    let practice = await begin(at('live'));
    const ruth = await setUp(practice);
    const boards = [await aFullBoard(practice, ruth), await aFullBoard(practice, ruth)];
    const erased = await makeBoard(ruth);
    await ruth.ask(`/api/boards/${erased}`, { method: 'DELETE' });
    await practice.stop();
    practice = await begin(at('live'), practice.port);
    boards.push(await aFullBoard(practice, ruth));
    await write(practice, ruth, boards[0]!);
    // As kill -9 would leave it: files as they are, while the process has them open.
    fs.cpSync(at('live'), good, { recursive: true });
    await practice.stop();
    asked = { boards, cookie: ruth.cookie!, moments: [1, 2] };

    const outcome = await readOut(copyOf('reference'), asked, () => NOW);
    if (outcome.kind !== 'started') throw new Error(outcome.why);
    expect(outcome.findings).toEqual([]);
    for (const part of outcome.parts.values()) expect(part).toHaveProperty('said');
    expect(outcome.parts.size).toBe(1 + 3 * 8);
    whole = outcome.parts;
  }, 120_000);
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  function copyOf(name: string): string {
    fs.cpSync(good, at(name), { recursive: true });
    return at(name);
  }

  it(
    `[S5][S12][S32][S60] ${VARIANTS} of them: a clear refusal, or the damaged board set aside; never a silent wrong read, never a crash`,
    { timeout: 1_200_000 },
    async () => {
      const seen = { refused: 0, setAside: 0, whole: 0 };
      const seeds = [...FOUND, ...Array.from({ length: VARIANTS }, (_, n) => SEED + n)];
      for (const [n, seed] of seeds.entries()) {
        const dataDir = copyOf('damaged');
        const variant = damage(dataDir, seeded(seed));
        const where = `${variant.what}, ${variant.how}; KILL_SEED=${seed}`;
        let outcome: Outcome;
        try {
          outcome = await readOut(dataDir, asked, () => NOW);
        } catch (error) {
          throw new Error(where, { cause: error });
        }
        seen[judge(outcome, where)] += 1;
        expectWhat(variant, outcome, where);
        // Another start finds what the first one found: nothing got worse by trying.
        if (n % 10 === 0)
          expect(kindOf(await readOut(dataDir, asked, () => NOW)), where).toBe(kindOf(outcome));
        fs.rmSync(dataDir, { recursive: true });
      }
      process.stdout.write(`damaged files, KILL_SEED=${SEED}: ${JSON.stringify(seen)}\n`);
      // Damage that never hits anything would prove nothing.
      expect(seen.refused).toBeGreaterThan(VARIANTS / 10);
      expect(seen.setAside).toBeGreaterThan(VARIANTS / 10);
    },
  );

  it('a practice is told which board it is, and what can be done', async () => {
    const dataDir = copyOf('told');
    const [, second] = asked.boards;
    const wrapped = join(dataDir, 'keys', 'wrapped', second!.charAt(0));
    fs.truncateSync(join(wrapped, `${second}.board.key`), 20);
    const { code, said } = await runPractice(dataDir, 'check');
    expect(code).toBe(1);
    expect(said).toContain(`Board ${second}:`);
    expect(said).toContain('The key file of');
    expect(said).toContain('Damaged boards: 1. They are set aside; all others go on.');
    expect(await runPractice(copyOf('well'), 'check')).toEqual({
      code: 0,
      said: 'Everything can be read: every board, with its keys.\n',
    });
  });

  it('[S60] a log that is lost is said so, and what is left can be saved by a backup of it', async () => {
    const dataDir = copyOf('lost-log');
    fs.truncateSync(join(dataDir, 'steady.sqlite-wal'), 50_000);
    const refused = await readOut(dataDir, asked, () => NOW);
    expect(refused).toEqual({
      kind: 'refused',
      why: expect.stringContaining('practice backup PATH'),
    });
    expect((await runPractice(dataDir, 'backup', at('left'))).code).toBe(0);
    expect((await runPractice(dataDir, 'restore', at('left'))).code).toBe(0);
    const saved = await readOut(dataDir, asked, () => NOW);
    expect(saved.kind).toBe('started');
  });

  /** @returns what it is; fails when anybody got something else than what was written */
  function judge(outcome: Outcome, where: string): 'refused' | 'setAside' | 'whole' {
    if (outcome.kind === 'refused') {
      // A sentence, and what to do.
      expect(outcome.why, where).toMatch(/[Rr]estore|[Pp]ut back|backup/);
      return 'refused';
    }
    const refused: string[] = [];
    for (const [part, got] of outcome.parts) {
      if ('refused' in got) refused.push(`${part}: ${got.refused}`);
      else expect(got, `${part}: ${where}`).toEqual(whole.get(part));
    }
    if (refused.length === 0) return 'whole';
    expect(outcome.findings, `${refused.join(', ')}: ${where}`).not.toEqual([]);
    return 'setAside';
  }

  /** A file that is gone leaves no doubt. */
  function expectWhat({ target, how }: Variant, outcome: Outcome, where: string): void {
    if (how !== 'missing') return;
    const kind = kindOf(outcome);
    if (target === 'list of erased boards') expect(kind, where).toBe('whole');
    else if (target === 'wrapped key') expect(kind, where).toBe('some refused');
    else expect(kind, where).toBe('refused');
  }

  function kindOf(outcome: Outcome): string {
    if (outcome.kind === 'refused') return 'refused';
    return [...outcome.parts.values()].some((part) => 'refused' in part) ? 'some refused' : 'whole';
  }
});

interface Opened extends Pick<TestServer, 'origin' | 'port' | 'setupUrl'> {
  stop(): Promise<void>;
}

async function begin(dataDir: string, port = 0): Promise<Opened> {
  const env = { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const running = await start(readConfig(env), {
    now: () => NOW,
    random: (bytes) => {
      bytes.set(random(bytes));
      return bytes;
    },
    onFatal: (error) => {
      throw error;
    },
    log: { write() {} },
  });
  const origin = `http://127.0.0.1:${running.port}`;
  return { ...running, origin, stop: () => running.stop() };
}

/** Words, a canvas, agreements, sessions, notes: something in every table. */
async function aFullBoard(server: Opened, ruth: Person): Promise<string> {
  const boardId = await makeBoard(ruth, 'weekly-conversation');
  await joinAs(server, ruth, boardId, 'partner-a');
  const ask = (command: Command) =>
    ruth.ask(`/api/boards/${boardId}/ledger`, { body: { id: makeCommandId(random), command } });
  for (let n = 0; n < 3; n += 1) await write(server, ruth, boardId);
  await ask({ kind: 'start-session' });
  await ask({ kind: 'end-session' });
  await write(server, ruth, boardId);
  return boardId;
}

async function write(server: Opened, ruth: Person, boardId: string): Promise<void> {
  const device = { cookie: ruth.cookie ?? '', origin: server.origin };
  const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}`;
  const board = connectClient(`${url}/board`, device, aDocument());
  const notes = connectClient(`${url}/notes`, device, aDocument());
  await Promise.all([board.synced, notes.synced]);
  const open = openBoard(board.doc);
  const card = addCard(open, { kind: 'note', by: PARTNER_A, text: 'What I heard' }, random);
  for (let n = 0; n < 30; n += 1) wordsOf(open, card, 'text').insert(0, 'more of it, ');
  notes.doc.getMap('notes').set('x', `noted ${board.doc.clientID}`);
  await Promise.all([board.allSaved(), notes.allSaved()]);
  await Promise.all([board.close(), notes.close()]);
}

function aDocument(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = Math.floor(draw() * 2 ** 32);
  return doc;
}
