import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBoard } from '@steady/shared/board/document.ts';
import { addCard, wordsOf } from '@steady/shared/board/writeCards.ts';
import { makeCommandId, makeRoundId, type CardId } from '@steady/shared/ids.ts';
import { agreementTextOf } from '@steady/shared/ledger/agreementText.ts';
import { brokenAt } from '@steady/shared/ledger/chain.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { parseEntry } from '@steady/shared/ledger/entries.ts';
import { isCard, readCard } from '@steady/shared/board/card.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { connectClient, type Client } from '../../../tests/support/client.ts';
import {
  invite,
  joinAs,
  makeBoard,
  newPerson,
  setUp,
  type Person,
} from '../../../tests/support/people.ts';
import { startServer, type TestServer } from '../../../tests/support/server.ts';
import { sha256 } from '../ledger/record.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

describe('the ledger, over the wire', () => {
  let dataDir: string;
  let server: TestServer;
  let boardId: string;
  let ruth: Person;
  let ana: Person;
  let ben: Person;
  let clients: Client[];

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'steady-ledger-'));
    server = await startServer({ dataDir });
    ruth = await setUp(server);
    boardId = await makeBoard(ruth);
    ana = await joinAs(server, ruth, boardId, 'partner-a');
    ben = await joinAs(server, ruth, boardId, 'partner-b');
    clients = [];
  });
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await server.stop();
    rmSync(dataDir, { recursive: true });
  });

  async function connect(person: Person, doc = new Y.Doc()): Promise<Client> {
    const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}/board`;
    const device = { cookie: person.cookie ?? '', origin: server.origin };
    const client = connectClient(url, device, doc);
    clients.push(client);
    await client.synced;
    return client;
  }

  const ask = (person: Person, command: Command, id: string = makeCommandId(random)) =>
    person.ask(`/api/boards/${boardId}/ledger`, { body: { id, command } });
  const kinds = (client: Client) => client.entries().map(({ kind }) => kind);
  const heard = (client: Client, kind: string) =>
    vi.waitFor(() => expect(kinds(client)).toContain(kind), { timeout: 5_000 });

  async function agreement(client: Client, text: string): Promise<CardId> {
    const card = addCard(openBoard(client.doc), { kind: 'agreement', by: PARTNER_A, text }, random);
    await client.allSaved();
    return card;
  }

  function putForward(card: CardId, { doc }: Client): Command {
    const read = readCard(openBoard(doc), card);
    if (read === undefined || !isCard(read)) throw new Error('no card');
    return { kind: 'put-forward', card, text: agreementTextOf(read) };
  }

  async function agreed(writer: Client): Promise<CardId> {
    await ask(ruth, { kind: 'start-session' });
    const card = await agreement(writer, 'We tell our plans');
    const put = await ask(ana, putForward(card, writer));
    const version = put.body.entries[0].seq;
    for (const person of [ana, ben]) {
      const answered = await ask(person, {
        kind: 'answer-agreement',
        card,
        version,
        answer: 'yes',
      });
      expect(answered.status).toBe(201);
    }
    return card;
  }

  it('[P12] a letter from a device that was offline reopens an agreement on every screen', async () => {
    const [a, b, t] = await Promise.all([connect(ana), connect(ben), connect(ruth)]);
    const card = await agreed(a);
    await vi.waitFor(() => expect(openBoard(b.doc).cards.has(card)).toBe(true));
    await b.close();
    wordsOf(openBoard(b.doc), card, 'text').insert(0, 'If ');
    expect(kinds(t)).not.toContain('reopened');

    const arrivedAt = performance.now();
    const back = await connect(ben, b.doc);
    await Promise.all([a, t, back].map((client) => heard(client, 'reopened')));
    // Time on this machine includes the reconnect itself; the promise is 250 ms from the arrival.
    expect(performance.now() - arrivedAt).toBeLessThan(2_000);
    const late: Command = { kind: 'answer-agreement', card, version: 2, answer: 'yes' };
    const { status, body } = await ask(ana, late);
    expect([status, body.error.why]).toEqual([409, 'words-changed']);
  });

  it('[P11] a yes that meets a letter which nobody has looked at yet is refused', async () => {
    const a = await connect(ana);
    await ask(ruth, { kind: 'start-session' });
    const card = await agreement(a, 'We tell our plans');
    const put = await ask(ana, putForward(card, a));
    wordsOf(openBoard(a.doc), card, 'text').insert(0, 'Never: ');
    await a.allSaved();
    const { body } = await ask(ben, {
      kind: 'answer-agreement',
      card,
      version: put.body.entries[0].seq,
      answer: 'yes',
    });
    expect(body.error.why).toBe('words-changed');
  });

  it('[P50] a pause makes the board read-only at the server, and what was typed merges after it', async () => {
    const [a, b] = await Promise.all([connect(ana), connect(ben)]);
    expect((await ask(ben, { kind: 'pause' })).status).toBe(201);
    await heard(a, 'paused');
    expect(JSON.stringify(a.entries())).not.toContain('partner');
    expect(a.told()).toContainEqual({ kind: 'writing', allowed: false, why: 'paused' });

    addCard(openBoard(a.doc), { kind: 'need', by: PARTNER_A, text: 'Still here' }, random);
    const probe = await connect(ruth);
    expect(openBoard(probe.doc).cards.size).toBe(0);
    expect((await ask(ana, { kind: 'resume' })).body.error.why).toBe('too-early');
    await ask(ruth, { kind: 'resume' });
    await vi.waitFor(() => expect(openBoard(b.doc).cards.size).toBe(1));
    await vi.waitFor(() => expect(openBoard(probe.doc).cards.size).toBe(1));
  });

  it('[P8] the same command sent twice is done once', async () => {
    const id = makeCommandId(random);
    const [first, second] = await Promise.all([
      ask(ruth, { kind: 'start-session' }, id),
      ask(ruth, { kind: 'start-session' }, id),
    ]);
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    const all = await ana.ask(`/api/boards/${boardId}/ledger`);
    expect(all.body.entries).toHaveLength(1);
  });

  it('[P3] whoever loses a race is told what is true now', async () => {
    const answers = await Promise.all([ask(ana, { kind: 'pause' }), ask(ben, { kind: 'pause' })]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.error).toEqual({
      kind: 'refused',
      why: 'paused',
      message: 'The board is paused. What is on it is safe.',
    });
  });

  it('[P60] sealed answers are in no frame, entry or file before all have answered', async () => {
    const canary = 'canary-7f3a-only-ana-knows';
    const b = await connect(ben);
    await ask(ruth, { kind: 'start-session' });
    const round = makeRoundId(random);
    await ask(ruth, { kind: 'start-round', round, of: 'feels-safe' });
    const value = {
      kind: 'feels-safe',
      feelsSafe: canary,
      stillPainful: '',
      nextSteps: '',
    } as const;
    expect((await ask(ana, { kind: 'answer-round', round, value })).body).toEqual({ entries: [] });
    const own = await ana.ask(`/api/boards/${boardId}/rounds/${round}`);
    expect(own.body.answer).toEqual(value);
    const other = await ben.ask(`/api/boards/${boardId}/rounds/${round}`);
    expect(other.body.answer).toBeNull();
    expect(JSON.stringify(b.entries())).not.toContain(canary);
    for (const file of readdirSync(server.dataDir, { recursive: true, withFileTypes: true }))
      if (file.isFile())
        expect(readFileSync(join(file.parentPath, file.name)).includes(canary)).toBe(false);
    await ask(ben, { kind: 'answer-round', round, value: { kind: 'not-today' } });
    await heard(b, 'revealed');
    expect(JSON.stringify(b.entries())).toContain(canary);
  });

  it('[A18] when the end of a session is answered, what it showed for joining opens nothing', async () => {
    await ask(ruth, { kind: 'start-session' });
    const tv = await joinAs(server, ruth, boardId, 'room-view');
    const screen = await connect(tv);
    const seats = ['partner-a', 'partner-b', 'observer-1', 'room-view'];
    const secrets = await Promise.all(seats.map((seat) => invite(ruth, boardId, seat)));
    expect((await ask(ruth, { kind: 'end-session' })).status).toBe(201);
    for (const secret of secrets) {
      const late = await newPerson(server).ask('/api/invites/redeem', { body: { secret } });
      expect(late.status).toBe(404);
    }
    expect(await screen.closed).toBe(4403);
    expect((await tv.ask(`/api/boards/${boardId}`)).status).toBe(403);
    const { body } = await ruth.ask(`/api/boards/${boardId}/invites`);
    expect(body.invites).toEqual([]);
    // The couple keeps its home board, on the devices that it has.
    for (const partner of [ana, ben])
      expect((await partner.ask(`/api/boards/${boardId}`)).status).toBe(200);
  });

  it('[P40] keeps the board as it was at the start and the end of a session', async () => {
    const a = await connect(ana);
    await ask(ruth, { kind: 'start-session' });
    const card = await agreement(a, 'Written in the session');
    const { body } = await ask(ruth, { kind: 'end-session' });
    const moment = async (seq: number) => {
      const response = await fetch(`${server.origin}/api/boards/${boardId}/moments/${seq}`, {
        headers: { cookie: ana.cookie ?? '' },
      });
      const doc = new Y.Doc();
      Y.applyUpdate(doc, new Uint8Array(await response.arrayBuffer()));
      return openBoard(doc).cards.has(card);
    };
    expect([await moment(1), await moment(body.entries[0].seq)]).toEqual([false, true]);
  });

  it('[P6][P7] survives a restart with its chain whole, and bears days only outside a session', async () => {
    await ask(ruth, { kind: 'allow-answers-at-home', allowed: true });
    await ask(ruth, { kind: 'start-session' });
    await ask(ruth, { kind: 'end-session' });
    const before = (await ana.ask(`/api/boards/${boardId}/ledger`)).body.entries;
    await server.stop();
    server = await startServer({ dataDir });
    const again = newPersonWith(ana);
    const { entries } = (await again.ask(`/api/boards/${boardId}/ledger?after=0`)).body;
    expect(entries).toEqual(before);
    expect(brokenAt(entries.map(parseEntry), sha256)).toBeUndefined();
    expect(entries[0].at % 86_400_000).toBe(0);
    expect(entries[1].at % 86_400_000).not.toBe(0);
  });

  it('from an attacker: nonsense and too much are refused, and nothing is written', async () => {
    const attacker = ana;
    const nonsense = [{}, { kind: 'become-therapist' }, { kind: 'pause', by: 'partner-b' }, 7];
    for (const command of nonsense)
      expect((await ask(attacker, command as unknown as Command)).status).toBe(400);
    const long = { kind: 'paraphrase', card: makeCommandId(random), words: 'x'.repeat(2_001) };
    expect((await ask(attacker, long as unknown as Command)).status).toBe(400);
    const statuses = new Set<number>();
    for (let n = 0; n < 121; n += 1)
      statuses.add((await ask(attacker, { kind: 'start-session' })).status);
    expect([...statuses]).toEqual([403, 429]);
    expect((await ben.ask(`/api/boards/${boardId}/ledger`)).body.entries).toEqual([]);
  });

  /** The same device after a restart of the server. */
  const newPersonWith = ({ cookie }: Person) => ({
    ask: async (path: string) => {
      const response = await fetch(`${server.origin}${path}`, {
        headers: { cookie: cookie ?? '' },
      });
      return { body: await response.json() };
    },
  });
});
