import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { says, type Screens } from '../session.ts';
import { expectAgreement } from '../table.ts';

/** Minutes 15 to 40: the cycle, drawn on the canvas by all three. */
export function drawing(at: () => Screens): void {
  it('15-40: all come to the canvas, one draws an arrow between two cards, another a loop around them', async () => {
    const { room, ruth, ana, people, tv } = at();
    await show(ruth, 'Canvas');
    await ruth.getByRole('button', { name: 'Bring everyone here' }).click();
    for (const page of people) await page.locator('.tl-container').waitFor({ timeout: 60_000 });

    await ruth.getByRole('button', { name: 'Show everything' }).click();
    const [from, to] = [await middleOf(ruth, 'To know'), await middleOf(ruth, 'Would you call')];
    await ruth.locator('[data-tool=arrow]').click();
    await ruth.mouse.move(from.x, from.y);
    await ruth.mouse.down();
    await ruth.mouse.move((from.x + to.x) / 2, from.y + 30, { steps: 5 });
    await ruth.mouse.move(to.x, to.y, { steps: 5 });
    await ruth.mouse.up();
    const arrow = (page: Page) => page.locator('.tl-shape[data-shape-type=arrow]');
    for (const page of people) await arrow(page).waitFor({ state: 'attached' });

    await ana.getByRole('button', { name: 'Show everything' }).click();
    const loop = await middleOf(ana, 'Would you call');
    await ana.locator('[data-tool=draw]').click();
    await ana.mouse.move(loop.x, loop.y + 60);
    await ana.mouse.down();
    for (let n = 0; n < 12; n += 1)
      await ana.mouse.move(loop.x + 50 * Math.sin(n / 2), loop.y + 60 * Math.cos(n / 2));
    await ana.mouse.up();
    for (const page of people)
      await page.locator('.tl-shape[data-shape-type=draw]').waitFor({ state: 'attached' });

    // The arrow holds on to its cards: it follows one that is moved, on every screen.
    const drawn = (page: Page) => arrow(page).evaluate((shape) => shape.innerHTML);
    const before = await drawn(ana);
    await ruth.locator('[data-tool=select]').click();
    const grip = await middleOf(ruth, 'Would you call');
    await ruth.mouse.move(grip.x, grip.y + 30);
    await ruth.mouse.down();
    await ruth.mouse.move(grip.x + 20, grip.y + 60, { steps: 4 });
    await ruth.mouse.move(grip.x + 60, grip.y + 120, { steps: 4 });
    await ruth.mouse.up();
    await expect.poll(() => drawn(ana)).not.toBe(before);

    for (const page of people) await show(page, 'Lanes');
    await says([tv], '.room', /To know[^]*Would you call/);
    await expectAgreement(room, people);
  }, 120_000);
}

const show = (page: Page, what: 'Lanes' | 'Canvas') =>
  page.getByRole('button', { name: what, exact: true }).click();

async function middleOf(page: Page, text: string): Promise<{ x: number; y: number }> {
  const card = page.locator('.tl-shape[data-shape-type=card]', {
    has: page.locator('.card-text', { hasText: text }),
  });
  const { x, y, width, height } = (await card.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}
