import { expect, it } from 'vitest';
import {
  done,
  fromCard,
  openCard,
  says,
  setInSession,
  type,
  write,
  type Screens,
} from '../session.ts';
import { closeCard, putCaret } from '../table.ts';
import { agree, bothAgree, cardId, LINES, openIt, putForward, versionOf } from './agreeing.ts';

/** Minutes 35 to 45: one exact text, and two people who answer it. */
export function wording(at: () => Screens): void {
  it('35-45: a boundary is heard; nobody is asked for a yes or a no', async () => {
    const { ruth, ana, ben, tv, people } = at();
    await setInSession(ruth, 'Turn listening mode off', 'Free the floor');
    await ruth.getByRole('button', { name: 'Wording' }).click();
    await says([tv], '.room-session', 'Wording');
    await write(ana, 'boundaries', 'I leave the room when voices get loud');
    const his = await openCard(ben, 'boundaries', 'I leave the room');
    expect(await his.getByRole('button', { name: /yes|not now|think/i }).count()).toBe(0);
    await his.getByRole('button', { name: 'I’ve heard this' }).tap();
    await done(ben);
    await says([...people, tv], '[data-lane=boundaries]', 'Ben has heard this');
  }, 60_000);

  it('35-45: both write one agreement; the therapist suggests wording, and only its owner takes it', async () => {
    const { ruth, ana, ben, tv, people, ask } = at();
    await fromCard(ben, 'requests', 'Would you call', 'Grow an agreement from this');
    await expect.poll(() => ben.locator(':focus.ProseMirror').count()).toBe(1);
    await type(ben, 'I call when I am later than seven');
    const hers = await openIt(ana);
    await putCaret(ana, 'End');
    await type(ana, ', and you do too');
    await says(people, '[data-lane-id=next-week]', 'later than seven, and you do too');

    const theirs = await openIt(ruth);
    const his = await openIt(ben);
    const words = 'I call when I will be later than seven, and you do too';
    for (const [suggested, answer] of [
      ['We both call', 'Leave mine as they are'],
      [words, 'Take these words'],
    ] as const) {
      await theirs.getByRole('button', { name: 'Suggest wording' }).click();
      await theirs.getByRole('textbox', { name: 'Your suggestion' }).fill(suggested);
      await theirs.getByRole('button', { name: 'Send the suggestion' }).click();
      // It changes nothing by itself, and is nobody else's to take.
      await hers.getByText('Suggested to the person whose card it is.').waitFor();
      await his.getByRole('button', { name: answer }).waitFor();
      expect(await theirs.getByRole('button', { name: 'Take these words' }).count()).toBe(0);
      expect(await hers.getByRole('button', { name: 'Take these words' }).count()).toBe(0);
      await says([tv], '.room', 'I call when I am later than seven');
      await his.getByRole('button', { name: answer }).tap();
      await his.getByRole('button', { name: answer }).waitFor({ state: 'detached' });
    }
    await says([...people, tv], '[data-lane=next-week]', words);
    const suggestion = { kind: 'suggest', card: await cardId(ben), field: 'text' } as const;
    expect((await ask(ana, { ...suggestion, before: words, words: 'No' })).status).toBe(403);

    await his.getByRole('button', { name: 'I will write this' }).tap();
    await expect.poll(() => ben.locator(':focus.ProseMirror').count()).toBe(1);
    await type(ben, 'I say so first thing at the door');
    await hers.getByText('If this slips, Ben will…').waitFor();
    await hers.getByText('I say so first thing at the door').waitFor();
    for (const page of people) await closeCard(page);
  }, 90_000);

  it('35-45: the exact words are put forward, and each answers for themselves, nobody for another', async () => {
    const { room, ruth, ana, ben, tv, people, all, ask } = at();
    await putForward(ana);
    await says(all, LINES, 'Waiting for both of you');
    const his = await openIt(ben);
    const exact = his.locator('section > .promise-exact');
    for (const part of ['I will be later than seven', 'I say so first thing at the door'])
      await exact.getByText(part).waitFor();
    // Yes is neither chosen beforehand nor larger than the others.
    const answers = his.getByRole('group', { name: 'Agreement' }).getByRole('button');
    expect(await answers.count()).toBe(4);
    const sizes = await answers.evaluateAll((buttons) =>
      buttons.map((button) => {
        const { width, height } = button.getBoundingClientRect();
        return [Math.round(width), Math.round(height), button.getAttribute('aria-pressed')].join();
      }),
    );
    expect(new Set(sizes).size).toBe(1);
    expect(sizes[0]).toMatch(/false$/);

    // The therapist has no answer to give, neither on the screen nor past it; nor has the room.
    const theirs = await openIt(ruth);
    expect(await theirs.getByRole('group', { name: 'Agreement' }).count()).toBe(0);
    const card = await cardId(ruth);
    const version = await versionOf(ruth, room.boardId);
    const yes = { kind: 'answer-agreement', card, version, answer: 'yes' } as const;
    for (const page of [ruth, tv]) {
      expect((await ask(page, yes)).status).toBe(403);
      expect((await ask(page, { kind: 'withdraw-agreement', card })).status).toBe(403);
    }
    const forBen = { ...yes, seat: 'partner-b', by: 'partner-b' };
    expect((await ask(ana, forBen)).status).toBe(400);

    await agree(ana);
    await his.locator('.promise-said').getByText('Ana: Yes').waitFor();
    // Whoever has not answered is named nowhere.
    for (const page of all) {
      expect(await page.locator(LINES).allInnerTexts()).toContain('Waiting for both of you');
      expect((await page.locator(LINES).allInnerTexts()).join()).not.toMatch(/waiting for ben/i);
    }
    await his.getByRole('button', { name: 'Yes, with a change' }).tap();
    await his.getByRole('textbox', { name: 'What would you change?' }).fill('Half past seven?');
    await his.getByRole('button', { name: 'Send' }).tap();
    await theirs.locator('.promise-said').getByText('Half past seven?').waitFor();
    await says(all, LINES, 'Both of you have answered.');
    await agree(ben);
    await says(all, LINES, 'Both of you agreed on');
    for (const page of people) await closeCard(page);
  }, 90_000);

  it('35-45: one person’s word is enough to withdraw, and nothing that was said is struck out', async () => {
    const { ruth, ana, all } = at();
    const hers = await openIt(ana);
    await hers.getByRole('button', { name: 'Withdraw from it' }).click();
    await hers.getByText('It no longer holds for either of you.').waitFor();
    await hers.getByRole('button', { name: 'Withdraw now' }).click();
    await says(all, LINES, 'Withdrawn. It is open to be put forward again.');
    for (const page of all)
      for (const line of await page.locator(LINES).allInnerTexts())
        expect(line).not.toMatch(/(?:Ana|Ben).*withdr/i);
    const theirs = await openIt(ruth);
    await theirs.getByText('All words put forward').click();
    const history = theirs.locator('.promise-history');
    for (const said of ['Ana: Yes', 'Ben: Yes, with a change', '“Half past seven?”', 'withdrawn'])
      await history.getByText(said, { exact: false }).first().waitFor();
    await bothAgree(at());
  }, 60_000);
}
