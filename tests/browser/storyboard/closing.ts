import { it } from 'vitest';
import { says, type Screens } from '../session.ts';
import { closeCard } from '../table.ts';

/** Minutes 45 to 50. What can be done with the summary there: tests/browser/summary.test.ts. */
export function closing(at: () => Screens): void {
  it('45-50: the last stage is on every screen', async () => {
    const { ruth, ana, ben, tv, people } = at();
    // Whoever writes on a card is asked, and not brought.
    for (const page of people) await closeCard(page);
    await ruth.getByRole('button', { name: 'Closing' }).click();
    await says([tv], '.room-session', 'Closing');
    await says([ana, ben], '.session-now', 'Closing');
  });

  it('45-50: all four look at one page, and go back to the lanes as they like', async () => {
    const { people, tv } = at();
    for (const page of people) await page.locator('.summary .paper').waitFor();
    await tv.locator('.room-summary .paper').waitFor();
    await says([...people, tv], '.paper', 'Our summary');
    for (const page of people) await page.getByRole('button', { name: 'Lanes' }).click();
    for (const page of people) await page.locator('.lanes').waitFor();
  }, 30_000);
}
