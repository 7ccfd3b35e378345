import { expect, it } from 'vitest';
import { AT_ONCE_MS, heardSince, lookFor, now, sightOf } from '../instrument.ts';
import { done, openCard, says, setInSession, type, type Screens } from '../session.ts';
import { chooseLane, putCaret } from '../table.ts';

/** ms from being told of a place to being there. */
const NOTICE_MS = 2_000;

/** Minutes 10 to 40: together in one place, the floor, listening, the timer. */
export function working(at: () => Screens): void {
  it('10-20: everyone is brought to a card: two seconds before, Stay works, who types is not moved', async () => {
    const { ruth, ana, ben } = at();
    await done(ben);
    await chooseLane(ben, 'next-week');
    await openCard(ana, 'needs', 'To know');
    await putCaret(ana, 'End');
    await type(ana, ' whatever');
    await openCard(ruth, 'requests', 'Would you call');
    await lookFor(ben, 'notice', '.gather-notice', 'Ruth brings everyone to a card in Requests.');
    await lookFor(ben, 'there', '[data-tab=requests][aria-current=true]');
    const before = await now(ben);
    await ruth.getByRole('button', { name: 'Bring everyone here' }).click();
    await says([ana], '.gather-notice', 'You stay here until you choose to go.');
    await type(ana, ' comes');
    const moved = await sightOf(ben, 'there');
    expect(await sightOf(ben, 'notice')).toBeLessThan(moved);
    const asked = (await heardSince(ben, before)).find(({ text }) => text.includes('"gathered"'))!;
    // Less a millisecond for what each clock rounds.
    expect(moved - asked.at).toBeGreaterThan(NOTICE_MS - 2);
    expect(await ana.locator(':focus.ProseMirror').innerText()).toContain('whatever comes');
    await ana.getByRole('button', { name: 'Stay' }).click();
    await done(ana);

    await chooseLane(ben, 'next-week');
    await ruth.getByRole('button', { name: 'Bring everyone here' }).click();
    await ben.getByRole('button', { name: 'Stay' }).click();
    // Ana, who did not say Stay, has been moved meanwhile: Ben's time was over too.
    await expect
      .poll(() => ana.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toContain('Would you call');
    expect(await ben.locator('[data-tab=next-week]').getAttribute('aria-current')).toBe('true');
    await done(ruth);
  }, 60_000);

  it('15-40: one holds the floor, and the same second of the timer stands everywhere', async () => {
    const { ruth, people, tv, all } = at();
    await setInSession(ruth, 'Give Ana the floor', '2 minutes', 'Turn listening mode on');
    await says(people, '.session-now', 'Ana has the floor');
    await says([tv], '.room-session', 'Ana has the floor');
    for (const page of all)
      await page.waitForFunction(() => Object.keys(window.steadyTest.timer).length > 4);
    const seen = await Promise.all(all.map((page) => page.evaluate(() => window.steadyTest.timer)));
    const seconds = Object.keys(seen[0]!).filter((second) =>
      seen.every((timer) => timer[second] !== undefined),
    );
    // The first of them came with the entry, not with the clock.
    expect(seconds.length).toBeGreaterThan(2);
    const apart = seconds.slice(1).map((second) => {
      const times = seen.map((timer) => timer[second]!);
      return Math.max(...times) - Math.min(...times);
    });
    // A screen that is drawn late once shows no wrong clock: one whose clock is wrong is late each second.
    expect(apart.toSorted((one, other) => one - other)[Math.floor(apart.length / 2)]).toBeLessThan(
      AT_ONCE_MS,
    );
  }, 60_000);

  it('15-40: "What I heard" comes before an answer, and only its author says whether it is so', async () => {
    const { ruth, ana, ben, ask } = at();
    const his = await openCard(ben, 'requests', 'Would you call');
    const answers = his.getByRole('group', { name: 'Answer to this request' });
    await his.getByText('You are listening now.').waitFor();
    expect(await answers.count()).toBe(0);
    const card = (await his.getAttribute('data-card'))! as never;
    const early = await ask(ben, { kind: 'answer-request', card, answer: 'yes' });
    expect(early).toMatchObject({
      status: 409,
      text: expect.stringContaining('say-what-you-heard'),
    });

    const say = async (words: string) => {
      await his.getByRole('textbox', { name: 'What I heard' }).fill(words);
      await his.getByRole('button', { name: 'Say this back' }).click();
    };
    const hers = await openCard(ana, 'requests', 'Would you call');
    await say('You want to know where I am');
    await hers.getByText('You want to know where I am').waitFor();
    const theirs = await openCard(ruth, 'requests', 'Would you call');
    await theirs.getByText('You want to know where I am').waitFor();
    expect(await theirs.getByRole('button', { name: 'Not quite' }).count()).toBe(0);
    expect(await his.getByRole('button', { name: 'Not quite' }).count()).toBe(0);
    await hers.getByRole('button', { name: 'Not quite' }).click();
    await his.getByText('Ana: Not quite.').waitFor();
    expect(await answers.count()).toBe(0);
    await his.getByRole('button', { name: 'Say it again' }).click();
    await say('You want to hear from me before you worry');
    await hers.getByRole('button', { name: 'Yes', exact: true }).click();
    await theirs.getByText('Ana: Yes, this is it.').waitFor();
    expect(await theirs.getByRole('group', { name: 'Answer to this request' }).count()).toBe(0);
    await his.getByRole('button', { name: 'I need to think' }).click();
    await hers.getByText('Ben: I need to think').waitFor();
    for (const page of [ruth, ana, ben]) await done(page);
    await says([ruth, ana, ben], '[data-lane-id=requests]', 'Ben: I need to think');
  }, 60_000);
}
