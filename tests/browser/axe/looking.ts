import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { axeFinds, launch, newDevice, watch, type Size } from '../../support/browser.ts';
import { setUp, type Person } from '../../support/people.ts';
import { startServerProcess, type ServerProcess } from '../../support/server.ts';

/** A server and a browser for the tests of one file, in which axe is asked about what is on the screen. */
export interface Looking {
  readonly server: ServerProcess;
  /** Whoever set the practice up; not before `practice` was called. */
  readonly therapist: Person;
  /** What its pages did that no page may. */
  wrong(): string[];
  open(size: Size, person?: Person): Promise<Page>;
  /** Asks axe about the page, light and dark, once this is said there. */
  look(page: Page, says?: string | RegExp): Promise<void>;
}

/** @param practice whether there is one already, or `setUpNow` makes it later */
export function startLooking(practice: 'there' | 'later' = 'there'): Looking & {
  setUpNow(): Promise<Person>;
} {
  let server: ServerProcess;
  let browser: Browser;
  let therapist: Person;
  const watched: Array<() => string[]> = [];

  const looking = {
    get server() {
      return server;
    },
    get therapist() {
      return therapist;
    },
    wrong: () => watched.flatMap((wrong) => wrong()),
    async setUpNow() {
      therapist = await setUp(server);
      return therapist;
    },
    async open(size: Size, person?: Person) {
      const device = await newDevice(browser, size);
      const [name = '', value = ''] = (person?.cookie ?? '').split('=');
      if (name !== '')
        await device.addCookies([{ name, value, url: server.origin, sameSite: 'Strict' }]);
      const page = await device.newPage();
      watched.push(watch(page, server.origin));
      return page;
    },
    async look(page: Page, says?: string | RegExp) {
      if (says !== undefined) await page.getByText(says).locator('visible=true').first().waitFor();
      for (const scheme of ['light', 'dark'] as const)
        expect.soft({ says, scheme, finds: await axeFinds(page, scheme) }).toEqual({
          says,
          scheme,
          finds: [],
        });
    },
  };

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await launch();
    if (practice === 'there') await looking.setUpNow();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  return looking;
}

/** Opens what stands in the menu of a board. */
export async function openOwn(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}
