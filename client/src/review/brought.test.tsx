import { bringToSession, broughtCards } from '@steady/shared/board/bringing.ts';
import { addCard, takeBack } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { people, seeded } from '../board/testing.ts';
import { aScreen, inSession, type Screen } from '../session/testing.tsx';

const random = seeded(47);
let screen: Screen | undefined;

beforeEach(() => page.viewport(1280, 800));
afterEach(() => {
  screen?.close();
  screen = undefined;
});

const panel = () => page.getByRole('region', { name: 'Brought to this session' });
const button = (name: string) => panel().getByRole('button', { name, exact: true });

/** Two partners wrote at home; one of the two things they wrote is brought. */
async function afterHome(seat: Seat = THERAPIST) {
  const names = new Map(people).set(PARTNER_B, 'سارة');
  const made = await aScreen({ seat, cards: 6, names });
  screen = made;
  const { document } = made.board;
  const write = (by: Seat, text: string) =>
    addCard(document, { kind: 'question', by, text }, random);
  write(PARTNER_A, 'Stays at home');
  const card = write(PARTNER_B, 'How we tell the children');
  bringToSession(document, card);
  return { ...made, card };
}

describe('what was brought', () => {
  it('is shown to the therapist when the session starts, and nothing else of home is', async () => {
    const { server } = await afterHome();
    expect(panel().query()).toBeNull();
    inSession(server);
    await expect.element(panel()).toBeVisible();
    await expect.element(panel().getByText('How we tell the children')).toBeVisible();
    expect(panel().element().textContent).not.toContain('Stays at home');
    expect(panel().element().querySelectorAll('li').length).toBe(1);
  });

  it('is put away by a press, for this session and all that come', async () => {
    const { server, board } = await afterHome();
    inSession(server);
    await userEvent.click(button('We have talked about it'));
    await expect.poll(() => panel().query()).toBeNull();
    expect(broughtCards(board.document)).toEqual([]);
  });

  it('is out of the way after the opening, and there again in the next session when nobody came to it', async () => {
    const { server } = await afterHome();
    inSession(server);
    await expect.element(panel()).toBeVisible();
    server.ask(THERAPIST, { kind: 'set-stage', stage: 'working' });
    await expect.poll(() => panel().query()).toBeNull();
    server.ask(THERAPIST, { kind: 'end-session' });
    inSession(server);
    await expect.element(panel()).toBeVisible();
  });

  it('goes with a card that its author takes back', async () => {
    const { server, board, card } = await afterHome();
    inSession(server);
    await expect.element(panel()).toBeVisible();
    takeBack(board.document, card);
    await expect.poll(() => panel().query()).toBeNull();
  });

  it('leads to its card', async () => {
    const { server, card } = await afterHome();
    inSession(server);
    await userEvent.click(button('Show the card'));
    await expect.poll(() => document.activeElement?.getAttribute('data-card')).toBe(card);
  });

  it('is on no partner’s screen', async () => {
    const { server } = await afterHome(PARTNER_A);
    inSession(server);
    await expect.element(page.getByRole('region', { name: 'The session' })).toBeVisible();
    expect(panel().query()).toBeNull();
  });

  it.each(['light', 'dark'] as const)(
    'fits a phone of 320 px, and axe finds nothing, %s',
    async (scheme) => {
      document.documentElement.style.colorScheme = scheme;
      await page.viewport(320, 700);
      const { server } = await afterHome();
      inSession(server);
      await expect.element(panel()).toBeVisible();
      const { violations } = await axe.run(panel().element());
      expect(violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id} ${n.html}`))).toEqual(
        [],
      );
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
      document.documentElement.style.colorScheme = '';
    },
  );
});
