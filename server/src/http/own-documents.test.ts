import fs from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import { makeCommandId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectClient, type Client } from '../../../tests/support/client.ts';
import { joinAs, makeBoard, newPerson, setUp, type Person } from '../../../tests/support/people.ts';
import { startServer, type TestServer } from '../../../tests/support/server.ts';
import { openSocket } from '../../../tests/support/sockets.ts';

/** Everybody who might knock. `elsewhere` has a seat, but on another board. */
const ACTORS = [
  'therapist',
  'partner-a',
  'partner-b',
  'observer-1',
  'room-view',
  'anonymous',
  'removed',
  'elsewhere',
] as const;
type Actor = (typeof ACTORS)[number];

const NOT_SIGNED_IN = 4401;
const NOT_YOURS = 4403;
const NO_SUCH_BOARD = 4404;

/** [opens, its edits are taken]; everybody else is closed with a code. */
const MATRIX: Readonly<
  Record<string, Readonly<Partial<Record<Actor, readonly ['writes' | 'reads']>>>>
> = {
  board: {
    therapist: ['writes'],
    'partner-a': ['writes'],
    'partner-b': ['writes'],
    'observer-1': ['reads'],
    'room-view': ['reads'],
  },
  private: { 'partner-a': ['writes'], 'partner-b': ['writes'] },
  notes: { therapist: ['writes'] },
};

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

describe('documents that are one person’s own', () => {
  let server: TestServer;
  let therapist: Person;
  beforeAll(async () => {
    server = await startServer();
    therapist = await setUp(server);
  });
  afterAll(() => server.stop());

  const device = ({ cookie = '' }: Person) => ({ cookie, origin: server.origin });
  const urlOf = (boardId: string, document: string) =>
    `${server.origin.replace('http', 'ws')}/sync/${boardId}/${document}`;
  const connect = (person: Person, boardId: string, document: string): Client =>
    connectClient(urlOf(boardId, document), device(person));

  describe.each(Object.entries(MATRIX))('[A1][V10] /%s', (document, row) => {
    it.each(ACTORS)('%s', async (actor) => {
      const boardId = await makeBoard(therapist);
      const person = await as(actor, boardId);
      const allowed = row[actor]?.[0];
      const client = connect(person, boardId, document);
      if (allowed === undefined) {
        const code = actor === 'anonymous' ? NOT_SIGNED_IN : NOT_YOURS;
        await expect(client.synced).rejects.toThrow(String(code));
        return;
      }
      await client.synced;
      client.doc.getMap('drafts').set('x', new Uint8Array([1, 2, 3]));
      if (allowed === 'writes') await client.allSaved();
      else await expect.poll(() => client.told()).toContainEqual(withheld('seat'));
      await client.close();
    });
  });

  it('[A1] has nothing at another name, also for the therapist', async () => {
    const boardId = await makeBoard(therapist);
    for (const name of ['drafts', 'private2', 'Private'])
      expect(await openSocket(server, therapist, `/sync/${boardId}/${name}`).closed).toBe(
        NO_SUCH_BOARD,
      );
  });

  it('[V10] are one for each seat: what one partner keeps is on all of their devices and on no other', async () => {
    const boardId = await makeBoard(therapist);
    const phone = connect(await joinAs(server, therapist, boardId, 'partner-a'), boardId, PRIVATE);
    const tablet = connect(await joinAs(server, therapist, boardId, 'partner-a'), boardId, PRIVATE);
    const other = connect(await joinAs(server, therapist, boardId, 'partner-b'), boardId, PRIVATE);
    await Promise.all([phone.synced, tablet.synced, other.synced]);
    phone.doc.getMap('drafts').set('mine', new Uint8Array([7]));
    await phone.allSaved();
    await expect.poll(() => tablet.doc.getMap('drafts').has('mine')).toBe(true);
    other.doc.getMap('drafts').set('other', new Uint8Array([8]));
    await other.allSaved();
    expect(other.doc.getMap('drafts').has('mine')).toBe(false);
    expect(phone.doc.getMap('drafts').has('other')).toBe(false);
    await Promise.all([phone, tablet, other].map((client) => client.close()));
  });

  it('[V11] tell nobody on the board, and hear nothing of it', async () => {
    const boardId = await makeBoard(therapist);
    const ana = await joinAs(server, therapist, boardId, 'partner-a');
    const ben = await joinAs(server, therapist, boardId, 'partner-b');
    const own = openSocket(server, ana, `/sync/${boardId}/private`);
    let frames = 0;
    own.webSocket.on('message', () => (frames += 1));
    await own.opened;
    own.webSocket.send(encodeFrame({ type: 'hello', version: 1, epoch: '' }));
    own.webSocket.send(encodeFrame({ type: 'ledger-after', after: 0 }));
    await quiet(own);
    const before = frames;
    await ask(therapist, boardId, { kind: 'start-session' });
    await ask(ben, boardId, { kind: 'pause' });
    await quiet(own);
    expect(frames).toBe(before);
    own.webSocket.close();
  });

  it('[V13] take edits while the board is paused, and while it rests', async () => {
    const boardId = await makeBoard(therapist);
    const ana = await joinAs(server, therapist, boardId, 'partner-a');
    const sockets = [
      connect(ana, boardId, PRIVATE),
      connect(therapist, boardId, 'notes'),
      connect(ana, boardId, 'board'),
    ] as const;
    await Promise.all(sockets.map(({ synced }) => synced));
    const [drafts, notes, board] = sockets;
    const write = async (key: string) => {
      for (const { doc } of sockets) doc.getMap('drafts').set(key, new Uint8Array([1]));
      await Promise.all([drafts.allSaved(), notes.allSaved()]);
    };
    await ask(ana, boardId, { kind: 'pause' });
    await write('paused');
    await expect.poll(() => board.told()).toContainEqual(withheld('paused'));
    await ask(therapist, boardId, { kind: 'resume' });
    const path = `/api/boards/${boardId}`;
    await therapist.ask(path, { method: 'PATCH', body: { state: 'resting' } });
    await write('resting');
    const late = connect(ana, boardId, PRIVATE);
    await late.synced;
    expect([...late.doc.getMap('drafts').keys()].toSorted()).toEqual(['paused', 'resting']);
    await Promise.all([...sockets, late].map((client) => client.close()));
  });

  it('[V14] are made when their owner first looks, and their keys go with the board', async () => {
    const boardId = await makeBoard(therapist);
    const ana = await joinAs(server, therapist, boardId, 'partner-a');
    expect(keysOf(boardId)).toEqual(['board', 'words']);
    const clients = [connect(ana, boardId, PRIVATE), connect(therapist, boardId, 'notes')];
    await Promise.all(clients.map(({ synced }) => synced));
    expect(keysOf(boardId).map((name) => name.split('.')[0])).toEqual([
      'board',
      'notes',
      'private',
      'words',
    ]);
    await therapist.ask(`/api/boards/${boardId}`, { method: 'DELETE' });
    expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual([
      NO_SUCH_BOARD,
      NO_SUCH_BOARD,
    ]);
    expect(keysOf(boardId)).toEqual([]);
    await expect(connect(ana, boardId, PRIVATE).synced).rejects.toThrow('4401');
    expect(keysOf(boardId)).toEqual([]);
  });

  it('[V10] are closed with the seat, before the answer that it was taken away', async () => {
    const boardId = await makeBoard(therapist);
    const ana = await joinAs(server, therapist, boardId, 'partner-a');
    const client = connect(ana, boardId, PRIVATE);
    await client.synced;
    await therapist.ask(`/api/boards/${boardId}/seats/partner-a`, { method: 'DELETE' });
    expect(await client.closed).toBe(NOT_YOURS);
  });

  it('[V15] whoever leaves takes theirs along: key, rows and memory, before it is answered', async () => {
    const boardId = await makeBoard(therapist);
    const ana = await joinAs(server, therapist, boardId, 'partner-a');
    const ben = await joinAs(server, therapist, boardId, 'partner-b');
    const [mine, his] = [connect(ana, boardId, PRIVATE), connect(ben, boardId, PRIVATE)];
    await Promise.all([mine.synced, his.synced]);
    for (const client of [mine, his])
      client.doc.getMap('drafts').set('mine', new Uint8Array([7, 7]));
    await Promise.all([mine.allSaved(), his.allSaved()]);
    const before = privateRows(boardId);
    expect(before).toHaveLength(2);

    const left = await ana.ask(`/api/boards/${boardId}/seats/partner-a`, { method: 'DELETE' });
    expect(left.status).toBe(200);
    expect(keysOf(boardId).filter((name) => name.startsWith('private'))).toHaveLength(1);
    expect(privateRows(boardId)).toHaveLength(1);
    expect(await mine.closed).toBe(NOT_YOURS);
    // Who comes back finds the place empty, and can write there: nothing of before is in memory either.
    const again = connect(await joinAs(server, therapist, boardId, 'partner-a'), boardId, PRIVATE);
    await again.synced;
    expect(again.doc.getMap('drafts').size).toBe(0);
    again.doc.getMap('drafts').set('new', new Uint8Array([1]));
    await again.allSaved();
    const other = connect(ben, boardId, PRIVATE);
    await other.synced;
    expect(other.doc.getMap('drafts').has('mine')).toBe(true);
    await Promise.all([again, other, his].map((client) => client.close()));
  });

  it('[V14] whoever leaves before they ever wrote, and comes back, can write for themselves', async () => {
    const boardId = await makeBoard(therapist);
    const ana = await joinAs(server, therapist, boardId, 'partner-a');
    await ana.ask(`/api/boards/${boardId}/seats/partner-a`, { method: 'DELETE' });
    const again = connect(await joinAs(server, therapist, boardId, 'partner-a'), boardId, PRIVATE);
    await again.synced;
    again.doc.getMap('drafts').set('mine', new Uint8Array([7]));
    await again.allSaved();
    await again.close();
  });

  it('[V15] who takes somebody’s seat away takes no diary: it is there when they come back', async () => {
    const boardId = await makeBoard(therapist);
    const ana = connect(await joinAs(server, therapist, boardId, 'partner-a'), boardId, PRIVATE);
    await ana.synced;
    ana.doc.getMap('drafts').set('mine', new Uint8Array([7]));
    await ana.allSaved();
    await therapist.ask(`/api/boards/${boardId}/seats/partner-a`, { method: 'DELETE' });
    const again = connect(await joinAs(server, therapist, boardId, 'partner-a'), boardId, PRIVATE);
    await again.synced;
    expect(again.doc.getMap('drafts').has('mine')).toBe(true);
    await again.close();
  });

  it('[V12] a private one refuses whatever could be read, and keeps nothing of it', async () => {
    const boardId = await makeBoard(therapist);
    const ana = await joinAs(server, therapist, boardId, 'partner-a');
    const readable: Array<(doc: Y.Doc) => void> = [
      (doc) => doc.getText('drafts').insert(0, 'I feel safe'),
      (doc) => void doc.getMap('drafts').set('a', 'I feel safe'),
      (doc) => void doc.getMap('drafts').set('a', { text: 'I feel safe' }),
      (doc) => void doc.getMap('drafts').set('a', new Y.Text('I feel safe')),
      (doc) => void doc.getMap('drafts').set('I feel safe', new Uint8Array(1)),
      (doc) => void doc.getMap('I feel safe').set('a', new Uint8Array(1)),
      (doc) => void doc.getMap('drafts').set('a', new Y.XmlElement('safe')),
    ];
    for (const write of readable) {
      const client = connect(ana, boardId, PRIVATE);
      await client.synced;
      write(client.doc);
      expect(await client.closed).toBe(4400);
    }
    const after = connect(ana, boardId, PRIVATE);
    await after.synced;
    expect(Y.encodeStateAsUpdate(after.doc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()));
    await after.close();
  });

  async function ask(person: Person, boardId: string, command: Command): Promise<void> {
    const body = { id: makeCommandId(random), command };
    const answer = await person.ask(`/api/boards/${boardId}/ledger`, { body });
    expect(answer.status).toBe(201);
  }

  async function as(actor: Actor, boardId: string): Promise<Person> {
    switch (actor) {
      case 'therapist':
        return therapist;
      case 'anonymous':
        return newPerson(server);
      case 'elsewhere':
        return joinAs(server, therapist, await makeBoard(therapist), 'partner-a');
      case 'removed': {
        const person = await joinAs(server, therapist, boardId, 'partner-a');
        await therapist.ask(`/api/boards/${boardId}/seats/partner-a`, { method: 'DELETE' });
        return person;
      }
      case 'partner-a':
      case 'partner-b':
      case 'observer-1':
      case 'room-view':
        return joinAs(server, therapist, boardId, actor);
    }
  }

  /** As they lie on the disk. */
  function privateRows(boardId: string): unknown[] {
    const database = new DatabaseSync(join(server.dataDir, 'steady.sqlite'), { readOnly: true });
    try {
      return database
        .prepare('SELECT name FROM documents WHERE name LIKE ?')
        .all(`${boardId}/private/%`);
    } finally {
      database.close();
    }
  }

  /** Names of the keys of a board, without its id. */
  const keysOf = (boardId: string): string[] =>
    fs
      .readdirSync(join(server.dataDir, 'keys/wrapped', boardId.charAt(0)))
      .filter((file) => file.startsWith(`${boardId}.`))
      .map((file) => file.slice(boardId.length + 1).replace(/\.key$/, ''))
      .toSorted();
});

const PRIVATE = 'private';
const withheld = (why: string) => ({ kind: 'writing', allowed: false, why });

/** Whatever was under way to it has arrived. */
const quiet = ({ webSocket }: ReturnType<typeof openSocket>): Promise<void> =>
  new Promise((resolve) => {
    webSocket.once('pong', () => resolve());
    webSocket.ping();
  });
