import { PARTNER_A, PARTNER_B, ROOM_VIEW, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aScreen, axeFinds, inSession, type Screen, type ScreenOptions } from './testing.tsx';

let screen: Screen;
const open = async (options: ScreenOptions = {}) =>
  (screen = await aScreen({ before: inSession, ...options }));
const strip = () => page.getByRole('region', { name: 'The session' });
const press = (name: string | RegExp) =>
  userEvent.click(page.getByRole('button', { name }).first());
const openSheet = async () => {
  await press(/^The session: /);
  await expect.element(page.getByRole('dialog', { name: 'The session' })).toBeVisible();
};
const kinds = () => screen.server.entries.map(({ body }) => body.kind);
const running = () => screen.server.state.session.running;

beforeEach(() => page.viewport(1280, 800));
afterEach(() => screen.close());

describe('the session strip', () => {
  it('is started by the therapist alone', async () => {
    await open({ before: () => {} });
    await press('Start the session');
    await expect.element(strip()).toBeVisible();
    expect(kinds()).toEqual(['session-started']);
    expect(page.getByRole('button', { name: 'Start the session' }).query()).toBeNull();
  });

  it.each([PARTNER_A, 'observer-1' as Seat])('is not started by the %s', async (seat) => {
    await open({ seat, before: () => {} });
    expect(page.getByRole('button', { name: 'Start the session' }).query()).toBeNull();
  });

  it('[G2] shows a stage only when the server has said it, and takes no second tap meanwhile', async () => {
    await open();
    const wording = strip().getByRole('button', { name: 'Wording' });
    screen.server.hold();
    await userEvent.click(wording);
    expect(wording.element().getAttribute('aria-current')).toBeNull();
    strip()
      .getByRole('button', { name: 'Closing' })
      .element()
      .dispatchEvent(new MouseEvent('click', { bubbles: true }));
    screen.server.release();
    await expect.poll(() => wording.element().getAttribute('aria-current')).toBe('step');
    expect(kinds()).toEqual(['session-started', 'stage']);
  });

  it('shows the others where we are, and gives them nothing to set', async () => {
    await open({ seat: PARTNER_B });
    screen.server.ask(THERAPIST, { kind: 'set-stage', stage: 'working' });
    await expect.element(strip().getByText('Working').first()).toBeVisible();
    expect(strip().element().querySelectorAll('.session-stages button')).toHaveLength(0);
    await openSheet();
    const sheet = page.getByRole('dialog', { name: 'The session' });
    expect(sheet.getByRole('button', { name: /^Give|^Let|minutes|^End|^Stop/ }).query()).toBeNull();
  });

  it('says who goes first, and the therapist may say otherwise', async () => {
    await open();
    await expect.element(strip().getByText('Robin goes first')).toBeVisible();
    await openSheet();
    await press('Let Mika go first');
    await expect.poll(() => running()?.first).toBe(PARTNER_B);
    await expect.element(strip().getByText('Mika goes first').first()).toBeVisible();
  });

  it('gives the floor, and everybody sees whose it is', async () => {
    await open();
    await openSheet();
    await press('Give Robin the floor');
    await expect.element(strip().getByText('Robin has the floor').first()).toBeVisible();
    await press('Free the floor');
    await expect.poll(() => running()?.floor).toBeUndefined();
  });

  it('turns listening mode on and off', async () => {
    await open();
    await openSheet();
    await press('Turn listening mode on');
    await expect.poll(() => running()?.listening).toBe(true);
    await press('Turn listening mode off');
    await expect.poll(() => running()?.listening).toBe(false);
  });

  it('sets a timer that follows the server, and ends calmly', async () => {
    await open();
    await openSheet();
    await press('5 minutes');
    const time = () => strip().element().querySelector('.session-time')?.textContent;
    await expect.poll(time).toBe('5:00');
    screen.server.wait(61_000);
    await expect.poll(time, { timeout: 3_000 }).toBe('3:59');
    screen.server.wait(10 * 60_000);
    await expect.poll(time, { timeout: 3_000 }).toBe('The time has come to its end');
    expect(strip().element().getAnimations({ subtree: true })).toEqual([]);
    await press('Put the timer away');
    await expect.poll(time).toBeUndefined();
  });

  it('says before the end what will happen, and ends only then', async () => {
    await open();
    await openSheet();
    await press('End the session');
    await expect.element(page.getByText('The screen in the room is signed out.')).toBeVisible();
    await expect.element(page.getByText(/^Links .* stop working/)).toBeVisible();
    expect(running()).toBeDefined();
    await press('Go on with the session');
    await press('End the session');
    await press('End the session');
    await expect.poll(running).toBeUndefined();
    await expect.element(page.getByRole('button', { name: 'Start the session' })).toBeVisible();
  });

  it('says what is true now when somebody else was first', async () => {
    await open();
    await openSheet();
    screen.server.hold();
    await press('Give Robin the floor');
    screen.server.ask(THERAPIST, { kind: 'give-floor', seat: PARTNER_A });
    screen.server.release();
    await expect.element(page.getByText('It is that way already.')).toBeInTheDocument();
  });

  it('is one row of a phone, and its sheet has the rest', async () => {
    await page.viewport(320, 640);
    await open();
    await expect.element(strip()).toBeVisible();
    expect(strip().element().getBoundingClientRect().height).toBeLessThanOrEqual(52);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    for (const button of document.querySelectorAll('.board-head button')) {
      const { width, height } = button.getBoundingClientRect();
      if (!button.matches('.switch-side'))
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    await openSheet();
    await expect.element(page.getByRole('button', { name: 'Wording' })).toBeVisible();
  });

  it('works by keyboard alone', async () => {
    await open();
    await expect.element(strip()).toBeVisible();
    const stage = strip().getByRole('button', { name: 'Closing' }).element();
    if (stage instanceof HTMLElement) stage.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => running()?.stage).toBe('closing');
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'The session' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement?.className).toBe('session-now');
  });

  it.each([1280, 320])(
    'is clean for axe at %i px, its sheet and the end of the session too',
    async (width) => {
      await page.viewport(width, 700);
      await open({ cards: 6 });
      await expect.element(strip()).toBeVisible();
      expect(await axeFinds()).toEqual([]);
      await openSheet();
      expect(await axeFinds()).toEqual([]);
      await press('End the session');
      expect(await axeFinds()).toEqual([]);
    },
  );
});

describe('the session on the room view', () => {
  it('is large and has no controls', async () => {
    await open({ seat: ROOM_VIEW, room: true });
    screen.server.ask(THERAPIST, { kind: 'give-floor', seat: PARTNER_B });
    screen.server.ask(THERAPIST, { kind: 'start-timer', durationMs: 120_000 });
    const room = () => document.querySelector('.room-session');
    await expect.poll(() => room()?.textContent).toBe('OpeningMika has the floor2:00');
    expect(document.querySelectorAll('.room button, .room a, .room input')).toHaveLength(0);
    screen.server.ask(THERAPIST, { kind: 'end-session' });
    await expect.poll(room).toBeNull();
  });
});
