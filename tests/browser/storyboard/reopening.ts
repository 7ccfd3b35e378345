import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import {
  AT_ONCE_MS,
  bestOfTries,
  comeBack,
  goOffline,
  heardSince,
  LEDGER,
  lookFor,
  now,
  sentSince,
  sightOf,
  STEP_2,
  SYNC,
} from '../instrument.ts';
import { allOf, says, type, type Screens } from '../session.ts';
import { closeCard, putCaret } from '../table.ts';
import {
  agree,
  bothAgree,
  cardId,
  holdAsks,
  LINES,
  openIt,
  putForward,
  versionOf,
} from './agreeing.ts';

const OPEN_AGAIN = 'Open again: the words changed';

/** Minutes 35 to 45: no consent survives an edit, and nobody who comes second is left in the dark. */
export function reopening(at: () => Screens): void {
  it('one letter from a device that was offline opens both answers again on every screen, with the difference', async () => {
    const screens = at();
    const { room, ruth, ana, ben, tv, all, ask } = screens;
    let isAgreed = true;
    const took = await bestOfTries(async () => {
      if (!isAgreed) await bothAgree(screens);
      isAgreed = false;
      const before = await now(ben);
      await openIt(ruth);
      await closeCard(ana);
      await goOffline(ben);
      const changed = await changeOneLetter(ben);
      // Nobody else knows: to them it stands, and nobody is said to have left.
      await says([ruth, ana, tv], LINES, 'Both of you agreed on');
      for (const page of [ruth, ana, tv])
        expect(await allOf(page)).not.toMatch(
          /left the session|Ben (?:has left|left|is away|is offline|lost)/i,
        );
      for (const page of [ruth, ana, tv]) {
        await lookFor(page, 'open again', LINES, OPEN_AGAIN);
        await lookFor(page, 'difference', '[data-card] ins', changed);
      }
      const back = await now(ben);
      await comeBack(ben);
      const seen = await Promise.all(
        [ruth, ana, tv].flatMap((page) =>
          ['open again', 'difference'].map((what) => sightOf(page, what)),
        ),
      );
      // Before it arrived it was sent: what comes later than that is an upper bound.
      const [letter] = (await sentSince(ben, back)).filter(
        (frame) => frame.type === SYNC && frame.sub === STEP_2,
      );
      await says(all, LINES, OPEN_AGAIN);
      // Also by the server's own entry, which names nobody.
      for (const page of all) {
        const entry = async () =>
          (await heardSince(page, before)).find(
            ({ type: frame, text }) => frame === LEDGER && text.includes('"reopened"'),
          )?.text;
        await expect.poll(entry).toBeDefined();
        expect(await entry()).not.toContain('"by"');
      }
      return seen.map((ms) => ms - letter!.at);
    });
    expect(took).toBeLessThan(AT_ONCE_MS);

    // What was said went to other words: no Yes is left, and none can be given to the old ones.
    const version = await versionOf(ruth, room.boardId);
    for (const page of [ana, ben]) {
      const card = await openIt(page);
      expect(await card.getByRole('group', { name: 'Agreement' }).count()).toBe(0);
      const yes = { kind: 'answer-agreement', card: await cardId(page), version, answer: 'yes' };
      const late = await ask(page, yes as never);
      expect(late).toMatchObject({ status: 409, text: expect.stringContaining('words-changed') });
    }
    for (const page of all)
      expect((await page.locator(LINES).allInnerTexts()).join()).not.toContain('agreed');
  }, 240_000);

  it('changing it back revives nothing: both answer again', async () => {
    const { ana, ben, all } = at();
    const his = await openIt(ben);
    await his.locator('.card-text .words').click();
    await putCaret(ben, 'End');
    await ben.keyboard.press('Backspace');
    const hers = await openIt(ana);
    await hers.getByText('The words are as they were. Both of you answer again.').waitFor();
    await says(all, LINES, OPEN_AGAIN);
    await bothAgree(at());
  }, 60_000);

  it('both put the same words forward at once: whoever is second is told that they are', async () => {
    const { ana, ben, all } = at();
    await changeOneLetter(ben);
    await says(all, LINES, OPEN_AGAIN);
    const slow = await holdAsks(ana);
    const hers = await openIt(ana);
    await hers.getByRole('button', { name: 'Put forward again' }).click();
    await hers.getByRole('button', { name: 'Put them forward now' }).click();
    await slow.held();
    await putForward(ben);
    await says(all, LINES, 'Waiting for both of you');
    await slow.letGo();
    await ana.getByText('These exact words are put forward already.').waitFor();
    await says(all, LINES, 'Waiting for both of you');
  }, 60_000);

  it('a Yes that meets other words is given to nothing, and its giver is told', async () => {
    const { ana, ben, all } = at();
    const slow = await holdAsks(ana);
    await agree(ana);
    await slow.held();
    await changeOneLetter(ben);
    await says(all, LINES, OPEN_AGAIN);
    await slow.letGo();
    await ana.getByText('The words have changed since. Please read them again.').waitFor();
    const hers = await openIt(ana);
    await hers.locator('ins').first().waitFor();
    expect(await hers.locator('.promise-said').getByText('Ana: Yes').count()).toBe(0);
    await bothAgree(at());
  }, 60_000);

  it('one pauses what the other withdraws: whoever is second is told that it does not stand', async () => {
    const { ana, ben, all } = at();
    const hers = await openIt(ana);
    const his = await openIt(ben);
    const slow = await holdAsks(ana);
    await hers.getByRole('button', { name: 'Pause it' }).click();
    await hers.getByRole('button', { name: 'Pause now' }).click();
    await slow.held();
    await his.getByRole('button', { name: 'Withdraw from it' }).tap();
    await his.getByRole('button', { name: 'Withdraw now' }).tap();
    await says(all, LINES, 'Withdrawn. It is open to be put forward again.');
    await slow.letGo();
    await ana.getByText('You have not both agreed to these words. Nothing was changed.').waitFor();
    await says(all, LINES, 'Withdrawn. It is open to be put forward again.');
    await bothAgree(at());
    for (const page of [ana, ben, at().ruth]) await closeCard(page);
  }, 60_000);
}

/** At the end of the agreement's words. @returns its last word then */
async function changeOneLetter(page: Page): Promise<string> {
  const card = await openIt(page);
  await card
    .getByText(/^These words were (?:agreed|put forward)\. A change opens them again\.$/)
    .waitFor();
  await putCaret(page, 'End');
  await type(page, 's');
  const words = await card.locator('.card-text .words').innerText();
  return words.split(' ').at(-1)!;
}
