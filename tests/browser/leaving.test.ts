import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, newDevice, PHONE, watch } from '../support/browser.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { floorShown, leftOf, seenAfter, watchLeaving } from './leaving/measure.ts';
import { seatPractice, type SeatedPractice } from './leaving/practice.ts';
import { PAUSED, places, STATES, type State, type Who } from './leaving/states.ts';

type Way = 'Shift' | 'the button';

/** ms from the key or the tap until nothing of the app can be seen. */
const BLANK_MS = 50;
/** On a machine so loaded that covering the page by one plain sheet takes long: so many times that at most. */
const LOADED = 2;
/** A machine that others load too is late now and then; a product that is slow is late each time. */
const MAX_TRIES = 6;

/** Where somebody was before the page that they leave: it leads nowhere else by itself. */
const EARLIER = '/earlier';
const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** "Leave this page" from every page and whatever lies on it: needs the built client. */
describe('leaving the page', () => {
  let server: ServerProcess;
  let browser: Browser;
  let seated: SeatedPractice;
  const watched: Array<() => string[]> = [];
  const times: number[] = [];

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await launch();
    seated = await seatPractice(server);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    const sorted = times.toSorted((a, b) => a - b);
    process.stderr.write(
      `leaving: ${times.length} times, median ${sorted[times.length >> 1]?.toFixed(1)} ms, longest ${sorted.at(-1)?.toFixed(1)} ms\n`,
    );
  });

  it('is tested on every page that there is', () => {
    expect([...new Set(STATES.map(({ place }) => place))].toSorted()).toEqual(places().toSorted());
  });

  for (const state of STATES) itLeaves(state);

  it('on a device that keeps the program, without a network: at once, after Reload, and after Back', async () => {
    const page = await open('partner-a', PHONE);
    await page.goto(`${seated.practice.origin}/board/${seated.practice.boardId}`);
    await page.locator('.lane article').first().waitFor();
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.reload();
    await page.locator('.lane article').first().waitFor();
    await page.getByRole('button', { name: 'Summary' }).tap();
    await page.context().setOffline(true);
    await press(page, 'Shift');
    expectClock(await leftOf(page));
    await page.reload();
    await clock(page);
    await goBackTo(page, `/board/${seated.practice.boardId}`);
    await page.context().close();
  }, 60_000);

  it('by Back, into a document that hears a moment late that its tab was left', async () => {
    const page = await open('partner-a', PHONE);
    await page.goto(`${seated.practice.origin}/board/${seated.practice.boardId}`);
    await page.locator('.lane article').first().waitFor();
    await page.evaluate(() => {
      // Another document of this tab: what it keeps comes here as it would from another process.
      const frame = document.body.appendChild(document.createElement('iframe'));
      frame.contentWindow!.sessionStorage.setItem('away', '');
    });
    await clock(page);
    expect(await page.locator('.lane').count()).toBe(0);
    await page.context().close();
  }, 60_000);

  describe('while the board is paused', () => {
    beforeAll(() => seated.pause());
    for (const state of PAUSED) itLeaves(state);
  });

  it('asked nothing of anybody else, threw nothing, and broke no policy', () => {
    expect(watched.flatMap((wrong) => wrong())).toEqual([]);
  });

  function itLeaves(state: State): void {
    const name = `/${state.place} ${state.is}, ${state.who}`;
    const ways: readonly Way[] = state.noButton ? ['Shift'] : ['Shift', 'the button'];
    it.each(ways)(
      `${name}: by %s`,
      async (way) => {
        let over = Infinity;
        for (let n = 0; n < MAX_TRIES && over > 0; n += 1) {
          const page = await arrive(state, way);
          await press(page, way);
          const left = await leftOf(page);
          expectClock(left);
          times.push(left.ms);
          over = Math.min(over, left.ms - Math.max(BLANK_MS, LOADED * left.floorMs));
          await page.context().setOffline(false);
          if (way === 'Shift') await goBackTo(page);
          await page.context().close();
        }
        expect(over).toBeLessThanOrEqual(0);
      },
      120_000,
    );
  }

  async function arrive(state: State, way: Way): Promise<Page> {
    const page = await open(state.who, state.size);
    if (way === 'Shift') {
      // So that there is something to go back to, which leads nowhere else by itself.
      await page.goto(`${seated.practice.origin}${EARLIER}`);
      await page.locator('main').waitFor();
    }
    await page.goto(await state.at(seated.practice));
    await state.reach(page, seated.practice);
    return page;
  }

  async function press(page: Page, way: Way): Promise<void> {
    // One alone does nothing of its own, and shows the floor.
    await page.keyboard.press('Shift');
    await floorShown(page);
    if (way === 'Shift') {
      for (let n = 0; n < 2; n += 1) await page.keyboard.press('Shift', { delay: 20 });
      return;
    }
    const modal = page.locator('dialog:modal');
    const within = (await modal.count()) > 0 ? modal.last() : page;
    await within.getByRole('button', { name: 'Leave this page' }).click({ noWaitAfter: true });
  }

  function expectClock({ title, icon, text, others }: Awaited<ReturnType<typeof leftOf>>): void {
    expect({ title, icon, others }).toEqual({
      title: 'Clock',
      icon: `${seated.practice.origin}/icon.svg`,
      others: 0,
    });
    // Its name, the time, and the day.
    expect(text).toMatch(/^Clock\s+\d\d:\d\d(?: [AP]M)?\s+\S+, [\w ]+$/);
  }

  const isClock = (page: Page) => page.getByRole('heading', { name: 'Clock' }).isVisible();
  const clock = (page: Page) => page.getByRole('heading', { name: 'Clock' }).waitFor();

  /** Back to what was there before it, and Reload there: a clock each time, and nothing else in between. */
  async function goBackTo(page: Page, earlier = EARLIER): Promise<void> {
    await expect
      .poll(async () => {
        // The page that was let go may come in between, and end it.
        if (pathOf(page) === '/away') await page.goBack().catch(() => {});
        return [pathOf(page), await isClock(page)];
      })
      .toEqual([earlier, true]);
    expect(await page.title()).toBe('Clock');
    expect(await seenAfter(page)).toBeUndefined();
    await page.reload().catch(() => {});
    await clock(page);
    expect(await seenAfter(page)).toBeUndefined();
  }

  async function open(who: Who, size: typeof PHONE): Promise<Page> {
    const device = await newDevice(browser, size);
    const [name = '', value = ''] = ((await seated.deviceOf(who))?.cookie ?? '').split('=');
    if (name !== '')
      await device.addCookies([{ name, value, url: server.origin, sameSite: 'Strict' }]);
    const page = await device.newPage();
    watched.push(watch(page, server.origin));
    await watchLeaving(page);
    return page;
  }
});
