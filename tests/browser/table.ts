import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { boardInDocument, boardOnScreen, type InWords } from '../support/agreement.ts';
import { LAPTOP, launch, newDevice, PHONE, TABLET, watch } from '../support/browser.ts';
import { THERAPIST_SIGN_IN } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { connectUnchanged } from '../support/unchanged-client.ts';

/** Three people at three devices, brought to one board by nothing but its pages. */
export interface Table {
  readonly server: ServerProcess;
  readonly browser: Browser;
  readonly boardId: string;
  /** The therapist, at a laptop. */
  readonly ruth: Page;
  /** First partner, at a tablet. */
  readonly ana: Page;
  /** Second partner, at a phone. */
  readonly ben: Page;
  /** What any of the pages did that it must not. */
  wrongs(): string[];
  leave(): Promise<void>;
}

export async function sitDown(): Promise<Table> {
  const server = await startServerProcess();
  const browser = await launch();
  const watched: Array<() => string[]> = [];
  const open = async (device: BrowserContext) => {
    const page = await device.newPage();
    watched.push(watch(page, server.origin));
    return page;
  };
  const laptop = await newDevice(browser, LAPTOP);
  await laptop.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
  const ruth = await open(laptop);
  await setUpByLink(ruth, server);
  const boardId = await makeBoard(ruth);
  const ana = await open(await newDevice(browser, TABLET));
  const ben = await open(await newDevice(browser, PHONE));
  await join(ana, await copyLink(ruth, 'Ana'), boardId);
  await join(ben, await copyLink(ruth, 'Ben'), boardId);
  await ruth.getByRole('button', { name: 'Done' }).click();
  await ruth.getByText('Both partners have joined').waitFor();
  await ruth.getByRole('link', { name: /^Open the board/ }).click();
  await ruth.waitForURL(`**/board/${boardId}`);
  for (const page of [ruth, ana, ben]) await page.locator('.lane').first().waitFor();
  return {
    server,
    browser,
    boardId,
    ruth,
    ana,
    ben,
    wrongs: () => watched.flatMap((wrong) => wrong()),
    async leave() {
      await browser.close();
      await server.stop();
    },
  };
}

async function setUpByLink(page: Page, server: ServerProcess): Promise<void> {
  await page.goto(server.setupUrl!);
  await page.getByLabel('Your name').fill(THERAPIST_SIGN_IN.name);
  await page.getByLabel('E-mail').fill(THERAPIST_SIGN_IN.email);
  await page.getByLabel('Password', { exact: true }).fill(THERAPIST_SIGN_IN.password);
  await page.getByRole('button', { name: 'Set up and sign in' }).click();
  await page.waitForURL('**/boards');
}

/** @returns its id; the dialog with its seats is open afterwards */
async function makeBoard(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'New board' }).click();
  await page.getByLabel('First partner’s name').fill('Ana');
  await page.getByLabel('Second partner’s name').fill('Ben');
  await page.getByRole('button', { name: 'Make the board' }).click();
  await page.getByRole('dialog', { name: 'Seats and invites' }).waitFor();
  const link = page.getByRole('link', { name: /^Open the board/, includeHidden: true });
  await link.waitFor({ state: 'attached' });
  return (await link.getAttribute('href'))!.split('/').at(-1)!;
}

/** By the button, and out of the clipboard. */
async function copyLink(page: Page, name: string): Promise<string> {
  await page.bringToFront();
  await page.getByRole('button', { name: `Make a link for ${name}` }).click();
  const row = page.locator('.seat-row', {
    has: page.getByLabel(`Link for ${name}`, { exact: true }),
  });
  await row.getByRole('button', { name: 'Copy the link' }).click();
  await row.getByText('The link is copied.').waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

async function join(page: Page, link: string, boardId: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Join the board' }).tap();
  await page.waitForURL(`**/board/${boardId}`);
}

/** The words of the one card of a lane, where they are written on. */
export const wordsIn = (page: Page, lane: string) =>
  page.locator(`.lane[data-lane-id=${lane}] article .card-text .words`);

/** On a phone only one lane shows. */
export async function chooseLane(page: Page, lane: string): Promise<void> {
  const tab = page.locator(`[data-tab=${lane}]`);
  if (await tab.isVisible()) await tab.tap();
}

export async function addTo(page: Page, lane: string): Promise<void> {
  await chooseLane(page, lane);
  await page.locator(`[data-add=${lane}]:visible`).click();
  // The first editor of a page comes with its code.
  await expect.poll(() => page.locator(':focus.ProseMirror').count()).toBe(1);
}

/** Puts the caret at the end of the only card of a lane. */
export async function writeAtEnd(page: Page, lane: string): Promise<void> {
  await chooseLane(page, lane);
  await wordsIn(page, lane).click();
  await putCaret(page, 'End');
}

/**
 * Puts the caret at an end of the words that are open, and waits until the editor has it there: for 20 ms
 * after it took the focus it may put the caret back to where the press was.
 */
export async function putCaret(page: Page, end: 'Home' | 'End'): Promise<void> {
  await expect.poll(() => page.locator(':focus.ProseMirror').count()).toBe(1);
  await expect
    .poll(async () => {
      await page.keyboard.press(`Control+${end}`);
      return page.locator(':focus.ProseMirror').evaluate(isCaretAt, end);
    })
    .toBe(true);
}

/** Once two frames were drawn. Other people's carets stand in the words and are none. */
async function isCaretAt(editor: Element, end: 'Home' | 'End'): Promise<boolean> {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const { anchorNode, anchorOffset, isCollapsed } = document.getSelection()!;
  if (anchorNode === null || !isCollapsed || !editor.contains(anchorNode)) return false;
  const beyond = document.createRange();
  beyond.selectNodeContents(editor);
  if (end === 'Home') beyond.setEnd(anchorNode, anchorOffset);
  else beyond.setStart(anchorNode, anchorOffset);
  const rest = beyond.cloneContents();
  for (const caret of rest.querySelectorAll('.remote-caret')) caret.remove();
  return rest.textContent === '';
}

/** Closes the open card, so that words stand on the screen as they are. */
export async function closeCard(page: Page): Promise<void> {
  if ((await page.locator('article[data-open]').count()) === 0) return;
  await page.keyboard.press('Escape');
  await page.locator('article[data-open]').waitFor({ state: 'detached' });
}

/**
 * Every screen and the server's own copy say the same, character by character.
 * @returns what they all say
 */
export async function expectAgreement(table: Table, pages: readonly Page[]): Promise<InWords> {
  for (const page of pages) {
    await closeCard(page);
    await page.locator('.saved:is([data-state=quiet], [data-state=sent])').waitFor();
  }
  const cookies = await pages[0]!.context().cookies();
  const reader = connectUnchanged(
    `${table.server.origin.replace('http', 'ws')}/sync/${table.boardId}`,
    {
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      origin: table.server.origin,
    },
  );
  try {
    await reader.synced();
    const kept = boardInDocument(reader.board);
    for (const page of pages) await expect.poll(() => boardOnScreen(page)).toEqual(kept);
    return kept;
  } finally {
    reader.end();
  }
}
