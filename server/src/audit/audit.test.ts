import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditBodySchema, auditChain, parseAuditEntry } from '@steady/shared/audit/entries.ts';
import { makeBoardId, makePersonId, type BoardId } from '@steady/shared/ids.ts';
import { PARTNER_A, THERAPIST } from '@steady/shared/seats.ts';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBoards } from '../access/boards.ts';
import { makeInvites } from '../access/invites.ts';
import { makeLiveSeats } from '../access/live-seats.ts';
import { sha256 } from '../ledger/record.ts';
import { openPractice, type Practice } from '../open-practice.ts';
import { makeMemoryAudit } from '../store/memory/memory-audit.ts';
import { makeAudit, type Audit } from './audit.ts';
import { AUDIT_PAGE } from './limits.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const DAY = 24 * 60 * 60 * 1000;
const TEN_AT_NIGHT = Date.UTC(2026, 10, 25, 22, 13, 7);

describe('the audit', () => {
  let now: number;
  let inSession: boolean;
  let audit: Audit;
  const boardId = makeBoardId(random);
  beforeEach(() => {
    now = TEN_AT_NIGHT;
    inSession = false;
    audit = makeAudit({
      store: makeMemoryAudit(),
      now: () => now,
      isInSession: () => inSession,
      sha256,
    });
  });

  it('[U3] bears a time in a session and a day at home, whatever the hour', async () => {
    await audit.append(boardId, { by: PARTNER_A, kind: 'joined' });
    inSession = true;
    await audit.append(boardId, { by: THERAPIST, kind: 'invited', seat: PARTNER_A });
    const { entries } = await audit.page(boardId);
    expect(entries.map(({ at }) => at)).toEqual([Date.UTC(2026, 10, 25), TEN_AT_NIGHT]);
  });

  it('[U5] notes that are read all evening make one entry a day', async () => {
    const read = { by: THERAPIST, kind: 'notes-read' } as const;
    for (let n = 0; n < 5; n += 1) await audit.append(boardId, read);
    now += DAY;
    for (let n = 0; n < 5; n += 1) await audit.append(boardId, read);
    inSession = true;
    await audit.append(boardId, read);
    expect((await audit.page(boardId)).entries).toHaveLength(2);
    now += DAY;
    await audit.append(boardId, read);
    const { entries } = await audit.page(boardId);
    expect(entries.map(({ at }) => at % DAY)).toEqual([0, 0, 0]); // [U3]
  });

  it('[U4] gives the newest entries first, page by page, each checked against the one before', async () => {
    const format = 'pdf';
    for (let n = 0; n < 2 * AUDIT_PAGE + 7; n += 1)
      await audit.append(boardId, { by: PARTNER_A, kind: 'exported', audience: 'mine', format });
    const pages = [await audit.page(boardId)];
    while (pages.at(-1)!.more) pages.push(await audit.page(boardId, pages.at(-1)!.entries[0]!.seq));
    expect(pages.map(({ entries }) => entries.length)).toEqual([AUDIT_PAGE, AUDIT_PAGE, 7]);
    const all = pages.toReversed().flatMap(({ entries }) => entries.map(parseAuditEntry));
    expect(auditChain.brokenAt(all, sha256)).toBeUndefined();
    expect(all).toHaveLength(2 * AUDIT_PAGE + 7);
    expect(await audit.page(boardId, 1)).toEqual({ entries: [], more: false });
  });

  it('[U4] an entry that does not follow the one before is an error', async () => {
    const store = makeMemoryAudit();
    const other = makeAudit({ store, now: () => now, isInSession: () => false, sha256 });
    await other.append(boardId, { by: PARTNER_A, kind: 'joined' });
    const forged = { seq: 2, at: 0, by: THERAPIST, kind: 'left', hash: sha256('no') };
    await store.append({ boardId, next: () => JSON.stringify(forged) });
    await expect(other.page(boardId)).rejects.toMatchObject({ kind: 'damaged' });
  });

  it('[U1] has no room for words: whatever holds some is no entry', () => {
    const words = 'I met her on Tuesday';
    for (const body of [
      { kind: 'exported', audience: 'ours', format: words },
      { kind: 'exported', audience: words, format: 'pdf' },
      { kind: 'removed', seat: words },
      { kind: words },
    ])
      expect(v.safeParse(auditBodySchema, body).success).toBe(false);
    const more = v.parse(auditBodySchema, { kind: 'left', words });
    expect(JSON.stringify(more)).not.toContain(words);
  });
});

describe('the audit and what it records', () => {
  let folder: string;
  let practice: Practice;
  let boardId: BoardId;
  let notes: boolean;
  const PHONE = { browser: 'firefox', kind: 'phone' } as const;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'steady-audit-'));
    const dirs = { dataDir: join(folder, 'data'), keysDir: join(folder, 'keys') };
    practice = openPractice(dirs, random, (error) => {
      throw error;
    });
    notes = true;
    const personId = makePersonId(random);
    const person = { id: personId, name: 'Ruth', email: 'ruth@practice.example' };
    await practice.access.people.addFirst({ ...person, passwordHash: undefined, lockMs: 0 });
    const documents = {
      create: async () => undefined,
      erase: async () => undefined,
      setResting: async () => undefined,
    };
    const boards = makeBoards({ ...access(), documents, erased: practice.erased });
    boardId = await boards.create(personId, { title: '', template: 'open', partners: ['A', 'B'] });
  });
  afterEach(() => {
    practice.close();
    rmSync(folder, { recursive: true });
  });

  /** Access whose audit can be made to break at the moment of writing. */
  function access() {
    const audit = makeAudit({
      store: practice.audit,
      now: () => 0,
      isInSession: () => false,
      sha256: (text) => {
        if (!notes) throw new Error('the process ends here');
        return sha256(text);
      },
    });
    const { access: store, boardSealer: sealer } = practice;
    const settled = async () => undefined;
    const own = { documentsOf: () => [], erase: settled };
    return { store, sealer, audit, settled, own, live: makeLiveSeats(), random, now: () => 0 };
  }

  it('[S30][U2] nobody comes, goes or is let in without an entry: both are written, or neither', async () => {
    const invites = makeInvites(access());
    const first = await invites.create(boardId, { seat: PARTNER_A }, THERAPIST);
    const second = await invites.create(boardId, { seat: PARTNER_A }, THERAPIST);
    notes = false;
    await expect(invites.create(boardId, { seat: PARTNER_A }, THERAPIST)).rejects.toThrow();
    await expect(invites.redeem({ secret: first.secret }, PHONE)).rejects.toThrow();
    await expect(invites.revoke(boardId, second.id, THERAPIST)).rejects.toThrow();
    expect(await invites.open(boardId)).toHaveLength(2);
    expect(await isTaken()).toBe(false);

    notes = true;
    await invites.redeem({ secret: first.secret }, PHONE);
    notes = false;
    await expect(invites.takeAway(boardId, PARTNER_A, PARTNER_A)).rejects.toThrow();
    expect(await isTaken()).toBe(true);
    expect(await invites.open(boardId)).toHaveLength(1);

    notes = true;
    await invites.takeAway(boardId, PARTNER_A, PARTNER_A);
    const { entries } = await access().audit.page(boardId);
    expect(entries.map(({ kind }) => kind)).toEqual([
      'made',
      'invited',
      'invited',
      'joined',
      'left',
    ]);
  });

  it('[S30] a copy is in ledger and audit, or in neither', async () => {
    const { audit } = access();
    const exported = { by: PARTNER_A, kind: 'exported', audience: 'mine', format: 'pdf' } as const;
    const noted = [audit.noted(boardId, exported)];
    const { ledger } = practice.promises;
    const late = ledger.append(boardId, { first: 7, entries: ['x'], command: undefined, noted });
    await expect(late).rejects.toMatchObject({ kind: 'exists' });
    notes = false;
    const first = { first: 1, entries: ['x'], command: undefined, noted };
    await expect(ledger.append(boardId, first)).rejects.toThrow();
    expect(await ledger.load(boardId)).toEqual([]);
    expect(await practice.audit.count(boardId)).toBe(1);
    notes = true;
    await ledger.append(boardId, first);
    expect([await ledger.load(boardId), await practice.audit.count(boardId)]).toEqual([['x'], 2]);
  });

  async function isTaken(): Promise<boolean | undefined> {
    const seats = await practice.access.seats.ofBoard(boardId);
    return seats.find(({ seat }) => seat === PARTNER_A)?.taken;
  }
});
