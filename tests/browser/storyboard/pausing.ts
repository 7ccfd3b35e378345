import { randomFillSync } from 'node:crypto';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { PARTNER_B } from '@steady/shared/seats.ts';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { connectUnchanged, type UnchangedClient } from '../../support/unchanged-client.ts';
import {
  AT_ONCE_MS,
  bestOfTries,
  heardSince,
  LEDGER,
  lookFor,
  now,
  pressedOn,
  sightOf,
} from '../instrument.ts';
import { allOf, openCard, says, type, type Room, type Screens } from '../session.ts';
import { chooseLane, expectAgreement, putCaret, wordsIn } from '../table.ts';
import { holdAsks } from './agreeing.ts';

/** Any minute: a pause. */
export function pausing(at: () => Screens): void {
  it('a pause covers every screen at once, and the therapist may end it before its time', async () => {
    const { ruth, ben, all } = at();
    const took = await bestOfTries(async () => {
      for (const page of all) await lookFor(page, 'cover', 'dialog.pause[open]', 'Paused until');
      await ben.getByRole('button', { name: 'Pause', exact: true }).tap();
      const tapped = await pressedOn(ben);
      const covered = await Promise.all(all.map((page) => sightOf(page, 'cover')));
      await resume(ruth, all);
      return covered.map((ms) => ms - tapped);
    });
    expect(took).toBeLessThan(AT_ONCE_MS);
  }, 120_000);

  it('a pause names nobody, is a wall at the server, and keeps what somebody was typing', async () => {
    const { room, ruth, ana, ben, tv, people, all, ask } = at();
    await openCard(ana, 'needs', 'To know');
    await putCaret(ana, 'End');
    const before = await Promise.all(all.map(now));
    const typing = type(ana, ', and that it can be said in the middle of a long evening');
    await expect.poll(() => wordsIn(ruth, 'needs').textContent()).toContain('and that');
    await ben.getByRole('button', { name: 'Pause', exact: true }).tap();
    await Promise.all(all.map((page) => page.locator('dialog.pause').waitFor()));
    await typing;
    for (const [n, page] of all.entries()) {
      const said = await page.locator('dialog.pause').innerText();
      expect(said).not.toMatch(/Ana|Ben|Ruth/);
      expect(said).toMatch(/Paused until [^]*(?:20:00|19:5\d)/);
      // Whose tap it was stands in no traffic.
      const entries = (await heardSince(page, before[n]!)).filter((one) => one.type === LEDGER);
      const entry = entries.find(({ text }) => text.includes('"paused"'))!;
      expect(entry.text).not.toContain('"by"');
    }
    // Nor in what can be asked for.
    const log = await ruth.evaluate(
      async (id) => (await fetch(`/api/boards/${id}/ledger`)).json(),
      room.boardId,
    );
    for (const entry of log.entries)
      if (/^(?:paused|resumed)$/.test(entry.kind)) expect(Object.keys(entry)).not.toContain('by');

    // Read-only: nothing is decided, and nothing that is written comes to anybody.
    const kept = await wordsIn(ana, 'needs').innerText();
    expect(kept).toContain('and that');
    expect((await ask(ana, { kind: 'resume' })).text).toContain('too-early');
    for (const page of [ana, ben])
      expect(await page.getByRole('button', { name: 'Resume' }).count()).toBe(0);
    const unchanged = await writeUnderCover(ben, room);
    await ana.getByText('What you were writing is kept.').waitFor();
    for (const page of [ruth, ana, tv]) expect(await allOf(page)).not.toContain('under the cover');

    await resume(ruth, all);
    // Where she was she goes on, and what she had typed is everybody's.
    await ana.locator(':focus.ProseMirror').waitFor();
    for (const page of [ruth, ben]) {
      await chooseLane(page, 'parked');
      await says([page], '[data-lane-id=parked]', 'written under the cover');
    }
    unchanged.end();
    await expectAgreement(room, people);
  }, 60_000);

  it('two tap Pause at the same moment: one pause, and whoever is second sees what is true', async () => {
    const { ruth, ana, ben, all, ask } = at();
    const before = await now(ruth);
    const slow = await holdAsks(ana);
    for (const page of [ana, ben]) await page.getByRole('button', { name: 'Pause' }).tap();
    for (const page of all) await says([page], 'dialog.pause', 'Paused until');
    await slow.held();
    await slow.letGo();
    const second = await ask(ben, { kind: 'pause' });
    expect(second).toMatchObject({ status: 409, text: expect.stringContaining('paused') });
    await resume(ruth, all);
    const heard = (await heardSince(ruth, before)).map(({ text }) => text);
    expect(heard.filter((text) => text.includes('"kind":"paused"'))).toHaveLength(1);
    // The cover told her; nothing says that the board is paused once it is not.
    expect(await ana.locator('.notices').innerText()).not.toContain('paused');
  }, 60_000);
}

async function resume(ruth: Page, all: readonly Page[]): Promise<void> {
  await ruth.getByRole('button', { name: 'Resume' }).click();
  await Promise.all(all.map((page) => page.locator('dialog.pause').waitFor({ state: 'detached' })));
}

/** As a program would that knows nothing of a pause; what the server dropped merges after it. */
async function writeUnderCover(page: Page, { server, boardId }: Room): Promise<UnchangedClient> {
  const cookies = await page.context().cookies();
  const client = connectUnchanged(`${server.origin.replace('http', 'ws')}/sync/${boardId}`, {
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    origin: server.origin,
  });
  await client.synced();
  const random = (bytes: Uint8Array<ArrayBuffer>) => randomFillSync(bytes);
  const text = 'written under the cover';
  addCard(client.board, { kind: 'note', by: PARTNER_B, text }, random);
  return client;
}
