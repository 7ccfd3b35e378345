import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { openBoard } from '@steady/shared/board/document.ts';
import { addCard, takeBack, wordsOf } from '@steady/shared/board/writeCards.ts';
import { makeCommandId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import { draws, richText, ties } from '@steady/shared/summary/picture/testing.ts';
import { summarySchema } from '@steady/shared/summary/summary.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { RATE_LIMITS } from '../access/limits.ts';
import { connectClient, type Client } from '../../../tests/support/client.ts';
import { joinAs, makeBoard, setUp, type Person } from '../../../tests/support/people.ts';
import { startServer, type TestServer } from '../../../tests/support/server.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

describe('summaries, over the wire', () => {
  let dataDir: string;
  let server: TestServer;
  let boardId: string;
  let ruth: Person;
  let ana: Person;
  let ben: Person;
  let clients: Client[];

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'steady-summary-'));
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

  async function connect(person: Person): Promise<Client> {
    const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}/board`;
    const device = { cookie: person.cookie ?? '', origin: server.origin };
    const client = connectClient(url, device, new Y.Doc());
    clients.push(client);
    await client.synced;
    return client;
  }
  const ask = (person: Person, command: Command) =>
    person.ask(`/api/boards/${boardId}/ledger`, { body: { id: makeCommandId(random), command } });
  const get = (person: Person, file: string) =>
    person.ask(`/api/boards/${boardId}/summary/${file}`);
  const kinds = async () =>
    (await ruth.ask(`/api/boards/${boardId}/ledger`)).body.entries.map(
      ({ kind }: { kind: string }) => kind,
    );

  it('[A19] once a board rests none leaves it: what was under way is recorded before, or is refused', async () => {
    const auditOf = async () =>
      (await ruth.ask(`/api/boards/${boardId}/audit`)).body.entries
        .slice(-2)
        .map(({ kind }: { kind: string }) => kind);
    const change = (state: string) =>
      ruth.ask(`/api/boards/${boardId}`, { method: 'PATCH', body: { state } });
    for (let n = 0; n < 5; n += 1) {
      const [copy] = await Promise.all([get(ana, 'mine.json'), change('resting')]);
      if (copy.status === 200) expect(await auditOf()).toEqual(['exported', 'rested']);
      else expect([copy.body.error.kind, (await auditOf()).at(-1)]).toEqual(['resting', 'rested']);
      // Leaving with one's own words needs nobody's leave.
      expect((await get(ana, 'data.json')).status).toBe(200);
      await change('open');
    }
  });

  it('[E10] is recorded for all three to read before it is sent, and not when nothing was made', async () => {
    const a = await connect(ana);
    addCard(openBoard(a.doc), { kind: 'need', by: PARTNER_A, text: 'To rest' }, random);
    await a.allSaved();
    const { status, body, headers } = await get(ana, 'ours.json');
    expect(status).toBe(200);
    expect(v.parse(summarySchema, body).sections[0]?.items[0]?.words).toBe('To rest');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="Board-\d{4}-\d\d-\d\d\.json"/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    const { entries } = (await ben.ask(`/api/boards/${boardId}/ledger`)).body;
    expect(entries.at(-1)).toMatchObject({
      kind: 'exported',
      by: PARTNER_A,
      audience: 'ours',
      format: 'json',
      day: body.day,
    });
    const before = await kinds();
    expect((await get(ana, 'clinician.json')).status).toBe(403);
    expect((await get(ruth, 'mine.json')).status).toBe(403);
    expect((await get(ana, 'ours.json?session=1')).status).toBe(404);
    expect((await get(ana, 'ours.json?thirdParty=1')).body.error.why).toBe('not-authorised');
    expect((await get(ana, 'ours.exe')).status).toBe(400);
    expect((await get(ana, 'ours.json?without=everything')).status).toBe(400);
    expect(await kinds()).toEqual(before);
  });

  it('[E11] is the same bytes for both partners, whoever asks', async () => {
    const a = await connect(ana);
    for (const by of [PARTNER_A, PARTNER_B])
      addCard(openBoard(a.doc), { kind: 'need', by, text: `From ${by}` }, random);
    await a.allSaved();
    const [hers, his] = await Promise.all([get(ana, 'ours.json'), get(ben, 'ours.json')]);
    expect(hers.body).toEqual(his.body);
    expect(hers.body.seat).toBeUndefined();
  });

  it('[E11] holds the canvas, the same bytes for both, without what is held back or left out', async () => {
    const a = await connect(ana);
    const board = openBoard(a.doc);
    const [shown, held] = ['To be told', 'Kept to myself'].map((text) =>
      addCard(board, { kind: 'need', by: PARTNER_A, text }, random),
    );
    draws(board, 'lead', 'arrow', { 'props.text': 'leads on' });
    ties(board, 'lead', 'start', `card-${shown}`);
    ties(board, 'lead', 'end', `card-${held}`);
    draws(board, 'note', 'note', { xy: [0, 1000], 'props.richText': richText('Drawn by Ana') });
    await a.allSaved();
    await ask(ana, { kind: 'hold-back', card: held!, held: true });
    const [hers, his] = await Promise.all([get(ana, 'ours.json'), get(ben, 'ours.json')]);
    expect(hers.body).toEqual(his.body);
    const { picture } = v.parse(summarySchema, hers.body);
    expect(picture?.svg).toContain('To be told');
    expect(picture?.svg).toContain('Drawn by Ana');
    expect(JSON.stringify(hers.body)).not.toMatch(/Kept to myself|leads on/);
    expect((await get(ana, 'ours.json?without=picture')).body.picture).toBeUndefined();
    expect((await get(ana, 'mine.json')).body.picture).toBeUndefined();
  });

  it('[E11] is the same PDF for both, recorded for all three', async () => {
    const a = await connect(ana);
    const board = openBoard(a.doc);
    const need = addCard(board, { kind: 'need', by: PARTNER_A, text: 'To rest' }, random);
    draws(board, 'lead', 'arrow');
    ties(board, 'lead', 'start', `card-${need}`);
    await a.allSaved();
    const copy = async (person: Person) => {
      const answer = await fetch(`${server.origin}/api/boards/${boardId}/summary/ours.pdf`, {
        headers: { cookie: person.cookie! },
      });
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      return Buffer.from(await answer.arrayBuffer());
    };
    const [hers, his] = await Promise.all([copy(ana), copy(ben)]);
    expect(hers.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(hers.equals(his)).toBe(true);
    expect((await kinds()).filter((kind: string) => kind === 'exported')).toHaveLength(2);
  });

  it('[E12] of an earlier session leaves out what was taken back or held back since', async () => {
    const a = await connect(ana);
    const board = openBoard(a.doc);
    await ask(ruth, { kind: 'start-session' });
    const [kept, taken, held] = ['Kept', 'Taken', 'Held'].map((text) =>
      addCard(board, { kind: 'need', by: PARTNER_A, text }, random),
    );
    await a.allSaved();
    await ask(ruth, { kind: 'end-session' });
    const session = (await kinds()).length;
    wordsOf(board, kept!, 'text').insert(4, ' and changed');
    takeBack(board, taken!);
    await a.allSaved();
    await ask(ana, { kind: 'hold-back', card: held!, held: true });
    const words = async (person: Person, file: string) =>
      v
        .parse(summarySchema, (await get(person, file)).body)
        .sections.flatMap(({ items }) => items.map((item) => item.words));
    expect(await words(ben, `ours.json?session=${session}`)).toEqual(['Kept']);
    expect(await words(ben, 'ours.json')).toEqual(['Kept and changed']);
    expect(await words(ana, 'mine.json')).toEqual(['Kept and changed', 'Held']);
    expect(await words(ana, 'data.json')).toEqual(['Kept and changed', 'Held', 'Taken']);
    expect(await words(ben, 'data.json')).toEqual([]);
  });

  it('as PDF, and as a card for the fridge that is recorded as one', async () => {
    const a = await connect(ana);
    const text = 'I call when it gets late';
    addCard(openBoard(a.doc), { kind: 'intention', by: PARTNER_A, text }, random);
    await a.allSaved();
    const pdf = async (file: string) => {
      const path = `${server.origin}/api/boards/${boardId}/summary/${file}`;
      const answer = await fetch(path, { headers: { cookie: ana.cookie! } });
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      return Buffer.from(await answer.arrayBuffer());
    };
    const whole = await pdf('ours.pdf');
    expect(whole.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await pdf('ours.pdf')).toEqual(whole);
    expect(await pdf('ours.pdf?paper=us-letter')).not.toEqual(whole);
    await pdf('ours.pdf?sheet=fridge');
    const { entries } = (await ben.ask(`/api/boards/${boardId}/ledger`)).body;
    expect(entries.at(-1)).toMatchObject({ kind: 'exported', format: 'fridge' });
    expect((await get(ana, 'ours.md?sheet=fridge')).status).toBe(404);
  }, 60_000);

  it('attacker asks for files without end: told to wait, others are served', async () => {
    const answers = [];
    for (let n = 0; n <= RATE_LIMITS.summariesPerParticipant.max; n += 1)
      answers.push((await get(ana, 'ours.json')).status);
    expect(answers.at(-1)).toBe(429);
    expect((await get(ben, 'ours.json')).status).toBe(200);
  });

  it('is not made for another site, nor for a browser that guesses ahead', async () => {
    const asked = (headers: Record<string, string>) =>
      fetch(`${server.origin}/api/boards/${boardId}/summary/ours.json`, {
        headers: { cookie: ana.cookie!, ...headers },
      });
    expect((await asked({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await asked({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await asked({ 'sec-purpose': 'prefetch' })).status).toBe(403);
    expect(await kinds()).not.toContain('exported');
    expect((await asked({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });
});
