import type { Locator, Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { openCard, says, type Screens } from '../session.ts';

/** The one agreement of the storyboard, on everybody's screen. */
export const LANE = 'next-week';
export const NAMED = 'I call when';

export const openIt = (page: Page): Promise<Locator> => openCard(page, LANE, NAMED);

/** What a closed card, an open one and the room say of it. */
export const LINES = `[data-card] :is(.promise-line, .promise-state)`;

export async function putForward(page: Page): Promise<void> {
  const card = await openIt(page);
  await card
    .getByRole('button', { name: /^Put (?:these exact words forward|forward again)$/ })
    .click();
  await card.getByRole('button', { name: 'Put them forward now' }).click();
  await card.getByText('Waiting for both of you').waitFor();
}

export async function agree(page: Page): Promise<void> {
  const card = await openIt(page);
  await card.getByRole('button', { name: 'I agree to these exact words' }).click();
}

/** Ana puts it forward, and both say yes to the same words. */
export async function bothAgree({ ana, ben, all }: Screens): Promise<void> {
  await putForward(ana);
  for (const page of [ana, ben]) await agree(page);
  await says(all, LINES, 'Both of you agreed on');
}

export const cardId = async (page: Page) =>
  (await (await openIt(page)).getAttribute('data-card'))! as never;

/** The newest text that was put forward. */
export async function versionOf(page: Page, boardId: string): Promise<number> {
  const { entries } = await page.evaluate(
    async (id) => (await fetch(`/api/boards/${id}/ledger`)).json(),
    boardId,
  );
  return entries.findLast(({ kind }: { kind: string }) => kind === 'put-forward').seq;
}

/**
 * What this page asks of the ledger reaches the server only when it is let go: as on a slow network,
 * where somebody else was first.
 */
export async function holdAsks(
  page: Page,
): Promise<{ held(): Promise<void>; letGo(): Promise<void> }> {
  const gate = Promise.withResolvers<void>();
  const passed: Array<Promise<void>> = [];
  const slow = async (route: Route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const on = gate.promise.then(() => route.continue());
    passed.push(on);
    await on;
  };
  await page.route('**/ledger', slow);
  return {
    held: () => expect.poll(() => passed.length).toBe(1),
    async letGo() {
      gate.resolve();
      await Promise.all(passed);
      await page.unroute('**/ledger', slow);
    },
  };
}
