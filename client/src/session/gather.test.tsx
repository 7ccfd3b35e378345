import type { LaneId } from '@steady/shared/board/lanes.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { PARTNER_A, PARTNER_B, THERAPIST } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { seeded } from '../board/testing.ts';
import { goTo, path } from '../ui/address.ts';
import { aScreen, axeFinds, inSession, type Screen, type ScreenOptions } from './testing.tsx';

const start = path();
let screen: Screen;
const open = async (options: ScreenOptions = {}) => {
  screen = await aScreen({ seat: PARTNER_A, before: inSession, ...options });
  await expect.element(page.getByRole('region', { name: 'The session' })).toBeVisible();
};
const gather = (where: Omit<Extract<Command, { kind: 'gather' }>, 'kind'>) =>
  screen.server.ask(THERAPIST, { kind: 'gather', ...where });
const chosen = () => document.querySelector('.lane[data-chosen]')?.getAttribute('data-lane-id');
const showing = () => document.querySelector('.board')?.getAttribute('data-showing');
const notice = () => page.getByText(/^Dr\. Okafor brings everyone/);
const aCard = (lane: LaneId) =>
  addCard(screen.theirs, { kind: 'note', by: PARTNER_B, lane, text: 'here' }, seeded(4));

beforeEach(() => page.viewport(360, 740));
afterEach(() => {
  screen.close();
  goTo(start, 'replace');
});

describe('bringing everyone here', () => {
  it('[H1] tells it first, then shows the lane', async () => {
    await open();
    gather({ view: 'lanes', lane: 'requests' });
    await expect.element(notice()).toHaveTextContent('Dr. Okafor brings everyone to Requests.');
    expect(chosen()).toBe('needs');
    await expect.poll(chosen, { timeout: 4_000 }).toBe('requests');
    expect(notice().query()).toBeNull();
  });

  it('[H1] lets anybody stay', async () => {
    await open();
    gather({ view: 'lanes', lane: 'requests' });
    await userEvent.click(page.getByRole('button', { name: 'Stay' }));
    expect(notice().query()).toBeNull();
    // The next one moves this screen, so that the first had its time.
    gather({ view: 'lanes', lane: 'boundaries' });
    const seen: unknown[] = [];
    await expect
      .poll(() => seen.push(chosen()) && chosen(), { timeout: 4_000, interval: 30 })
      .toBe('boundaries');
    expect(seen).not.toContain('requests');
  });

  it('[H2] moves nobody who types: the notice waits for a tap', async () => {
    await open();
    await userEvent.click(page.getByRole('button', { name: 'Add a need', exact: true }).first());
    await userEvent.keyboard('in the middle ');
    const words = document.activeElement;
    gather({ view: 'lanes', lane: 'requests' });
    await expect
      .element(notice())
      .toHaveTextContent(
        'Dr. Okafor brings everyone to Requests. You stay here until you choose to go.',
      );
    await userEvent.keyboard('of a word');
    expect(document.activeElement).toBe(words);
    await userEvent.click(page.getByRole('button', { name: 'Go there' }));
    expect(chosen()).toBe('requests');
  });

  it('[H2] moves nobody who began to type meanwhile', async () => {
    await open();
    gather({ view: 'lanes', lane: 'requests' });
    await userEvent.click(page.getByRole('button', { name: 'Add a need', exact: true }).first());
    await expect
      .element(page.getByRole('button', { name: 'Go there' }), { timeout: 4_000 })
      .toBeVisible();
    expect(chosen()).toBe('needs');
  });

  it('shows the card, and puts the focus on it', async () => {
    await open();
    const card = aCard('boundaries');
    gather({ view: 'lanes', card });
    await expect
      .element(notice())
      .toHaveTextContent('Dr. Okafor brings everyone to a card in Boundaries.');
    await expect
      .poll(() => document.activeElement?.getAttribute('data-card'), { timeout: 4_000 })
      .toBe(card);
  });

  it('leaves a screen where it is when the lane is one that does not show', async () => {
    await open();
    const card = aCard('wins');
    gather({ view: 'lanes', lane: 'wins', card });
    await expect.element(notice()).toBeVisible();
    await expect.poll(() => notice().query(), { timeout: 4_000 }).toBeNull();
    expect(chosen()).toBe('needs');
  });

  it('goes to the canvas', async () => {
    await open();
    gather({ view: 'canvas' });
    await expect
      .poll(() => document.querySelector('.board')?.getAttribute('data-showing'), {
        timeout: 4_000,
      })
      .toBe('canvas');
  });

  it.each([PARTNER_A, THERAPIST])(
    '[H4] at the closing stage goes to the summary, on the screen of the %s',
    async (seat) => {
      await open({ seat });
      screen.server.ask(THERAPIST, { kind: 'set-stage', stage: 'closing' });
      await expect.element(page.getByText('Everyone is brought to the summary.')).toBeVisible();
      expect(showing()).toBe('lanes');
      await expect.poll(showing, { timeout: 4_000 }).toBe('summary');
      await expect.element(page.getByRole('heading', { name: 'Our summary' })).toBeVisible();
      expect(path()).toMatch(/\/board\/[^/]+\/summary$/);
      history.back();
      await expect.poll(showing).toBe('lanes');
    },
  );

  it('[H1][H2] lets anybody stay away from the summary, and moves nobody there who types', async () => {
    await open();
    await userEvent.click(page.getByRole('button', { name: 'Add a need', exact: true }).first());
    await userEvent.keyboard('in the middle ');
    const words = document.activeElement;
    screen.server.ask(THERAPIST, { kind: 'set-stage', stage: 'closing' });
    await expect.element(page.getByRole('button', { name: 'Go there' })).toBeVisible();
    await userEvent.keyboard('of a word');
    expect(document.activeElement).toBe(words);
    await userEvent.click(page.getByRole('button', { name: 'Stay' }));
    expect([showing(), page.getByRole('button', { name: 'Stay' }).query()]).toEqual([
      'lanes',
      null,
    ]);
  });

  it('shows all of them the same page, whatever somebody looked at there before', async () => {
    await open();
    await userEvent.click(page.getByRole('button', { name: 'More', exact: true }));
    await userEvent.click(page.getByRole('menuitem', { name: 'Summary and copies' }));
    await userEvent.click(page.getByText('Mine', { exact: true }));
    await expect.element(page.getByRole('heading', { name: 'My summary' })).toBeVisible();
    gather({ view: 'summary' });
    await expect.element(page.getByRole('heading', { name: 'Our summary' })).toBeVisible();
    expect(page.getByRole('button', { name: 'Stay' }).query()).toBeNull();
  });

  it('[H3] leaves the therapist who asked, and everybody who comes later, where they are', async () => {
    await open({ seat: THERAPIST });
    await userEvent.click(page.getByRole('button', { name: 'Bring everyone here' }));
    await expect.element(page.getByText('Everyone is asked to come here.')).toBeVisible();
    expect(screen.server.entries.at(-1)?.body).toMatchObject({ kind: 'gathered', lane: 'needs' });
    expect(notice().query()).toBeNull();
    screen.close();
    await open({
      before: (server) => {
        inSession(server);
        server.ask(THERAPIST, { kind: 'gather', view: 'lanes', lane: 'requests' });
        server.wait(60_000);
      },
    });
    expect(notice().query()).toBeNull();
  });

  it('is clean for axe, and fits a small phone', async () => {
    await page.viewport(320, 640);
    await open();
    await userEvent.click(page.getByRole('button', { name: 'Add a need', exact: true }).first());
    gather({ view: 'lanes', lane: 'requests' });
    await expect.element(page.getByRole('button', { name: 'Go there' })).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    const notices = document.querySelector('.gather-notice')!.getBoundingClientRect();
    const head = document.querySelector('.board-head')!.getBoundingClientRect();
    expect(notices.top).toBeGreaterThanOrEqual(head.bottom);
    expect(await axeFinds()).toEqual([]);
  });
});
