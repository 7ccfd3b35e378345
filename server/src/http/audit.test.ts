import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditChain, parseAuditEntry, type AuditMessage } from '@steady/shared/audit/entries.ts';
import { openBoard } from '@steady/shared/board/document.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { makeCommandId, makeRoundId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectClient } from '../../../tests/support/client.ts';
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
const AT_NIGHT = Date.UTC(2026, 10, 25, 23, 40);
const MIDNIGHT = Date.UTC(2026, 10, 25);

describe('the audit, over the wire', () => {
  let dataDir: string;
  let server: TestServer;
  let now: number;
  let ruth: Person;
  let boardId: string;
  beforeEach(async () => {
    now = AT_NIGHT;
    dataDir = mkdtempSync(join(tmpdir(), 'steady-audit-'));
    server = await startServer({ dataDir, now: () => now });
    ruth = await setUp(server);
    boardId = await makeBoard(ruth);
  });
  afterEach(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true });
  });

  const read = async (person: Person): Promise<AuditMessage[]> =>
    (await person.ask(`/api/boards/${boardId}/audit`)).body.entries;
  const said = async (person: Person = ruth) =>
    (await read(person)).map(({ by, ...entry }) => {
      const { kind, seat, moment } = entry as { kind: string; seat?: string; moment?: number };
      return JSON.parse(JSON.stringify({ by, kind, seat, moment }));
    });
  const command = (person: Person, asked: Command) =>
    person.ask(`/api/boards/${boardId}/ledger`, {
      body: { id: makeCommandId(random), command: asked },
    });
  const connect = async (person: Person) => {
    const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}/board`;
    const client = connectClient(url, { cookie: person.cookie ?? '', origin: server.origin });
    await client.synced;
    return client;
  };

  it('[U2] tells partners and therapist who came, went and was let in or taken away', async () => {
    const ana = await joinAs(server, ruth, boardId, 'partner-a');
    const ben = await joinAs(server, ruth, boardId, 'partner-b');
    await invite(ruth, boardId, 'observer-1');
    const [open] = (await ruth.ask(`/api/boards/${boardId}/invites`)).body.invites;
    await ruth.ask(`/api/boards/${boardId}/invites/${open.id}`, { method: 'DELETE' });
    await ruth.ask(`/api/boards/${boardId}/seats/partner-a`, { method: 'DELETE' });
    for (const state of ['resting', 'resting', 'open'])
      await ruth.ask(`/api/boards/${boardId}`, { method: 'PATCH', body: { state } });
    await ruth.ask(`/api/boards/${boardId}/restored`, { body: { moment: 4 } });
    expect(await said(ben)).toEqual(await said());
    await ben.ask(`/api/boards/${boardId}/seats/partner-b`, { method: 'DELETE' });

    expect(await said()).toEqual([
      { by: 'therapist', kind: 'made' },
      { by: 'therapist', kind: 'invited', seat: 'partner-a' },
      { by: 'partner-a', kind: 'joined' },
      { by: 'therapist', kind: 'invited', seat: 'partner-b' },
      { by: 'partner-b', kind: 'joined' },
      { by: 'therapist', kind: 'invited', seat: 'observer-1' },
      { by: 'therapist', kind: 'invite-ended', seat: 'observer-1' },
      { by: 'therapist', kind: 'removed', seat: 'partner-a' },
      { by: 'therapist', kind: 'rested' },
      { by: 'therapist', kind: 'woken' },
      { by: 'therapist', kind: 'restored', moment: 4 },
      { by: 'partner-b', kind: 'left' },
    ]);
    expect((await ana.ask(`/api/boards/${boardId}/audit`)).status).toBe(403);
    expect((await ben.ask(`/api/boards/${boardId}/audit`)).status).toBe(401);
  });

  it('[U2] tells who took a copy, for whom and in which form, before it is answered', async () => {
    const ana = await joinAs(server, ruth, boardId, 'partner-a');
    const copy = (person: Person, name: string) =>
      fetch(`${server.origin}/api/boards/${boardId}/summary/${name}`, {
        headers: { cookie: person.cookie ?? '' },
      });
    expect((await copy(ana, 'mine.json')).status).toBe(200);
    expect((await copy(ruth, 'clinician.json?chart=soap')).status).toBe(200);
    expect((await copy(ana, 'clinician.json?chart=soap')).status).toBe(403);
    await command(ana, { kind: 'export', audience: 'ours', format: 'png' });
    const taken = (await read(ana)).filter(({ kind }) => kind === 'exported');
    expect(taken).toMatchObject([
      { by: 'partner-a', at: MIDNIGHT, audience: 'mine', format: 'json' },
      { by: 'therapist', at: MIDNIGHT, audience: 'clinician', format: 'json' },
      { by: 'partner-a', at: MIDNIGHT, audience: 'ours', format: 'png' },
    ]);
  });

  it('[U5] tells that notes were read, once a day, however often they are opened', async () => {
    const ana = await joinAs(server, ruth, boardId, 'partner-a');
    const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}/notes`;
    const open = async (person: Person) => {
      const device = { cookie: person.cookie ?? '', origin: server.origin };
      const client = connectClient(url, device);
      await client.synced.catch(() => undefined);
      await client.close();
    };
    for (let n = 0; n < 3; n += 1) await open(ruth);
    await open(ana);
    const all = await read(ana);
    expect(all.filter(({ kind }) => kind === 'notes-read')).toMatchObject([
      { by: 'therapist', at: MIDNIGHT },
    ]);
  });

  it('[U2] records nothing that was refused', async () => {
    const secret = await invite(ruth, boardId, 'partner-a');
    const ana = newPerson(server);
    await ana.ask('/api/invites/redeem', { body: { secret } });
    const before = await said();
    expect((await newPerson(server).ask('/api/invites/redeem', { body: { secret } })).status).toBe(
      409,
    );
    await ana.ask(`/api/boards/${boardId}/seats/partner-b`, { method: 'DELETE' });
    await ana.ask(`/api/boards/${boardId}/invites`, { body: { seat: 'observer-1' } });
    await ana.ask(`/api/boards/${boardId}`, { method: 'PATCH', body: { state: 'resting' } });
    await ruth.ask(`/api/boards/${boardId}/seats/therapist`, { method: 'DELETE' });
    await ruth.ask(`/api/boards/${boardId}/invites/none`, { method: 'DELETE' });
    await ruth.ask(`/api/boards/${boardId}`, { method: 'PATCH', body: { title: 'Another' } });
    expect(await said()).toEqual(before);
  });

  it('[U6] knows nothing of home: opening, writing, answering and leaving the page make no entry', async () => {
    const ana = await joinAs(server, ruth, boardId, 'partner-a');
    const before = await read(ruth);
    for (let visit = 0; visit < 3; visit += 1) {
      const client = await connect(ana);
      addCard(openBoard(client.doc), { kind: 'need', by: PARTNER_A, text: 'At night' }, random);
      await client.allSaved();
      const round = makeRoundId(random);
      await command(ana, { kind: 'start-round', round, of: 'temperature' });
      await command(ana, { kind: 'answer-round', round, value: { kind: 'not-today' } });
      await command(ana, { kind: 'cancel-round', round });
      await ana.ask(`/api/boards/${boardId}/ledger`);
      await ana.ask('/api/me');
      await client.close();
    }
    expect(await read(ruth)).toEqual(before);
  });

  it('[U3] bears days outside of a session, and times within', async () => {
    const ana = await joinAs(server, ruth, boardId, 'partner-a');
    const screens = [await connect(ruth), await connect(ana)];
    await command(ruth, { kind: 'start-session' });
    now += 60_000;
    await invite(ruth, boardId, 'observer-1');
    await joinAs(server, ruth, boardId, 'room-view');
    now += 60_000;
    await command(ruth, { kind: 'end-session' });
    // The end of the session takes its links and the screen in the room with it.
    await expect
      .poll(async () => (await said()).at(-1))
      .toEqual({ kind: 'removed', seat: 'room-view' });
    const entries = await read(ana);
    expect(entries.slice(0, 3).map(({ at }) => at)).toEqual([MIDNIGHT, MIDNIGHT, MIDNIGHT]);
    const within = AT_NIGHT + 60_000;
    expect(entries.slice(3).map(({ kind, at }) => [kind, at])).toEqual([
      ['invited', within],
      ['invited', within],
      ['joined', within],
      ['invite-ended', within + 60_000],
      ['removed', within + 60_000],
    ]);
    for (const screen of screens) await screen.close();
  });

  it('[U4] is a chain that survives a restart, and goes on', async () => {
    await joinAs(server, ruth, boardId, 'partner-a');
    const before = await read(ruth);
    await server.stop();
    server = await startServer({ dataDir, env: { PORT: String(server.port) } });
    expect(await read(ruth)).toEqual(before);
    await invite(ruth, boardId, 'partner-b');
    const after = (await read(ruth)).map(parseAuditEntry);
    expect(after).toHaveLength(before.length + 1);
    expect(auditChain.brokenAt(after, sha256)).toBeUndefined();
  });

  it('asks for older entries by the number of the oldest that is known', async () => {
    await joinAs(server, ruth, boardId, 'partner-a');
    const page = async (query: string) =>
      (await ruth.ask(`/api/boards/${boardId}/audit?${query}`)).body;
    expect((await page('before=3')).entries.map(({ seq }: AuditMessage) => seq)).toEqual([1, 2]);
    expect(await page('before=1')).toEqual({ entries: [], more: false });
    expect((await page('before=nonsense')).error.kind).toBe('not-understood');
  });

  it('from an attacker: what is no moment is not recorded', async () => {
    const attacker = ruth;
    for (const body of [{}, { moment: 0 }, { moment: 'words' }, { moment: 1.5 }])
      expect((await attacker.ask(`/api/boards/${boardId}/restored`, { body })).status).toBe(400);
    expect(await said()).toEqual([{ by: 'therapist', kind: 'made' }]);
  });
});
