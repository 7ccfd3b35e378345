import { expect, it } from 'vitest';
import { newDevice, PHONE } from '../../support/browser.ts';
import {
  allOf,
  cardIn,
  done,
  fromCard,
  fromMenu,
  linkFor,
  openCard,
  says,
  setInSession,
  type,
  write,
  type Screens,
} from '../session.ts';
import { chooseLane, closeCard, expectAgreement, putCaret } from '../table.ts';

/** After: the session is over, and the board becomes the home board. */
export function ending(at: () => Screens): void {
  it('the therapist ends the session: its link is dead, and the television is signed out', async () => {
    const { room, ruth, ana, ben, tv, people, ask } = at();
    const shown = await linkFor(ruth, 'Room view');
    expect((await ask(ana, { kind: 'end-session' })).status).toBe(403);
    await setInSession(ruth, 'End the session', 'End the session');
    for (const page of people) await page.locator('.session').waitFor({ state: 'detached' });

    await tv.getByRole('heading', { name: 'This board is not open to you here' }).waitFor();
    expect(await allOf(tv)).not.toMatch(/Ana|Ben|I ask one question/);
    await tv.reload();
    await tv.getByRole('heading', { name: 'This board is not open to you here' }).waitFor();
    const stranger = await (await newDevice(room.browser, PHONE)).newPage();
    await stranger.goto(shown);
    await stranger.getByRole('button', { name: 'Join the board' }).tap();
    await stranger.getByRole('heading', { name: 'This link does not open a board' }).waitFor();
    await stranger.context().close();
    // The couple keeps its board, on the devices that it has; nobody is seen on it any more.
    for (const page of people) {
      await says([page], '[data-lane-id=requests]', 'Would you call');
      await expect.poll(() => page.locator('.board-people [data-person]').count()).toBe(1);
    }
    await expectAgreement(room, [ruth, ana, ben]);
  }, 90_000);

  it('at home: what is new, changed and taken back since the session is shown to all three', async () => {
    const { ruth, ana, ben, people } = at();
    await openCard(ana, 'needs', 'To know');
    await putCaret(ana, 'End');
    await type(ana, ' (always)');
    await closeCard(ana);
    await write(ana, 'needs', 'An evening for myself');
    await fromCard(ben, 'parked', 'written under the cover', 'Take this back');
    for (const page of people) {
      await done(page);
      await cardIn(page, 'needs', 'An evening for myself').waitFor({ state: 'attached' });
      await fromMenu(page, 'What changed since last session');
      const dialog = page.getByRole('dialog', { name: 'What changed' });
      await dialog.getByText('New in Needs').waitFor();
      await dialog.getByText('Changed in Needs').waitFor();
      await dialog.getByText('A card in Parked was taken back').waitFor();
      const said = await dialog.innerText();
      expect(said).toContain('An evening for myself');
      // What somebody took back is theirs alone to read.
      expect(said.includes('written under the cover')).toBe(page === ben);
      expect(await dialog.getByRole('button', { name: /Restore/ }).count()).toBe(
        page === ruth ? 2 : 0,
      );
      await page.keyboard.press('Escape');
    }
  }, 90_000);

  it('the therapist gives a card its old words back, and nothing that came after is lost', async () => {
    const { room, ruth, ana, ben, people } = at();
    await fromMenu(ruth, 'What changed since last session');
    const dialog = ruth.getByRole('dialog', { name: 'What changed' });
    await dialog.getByRole('button', { name: /^Restore this card: To know/ }).click();
    await dialog.getByText(/^These words come back: To know/).waitFor();
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
    await dialog.getByText('Changed in Needs').waitFor({ state: 'detached' });
    await ruth.keyboard.press('Escape');
    for (const page of [ana, ben]) await chooseLane(page, 'needs');
    for (const page of people) {
      await expect
        .poll(() => page.locator('[data-lane-id=needs]').innerText())
        .not.toContain('(always)');
      await says([page], '[data-lane-id=needs]', 'An evening for myself');
    }
    await ruth.getByRole('button', { name: 'Undo' }).click();
    await says(people, '[data-lane-id=needs]', '(always)');
    await expectAgreement(room, people);
  }, 60_000);
}
