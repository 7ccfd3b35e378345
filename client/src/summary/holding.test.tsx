import { PARTNER_A, PARTNER_B, ROOM_VIEW, THERAPIST } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aSummaryTable, paperText, type SummaryTable } from './testing.tsx';

let table: SummaryTable;
const on = (root: HTMLElement) => page.elementLocator(root);
const said = (root: HTMLElement) => expect.poll(() => paperText(root));

beforeEach(async () => {
  await page.viewport(1280, 900);
  table = aSummaryTable();
  table.ask(THERAPIST, { kind: 'start-session' });
});
afterEach(() => table.leave());

describe('holding a card back', () => {
  it('[P70] is one tap beside an own card, and it leaves every screen at once', async () => {
    table.add(PARTNER_A, { kind: 'need', text: 'Mine to hold' });
    table.add(PARTNER_B, { kind: 'need', text: 'Yours to hold' });
    const [ana, ben, ruth, tv] = [PARTNER_A, PARTNER_B, THERAPIST, ROOM_VIEW].map(
      (seat) => table.sit(seat).root,
    ) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
    for (const root of [ana, ben, ruth, tv]) await said(root).toContain('Minetohold');
    expect(
      on(ana)
        .getByRole('button', { name: /^Hold back/ })
        .all(),
    ).toHaveLength(1);
    expect(
      on(ruth)
        .getByRole('button', { name: /^Hold back/ })
        .all(),
    ).toHaveLength(0);
    await userEvent.click(on(ana).getByRole('button', { name: 'Hold back: Mine to hold' }));
    for (const root of [ana, ben, ruth, tv]) {
      await said(root).not.toContain('Minetohold');
      expect(paperText(root)).toContain('Yourstohold');
    }
    // Only its owner is told that something is held back, and how much.
    await expect.element(on(ana).getByText('You hold back 1 card')).toBeVisible();
    for (const root of [ben, ruth, tv]) expect(root.textContent).not.toMatch(/held|hold back 1/i);
    await userEvent.click(on(ana).getByText('You hold back 1 card'));
    await userEvent.click(on(ana).getByRole('button', { name: 'Put it back: Mine to hold' }));
    for (const root of [ana, ben, ruth, tv]) await said(root).toContain('Minetohold');
    expect(on(ana).getByText('You hold back 1 card').query()).toBeNull();
  });

  it('shows the couple’s page without it and one’s own page with it', async () => {
    table.add(PARTNER_A, { kind: 'need', text: 'Mine to hold' });
    const { root } = table.sit(PARTNER_A);
    await userEvent.click(on(root).getByRole('button', { name: /^Hold back/ }));
    await said(root).not.toContain('Minetohold');
    await userEvent.click(on(root).getByText('Mine', { exact: true }));
    await said(root).toContain('Minetohold');
    await userEvent.click(
      on(root)
        .getByRole('button', { name: /^Put it back/ })
        .last(),
    );
    await expect
      .element(on(root).getByRole('button', { name: 'Hold back: Mine to hold' }))
      .toBeVisible();
  });

  it('[P71] says why a card stays that both agreed to', async () => {
    const agreement = table.add(PARTNER_A, { kind: 'agreement', text: 'No phones at dinner' });
    table.agree(agreement);
    const { root } = table.sit(PARTNER_A);
    await expect
      .element(on(root).getByText('Both of you agreed to this. It stays in the summary.'))
      .toBeVisible();
    expect(
      on(root)
        .getByRole('button', { name: /^Hold back/ })
        .query(),
    ).toBeNull();
  });

  it('[P70] what no partner made is the therapist’s to hold back', async () => {
    table.add(THERAPIST, { kind: 'note', text: 'For another time' });
    const ruth = table.sit(THERAPIST).root;
    const ben = table.sit(PARTNER_B).root;
    expect(
      on(ben)
        .getByRole('button', { name: /^Hold back/ })
        .query(),
    ).toBeNull();
    await userEvent.click(on(ruth).getByRole('button', { name: /^Hold back/ }));
    await said(ben).not.toContain('Foranothertime');
  });

  it('moves the focus on to the next own card, and then to the list', async () => {
    for (const text of ['First', 'Second']) table.add(PARTNER_A, { kind: 'need', text });
    const { root } = table.sit(PARTNER_A);
    const focused = () =>
      document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;
    (
      (await on(root)
        .getByRole('button', { name: 'Hold back: First' })
        .findElement()) as HTMLElement
    ).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(focused).toBe('Hold back: Second');
    await userEvent.keyboard('{Enter}');
    await expect.poll(focused).toBe('You hold back 2 cards');
  });

  it('is said to those who hear the page', async () => {
    table.add(PARTNER_A, { kind: 'need', text: 'Mine to hold' });
    const { root } = table.sit(PARTNER_A);
    await userEvent.click(on(root).getByRole('button', { name: /^Hold back/ }));
    await expect
      .element(
        on(root)
          .getByRole('status')
          .getByText(/^Held back\./),
      )
      .toBeVisible();
  });

  it('without a connection changes nothing and says so', async () => {
    table.add(PARTNER_A, { kind: 'need', text: 'Mine to hold' });
    const { root } = table.sit(PARTNER_A, { connection: 'offline' });
    await userEvent.click(on(root).getByRole('button', { name: /^Hold back/ }));
    await expect
      .element(on(root).getByText('This needs a connection. Nothing was sent.'))
      .toBeVisible();
    expect(paperText(root)).toContain('Minetohold');
  });
});
