import { expect, it } from 'vitest';
import { comeBack, goOffline } from '../instrument.ts';
import {
  cardIn,
  chooseField,
  fillField,
  fromCard,
  openCard,
  says,
  type,
  write,
  type Screens,
} from '../session.ts';
import { closeCard, putCaret } from '../table.ts';
import { LANE, NAMED } from './agreeing.ts';

/** Minute 42: what each will do next week. */
export function week(at: () => Screens): void {
  it('42: two intentions each, with a cue, a cadence, a small version and a day to look back', async () => {
    const { ana, ben, tv, people } = at();
    await says([people[0]!], `[data-lane-id=${LANE}]`, 'Two each are enough for one week.');
    await fromCard(ana, LANE, NAMED, 'Grow an intention from this');
    await expect.poll(() => ana.locator(':focus.ProseMirror').count()).toBe(1);
    await type(ana, 'I ask Ben about his day before I tell him of mine');
    const hers = await openCard(ana, LANE, 'I ask Ben');
    await fillField(hers, 'What will remind me', 'The key in the door');
    await chooseField(hers, 'How often', 'On weekdays');
    await fillField(hers, 'A smaller version', 'I ask one question');
    await fillField(hers, 'If this slips, we will…', 'I say so and ask at breakfast');
    await hers.getByRole('button', { name: 'Add: Look at it again on' }).click();
    await hers.getByLabel('Look at it again on').fill('2027-01-12');
    await closeCard(ana);
    const said =
      /The key in the door[^]*On weekdays[^]*I ask one question[^]*ask at breakfast[^]*2027/;
    await says(people, `[data-lane-id=${LANE}]`, said);
    await says([tv], '.room', 'I ask Ben about his day');

    await write(ben, LANE, 'I read to the children on Sunday');
    await write(ben, LANE, 'I pay the bills before they lie about');
    await write(ana, LANE, 'I go to bed before eleven');
    for (const text of ['I read to', 'I pay the bills', 'I go to bed'])
      for (const page of people) await cardIn(page, LANE, text).waitFor({ state: 'attached' });
  }, 90_000);

  it('42: no field but the words is asked for, and a smaller version is one tap that counts nothing', async () => {
    const { ruth, ana, ben, people, all } = at();
    const his = await openCard(ben, LANE, 'I read to');
    expect(await his.locator(':required, [aria-required=true], :invalid').count()).toBe(0);
    expect(await his.getByText(/required|please fill|missing/i).count()).toBe(0);
    await closeCard(ben);

    const hers = await openCard(ana, LANE, 'I ask Ben');
    await hers.getByRole('button', { name: 'Make it smaller' }).click();
    await ana.getByText('It is smaller now. The next look back starts from here.').waitFor();
    await closeCard(ana);
    await says(all, `:is([data-lane-id=${LANE}], .room)`, 'I ask one question');
    for (const page of people)
      expect((await page.locator(`[data-lane-id=${LANE}]`).allInnerTexts()).join()).not.toMatch(
        /I ask one question[^]*Ana: (?:Not yet|Partly)/,
      );
    // It is hers alone to look back on.
    const theirs = await openCard(ruth, LANE, 'I ask one question');
    expect(await theirs.getByRole('button', { name: 'Make it smaller' }).count()).toBe(0);
    await closeCard(ruth);
  }, 60_000);

  it('a locked lane takes nothing new; what an offline device wrote is marked, and set aside', async () => {
    const { ruth, ana, ben, people, all } = at();
    await goOffline(ana);
    await openCard(ana, LANE, 'I go to bed');
    await putCaret(ana, 'End');
    await type(ana, ', most days');
    await ruth.getByRole('button', { name: 'What to do with Next week' }).click();
    await ruth.getByRole('menuitem', { name: /^Lock this lane/ }).click();
    for (const page of [ruth, ben])
      await says([page], `[data-lane-id=${LANE}]`, 'This lane is locked.');
    // Honoured by every screen that knows of it.
    const his = await openCard(ben, LANE, 'I read to');
    expect(await his.locator('.ProseMirror, [contenteditable=true]').count()).toBe(0);
    expect(await ben.locator(`[data-add=${LANE}]`).count()).toBe(0);
    await closeCard(ben);
    await ruth.getByRole('button', { name: 'Canvas', exact: true }).click();
    await ruth.locator(`.steady-lane[data-lane=${LANE}]`).getByText('Locked').waitFor();
    await ruth.getByRole('button', { name: 'Lanes', exact: true }).click();

    await comeBack(ana);
    for (const page of people) {
      const late = cardIn(page, LANE, 'I go to bed before eleven, most days');
      await late.getByText('Written after the lane was locked').waitFor({ state: 'attached' });
      expect(await page.locator('.after-lock').count()).toBe(1);
    }
    for (const page of [ana, ben])
      expect(await page.getByRole('button', { name: 'Set aside' }).count()).toBe(0);
    await ruth.getByRole('button', { name: 'Set aside' }).click();
    // Where somebody is writing their card stays in its place until they are done.
    await closeCard(ana);
    for (const page of people) {
      await cardIn(page, 'parked', 'I go to bed before eleven, most days').waitFor({
        state: 'attached',
      });
      expect(await page.locator('.after-lock').count()).toBe(0);
    }
    await ruth.getByRole('button', { name: 'What to do with Next week' }).click();
    await ruth.getByRole('menuitem', { name: 'Unlock this lane' }).click();
    for (const page of people)
      await page.getByText('This lane is locked.').waitFor({ state: 'detached' });
    await says([all.at(-1)!], '.room', 'before eleven, most days');
  }, 90_000);
}
