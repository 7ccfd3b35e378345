import { PARTNER_A, PARTNER_B, ROOM_VIEW, THERAPIST } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { people } from '../board/testing.ts';
import {
  aScreen,
  axeFinds,
  inSession,
  paused,
  type Screen,
  type ScreenOptions,
} from './testing.tsx';

let screen: Screen;
const open = async (options: ScreenOptions = {}) => (screen = await aScreen(options));
const cover = () => page.getByRole('dialog', { name: /^Paused until/ });
const PAUSE_MS = 20 * 60_000;

beforeEach(() => page.viewport(1280, 800));
afterEach(async () => {
  screen.close();
  await emulate('no-preference');
});

const emulate = (motion: string): Promise<unknown> =>
  cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-motion', value: motion }],
  });

describe('the pause', () => {
  it.each([PARTNER_A, THERAPIST])('is one tap for the %s', async (seat) => {
    await open({ seat });
    await userEvent.click(page.getByRole('button', { name: 'Pause' }));
    await expect.element(cover()).toBeVisible();
    expect(screen.server.entries.map(({ body }) => body.kind)).toEqual(['paused']);
  });

  it('is one key, also in the middle of a word', async () => {
    await open({ seat: PARTNER_A });
    await userEvent.click(page.getByRole('button', { name: 'Add a need', exact: true }).first());
    await userEvent.keyboard('quiet{Alt>}p{/Alt}');
    await expect.element(cover()).toBeVisible();
    const [card] = [...screen.theirs.cards.values()];
    expect(card?.get('text')?.toString()).toBe('quiet');
  });

  it('is not for those who only read, who are covered all the same', async () => {
    await open({ seat: ROOM_VIEW });
    expect(page.getByRole('button', { name: 'Pause' }).query()).toBeNull();
    await userEvent.keyboard('{Alt>}p{/Alt}');
    expect(screen.server.entries).toEqual([]);
    paused(screen.server);
    await expect.element(cover()).toBeVisible();
    expect(page.getByRole('button', { name: 'Resume' }).query()).toBeNull();
  });

  it('[C1] names nobody', async () => {
    await open({ seat: PARTNER_B, before: paused });
    await expect.element(cover()).toBeVisible();
    for (const name of people.values()) expect(cover().element().textContent).not.toContain(name);
  });

  it('says until when in the time of this device, and how long that is', async () => {
    await open({ before: paused });
    const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
    const until = time.format(screen.server.now + PAUSE_MS);
    await expect.element(page.getByRole('dialog', { name: `Paused until ${until}` })).toBeVisible();
    await expect.element(page.getByRole('timer')).toHaveTextContent('20:00');
  });

  it('[C2] takes every key and press from the board, keeps what was typed, and gives the focus back', async () => {
    await open({ seat: PARTNER_A });
    await userEvent.click(page.getByRole('button', { name: 'Add a need', exact: true }).first());
    await userEvent.keyboard('half a ');
    const words = document.activeElement;
    paused(screen.server);
    await expect.element(cover()).toBeVisible();
    expect(document.activeElement).toBe(cover().element().querySelector('h2'));
    await userEvent.keyboard('sentence{Control>}z{/Control}?{Enter} ');
    const [card] = [...screen.theirs.cards.values()];
    expect(card?.get('text')?.toString()).toBe('half a ');
    await expect.element(page.getByText(/What you were writing is kept/)).toBeVisible();
    screen.server.ask(THERAPIST, { kind: 'resume' });
    await expect.poll(() => cover().query()).toBeNull();
    expect(document.activeElement).toBe(words);
    await userEvent.keyboard('sentence');
    expect(card?.get('text')?.toString()).toBe('half a sentence');
  });

  it('[C3] stays at Escape, however often', async () => {
    await open({ before: paused });
    await expect.element(cover()).toBeVisible();
    await userEvent.keyboard('{Escape}{Escape}{Escape}');
    await expect.element(cover()).toBeVisible();
  });

  it('[C3] leaves the way out of the page in reach, on a phone too', async () => {
    await open({ seat: PARTNER_A, before: paused });
    await page.viewport(320, 640);
    await expect.element(cover().getByRole('button', { name: 'Leave this page' })).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });

  it('is ended by the therapist at any time', async () => {
    await open({ seat: THERAPIST, before: paused });
    await userEvent.click(page.getByRole('button', { name: 'Resume' }));
    await expect.poll(() => cover().query()).toBeNull();
    expect(screen.server.state.pause).toBeUndefined();
  });

  it('is ended by a partner after its time only', async () => {
    await open({ seat: PARTNER_B, before: paused });
    await expect.element(page.getByText(/any of you can resume/)).toBeVisible();
    expect(page.getByRole('button', { name: 'Resume' }).query()).toBeNull();
    screen.server.wait(PAUSE_MS);
    await userEvent.click(page.getByRole('button', { name: 'Resume' }));
    await expect.poll(() => screen.server.state.pause).toBeUndefined();
  });

  it('says under the cover itself why it could not be ended', async () => {
    await open({ seat: THERAPIST, before: paused });
    await expect.element(cover()).toBeVisible();
    screen.server.setOffline(true);
    await userEvent.click(page.getByRole('button', { name: 'Resume' }));
    await expect.element(cover().getByText(/No answer came/)).toBeVisible();
    await expect.element(cover().getByRole('button', { name: 'Resume' })).toBeEnabled();
  });

  it('covers the room view, large and without controls', async () => {
    await open({ seat: ROOM_VIEW, room: true, before: paused });
    await expect.element(cover()).toBeVisible();
    expect(cover().element().querySelectorAll('button')).toHaveLength(0);
    expect(
      Number.parseFloat(getComputedStyle(cover().element().querySelector('h2')!).fontSize),
    ).toBeGreaterThan(48);
  });

  it('breathes only for those who did not ask for less motion', async () => {
    await open({ before: paused });
    await expect.element(cover()).toBeVisible();
    const guide = cover().element().querySelector('.pause-guide')!;
    expect(guide.getAnimations()).toHaveLength(1);
    await emulate('reduce');
    await expect.poll(() => guide.getAnimations()).toHaveLength(0);
    await expect.element(page.getByText('If you like, breathe slowly, in and out.')).toBeVisible();
  });

  it('is clean for axe, in a session with cards under it', async () => {
    await open({ cards: 6, before: (server) => (inSession(server), paused(server)) });
    await expect.element(cover()).toBeVisible();
    expect(await axeFinds()).toEqual([]);
  });
});
