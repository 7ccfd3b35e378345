import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPractice } from '@steady/server/practice/testing.ts';
import { openStores } from '@steady/server/store/open-stores.ts';
import type { ParticipantId } from '@steady/shared/ids.ts';
import { valuesOf } from '@steady/shared/private/document.ts';
import { beginNote, openNotes, placeOfNote } from '@steady/shared/private/notes.ts';
import { unwrapByCode, wrapForCode } from '@steady/shared/private/keys.ts';
import { makeCode } from '@steady/shared/private/code.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectClient } from '../support/client.ts';
import { joinAs, makeBoard, setUp, type Person } from '../support/people.ts';
import {
  openPrivatePage,
  parseBoardId,
  testPort,
  type PrivatePage,
} from '../support/private-page.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { openSocket } from '../support/sockets.ts';

/**
 * What somebody writes for themselves alone reaches nobody: no socket, no answer, no log, no file, and not
 * the server itself, which holds all keys of its own. Each text holds a mark that is looked for everywhere.
 */
const MARKS = 1_000;
const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

describe('private writing', () => {
  let server: ServerProcess;
  let out: string;
  let ruth: Person;
  let boardId: string;
  let ana: Person;
  let ben: Person;
  beforeEach(async () => {
    server = await startServerProcess({ env: { LOG_LEVEL: 'trace' } });
    out = '';
    server.process.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    ruth = await setUp(server);
    boardId = await makeBoard(ruth);
    ana = await joinAs(server, ruth, boardId, 'partner-a');
    ben = await joinAs(server, ruth, boardId, 'partner-b');
  });
  afterEach(() => server.stop());

  it(
    `[V11][V25][V26] ${MARKS} marks in drafts, journals and notes are found nowhere else`,
    { timeout: 180_000 },
    async () => {
      const everybody = { ruth, ana, ben, ...(await watchers()) };
      const listening = await Promise.all(
        Object.values(everybody).map((person) => listen(person, 'board')),
      );
      const [anas, anas2, bens] = await Promise.all([
        openPrivatePage(server, ana, boardId),
        openPrivatePage(server, ana, boardId),
        openPrivatePage(server, ben, boardId),
      ]);
      await anas.makeKey();
      await bens.makeKey();
      const bensSocket = await listen(ben, 'private');
      const ruthsNotes = await openNotesPage();
      const ruthsTablet = await openNotesPage();

      const drafts: string[] = [];
      const notes: string[] = [];
      for (let n = 0; n < MARKS; n += 1) {
        const mark = aMark();
        if (n % 2 === 0) {
          drafts.push(mark);
          anas.begin(`I feel ${mark} today`, n % 4 === 0 ? 'journal' : 'draft');
        } else {
          notes.push(mark);
          ruthsNotes.begin(`ask about ${mark}`);
        }
        if (n % 100 === 99) await anas.saved();
      }
      await anas.saved();
      await ruthsNotes.client.allSaved();
      const code = await wrapForCode(
        testPort,
        anas.document,
        anas.board,
        'hand-over',
        anas.ring.values(),
      );
      await anas.client.allSaved();

      // Their owner's other devices have them, so the search below looks for what is there.
      await expect.poll(() => valueCount(anas2)).toBe(valueCount(anas));
      await anas2.take((await unwrapByCode(testPort, anas2.document, anas.board, code.code))!);
      await anas2.drafts.settled();
      const all = anas2.drafts
        .ids()
        .map((id) => anas2.textOf(id))
        .join();
      for (const mark of drafts) expect(all).toContain(mark);
      await expect.poll(() => ruthsTablet.words().split('mark').length).toBe(notes.length + 1);

      // Nobody else's socket, and no answer to anybody.
      await Promise.all([...listening, bensSocket].map(({ quiet }) => quiet()));
      const heard = [...listening, bensSocket].map((one) => one.heard()).join();
      const answers = await answersTo(Object.values(everybody));
      const known = heard + answers + out + server.log();
      for (const mark of [...drafts, ...notes]) expect(known).not.toContain(mark);
      expect(bens.drafts.ids()).toEqual([]);

      // No file, and no backup.
      const folder = mkdtempSync(join(tmpdir(), 'steady-marks-'));
      const backup = join(folder, 'backup.sqlite');
      expect((await runPractice(server.dataDir, 'backup', backup)).code).toBe(0);
      const files = [...filesIn(server.dataDir), readFileSync(backup)];
      expect(files.length).toBeGreaterThan(4);
      for (const file of files)
        for (const mark of [...drafts, ...notes]) expect(file.includes(mark)).toBe(false);

      // Not the server either, with all of its keys: of notes it can read each, of drafts none.
      const opened = await openWithAllKeys(folder);
      for (const mark of notes) expect(opened.notes).toContain(mark);
      for (const mark of drafts) expect(opened.drafts).not.toContain(mark);
      expect(opened.drafts.length).toBeGreaterThan(drafts.length * 128);
      rmSync(folder, { recursive: true });
      await Promise.all([anas, anas2, bens].map((page) => page.close()));
      await Promise.all([ruthsNotes, ruthsTablet].map(({ client }) => client.close()));
      for (const { webSocket } of [...listening, bensSocket]) webSocket.close();
    },
  );

  it('[V11] while one types privately nobody else’s socket receives a single frame', async () => {
    const page = await openPrivatePage(server, ana, boardId);
    await page.makeKey();
    const id = page.begin('.');
    await page.saved();
    const notes = await openNotesPage();
    const others = await Promise.all([
      listen(ben, 'board'),
      listen(ben, 'private'),
      listen(ruth, 'board'),
      listen(ana, 'board'),
      ...Object.values(await watchers()).map((person) => listen(person, 'board')),
    ]);
    await Promise.all(others.map(({ quiet }) => quiet()));
    const before = others.map(({ frames }) => frames());
    for (const letter of 'I do not know whether I can say this') {
      page.type(id, letter);
      await page.saved();
    }
    notes.begin('they do not look at each other');
    await notes.client.allSaved();
    page.drafts.erase(id);
    await page.saved();
    await page.close();
    await notes.client.close();
    await Promise.all(others.map(({ quiet }) => quiet()));
    expect(others.map(({ frames }) => frames())).toEqual(before);
    for (const { webSocket } of others) webSocket.close();
  });

  it('[V22] two devices that write on one draft at the same time have both, and few values', async () => {
    const phone = await openPrivatePage(server, ana, boardId);
    await phone.makeKey();
    const id = phone.begin('.');
    const { code } = await wrapForCode(
      testPort,
      phone.document,
      phone.board,
      'hand-over',
      phone.ring.values(),
    );
    await phone.saved();
    const tablet = await openPrivatePage(server, ana, boardId);
    await tablet.take((await unwrapByCode(testPort, tablet.document, tablet.board, code))!);
    await tablet.drafts.settled();
    for (let n = 0; n < 150; n += 1) {
      phone.type(id, 'p');
      tablet.type(id, 't');
      await Promise.all([phone.drafts.flush(), tablet.drafts.flush()]);
    }
    await Promise.all([phone.saved(), tablet.saved()]);
    const lettersOf = (page: PrivatePage) =>
      Array.from(page.textOf(id) ?? '')
        .toSorted()
        .join('');
    const all = `.${'p'.repeat(150)}${'t'.repeat(150)}`;
    for (const page of [phone, tablet]) await expect.poll(() => lettersOf(page)).toBe(all);
    expect(phone.textOf(id)).toBe(tablet.textOf(id));
    expect(valuesOf(phone.document, id).length).toBeLessThan(200);
    const later = await openPrivatePage(server, ana, boardId);
    await later.take([...(await keysOf(phone))]);
    await later.drafts.settled();
    expect(lettersOf(later)).toBe(all);
    await Promise.all([phone, tablet, later].map((page) => page.close()));
  });

  it('[V23][V24] a wrong code, another key, a damaged value: nothing opens, nothing is lost', async () => {
    const phone = await openPrivatePage(server, ana, boardId);
    await phone.makeKey();
    const id = phone.begin('still here');
    const { code } = await wrapForCode(
      testPort,
      phone.document,
      phone.board,
      'recovery',
      phone.ring.values(),
    );
    await phone.saved();
    const stranger = await openPrivatePage(server, ana, boardId);
    for (let n = 0; n < 10; n += 1)
      expect(
        await unwrapByCode(testPort, stranger.document, stranger.board, makeCode(random)),
      ).toBeUndefined();
    await stranger.makeKey();
    await stranger.drafts.settled();
    expect([stranger.drafts.ids(), stranger.drafts.locked]).toEqual([[], 1]);
    // A value of another program, which nobody can open.
    stranger.document.drafts.get(id)?.push([new Uint8Array(200).fill(1)]);
    await stranger.saved();
    await expect.poll(() => phone.drafts.damaged).toBe(1);
    expect(phone.textOf(id)).toBe('still here');
    await stranger.take((await unwrapByCode(testPort, stranger.document, stranger.board, code))!);
    await stranger.drafts.settled();
    expect(stranger.textOf(id)).toBe('still here');
    expect([stranger.drafts.locked, stranger.drafts.damaged]).toEqual([0, 1]);
    await Promise.all([phone, stranger].map((page) => page.close()));
  });

  it('takes a text of 12,000 letters in one step, and the next connection finds it', async () => {
    const page = await openPrivatePage(server, ana, boardId);
    await page.makeKey();
    const long = 'Ich weiß nicht, 我不知道. '.repeat(550);
    expect(long.length).toBeGreaterThan(12_000);
    const id = page.begin(long);
    await page.saved();
    const again = await openPrivatePage(server, ana, boardId);
    await again.take(await keysOf(page));
    await again.drafts.settled();
    expect(again.textOf(id)).toBe(long);
    await Promise.all([page, again].map((one) => one.close()));
  });

  async function keysOf(page: PrivatePage) {
    const { code } = await wrapForCode(
      testPort,
      page.document,
      page.board,
      'recovery',
      page.ring.values(),
    );
    return (await unwrapByCode(testPort, page.document, page.board, code))!;
  }

  async function watchers() {
    return {
      observer: await joinAs(server, ruth, boardId, 'observer-1'),
      tv: await joinAs(server, ruth, boardId, 'room-view'),
      elsewhere: await joinAs(server, ruth, await makeBoard(ruth), 'partner-a'),
    };
  }

  async function openNotesPage() {
    const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}/notes`;
    const client = connectClient(url, { cookie: ruth.cookie!, origin: server.origin });
    await client.synced;
    const document = openNotes(client.doc);
    return {
      client,
      begin(text: string) {
        const head = { kind: 'note', day: '2026-11-25', madeAt: 1 } as const;
        const id = beginNote(document, head, random, 'me')!;
        placeOfNote(document, id)!.text.insert(0, text);
      },
      words: () => JSON.stringify(document.notes.toJSON()),
    };
  }

  /** Everything that reaches somebody on one socket, which says hello and asks for the ledger as a page does. */
  async function listen(person: Person, document: string) {
    const { webSocket, opened } = openSocket(server, person, `/sync/${boardId}/${document}`);
    let text = '';
    let frames = 0;
    webSocket.on('message', (data: Buffer) => {
      frames += 1;
      text += data.toString('latin1');
    });
    await opened;
    if (webSocket.readyState === webSocket.OPEN) {
      webSocket.send(Uint8Array.of(100, 1, 0));
      webSocket.send(Uint8Array.of(101, 0));
      webSocket.send(Uint8Array.of(0, 0, 1, 0));
    }
    return {
      webSocket,
      heard: () => text,
      frames: () => frames,
      quiet: () =>
        new Promise<void>((resolve) => {
          // Whoever has no seat here is closed, and hears nothing.
          if (webSocket.readyState > webSocket.OPEN) return resolve();
          webSocket.once('close', () => resolve());
          webSocket.once('pong', () => resolve());
          webSocket.ping();
        }),
    };
  }

  async function answersTo(people: readonly Person[]): Promise<string> {
    const paths = [
      '/api/me',
      '/api/boards',
      `/api/boards/${boardId}`,
      '/api/practice',
      '/api/health',
    ];
    const of = [
      `/api/boards/${boardId}/ledger`,
      `/api/boards/${boardId}/invites`,
      `/board/${boardId}`,
    ];
    const answers: string[] = [];
    for (const person of people)
      for (const path of [...paths, ...of])
        answers.push(JSON.stringify((await person.ask(path)).body));
    return answers.join('\n');
  }

  /** A copy of all that the server has, opened as the server itself would. */
  async function openWithAllKeys(folder: string) {
    const dataDir = join(folder, 'copy');
    cpSync(server.dataDir, dataDir, { recursive: true });
    const { body } = await ana.ask('/api/me');
    const stores = openStores({
      dataDir,
      keysDir: join(dataDir, 'keys'),
      migrations: [],
      now: Date.now,
      random,
      onFatal: (error) => {
        throw error;
      },
    });
    const board = parseBoardId(boardId);
    const owner = body.person.id as ParticipantId;
    const drafts = await stores.store.load({ boardId: board, name: 'private', owner });
    const therapist = stores.database
      .prepare("SELECT participant FROM seats WHERE board = ? AND seat = 'therapist'")
      .get(board)!['participant'] as ParticipantId;
    const notes = await stores.store.load({ boardId: board, name: 'notes', owner: therapist });
    stores.close();
    const doc = new Y.Doc();
    for (const update of notes!.updates) Y.applyUpdate(doc, update);
    return {
      notes: JSON.stringify(doc.getMap('notes').toJSON()),
      drafts: Buffer.concat(drafts!.updates).toString('latin1'),
    };
  }
});

const valueCount = ({ document }: PrivatePage): number => document.drafts.size;

function filesIn(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
}

/** 96 random bits as letters that stand in any encoding as they are. */
const aMark = (): string => `mark${Buffer.from(random(new Uint8Array(12))).toString('hex')}`;
