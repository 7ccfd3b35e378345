import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAPTOP, launch, newDevice, TABLET, watch, type Size } from '../support/browser.ts';
import { joinAs, makeBoard, setUp, type Person } from '../support/people.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { filesOf } from '../support/files.ts';
import { fromMenu } from './session.ts';

const CANARY = 'canary of a diary';

/** A copy of all one's own data, with what only one's own device can read: needs the built client. */
describe('all my data', () => {
  let server: ServerProcess;
  let browser: Browser;
  let boardId: string;
  let ruth: Person;
  let ana: Person;
  let ben: Person;
  let page: Page;
  const watched: Array<() => string[]> = [];
  const sent: string[] = [];

  beforeAll(async () => {
    server = await startServerProcess({ env: { LOG_LEVEL: 'trace' } });
    browser = await launch();
    ruth = await setUp(server);
    boardId = await makeBoard(ruth, 'check-in');
    ana = await joinAs(server, ruth, boardId, 'partner-a');
    ben = await joinAs(server, ruth, boardId, 'partner-b');
    page = await open(ana, LAPTOP);
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await fromMenu(page, 'Only me: drafts and journal');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('button', { name: 'Write in the journal' }).click();
    await page.keyboard.type(CANARY);
    await page.locator('.private-saved[data-state=sent]').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each([
    ['Data (JSON)', 1],
    ['Plain text (Markdown)', 1],
    ['Web page (HTML)', 1],
    ['PDF', 2],
  ])(
    'as %s is whole on the device',
    async (format, files) => {
      await toCopies(page);
      await expect
        .poll(() => page.locator('.copy-own').innerText())
        .toContain('Your drafts, journal and check-ins are added here');
      await page
        .getByRole('radio', { name: new RegExp(`^${format.replaceAll(/[()]/g, '\\$&')}`) })
        .check();
      const downloads: string[] = [];
      page.on('download', (download) => {
        void download.path().then((path) => downloads.push(path));
      });
      await page.getByRole('button', { name: 'Download this copy' }).click();
      await page
        .getByText('The copy is on this device now, with what only you can read.')
        .waitFor();
      await expect.poll(() => downloads.length).toBe(files);
      const texts = downloads.map((path) => readFileSync(path, 'latin1')).join('\n');
      expect(texts).toContain(CANARY);
      page.removeAllListeners('download');
    },
    60_000,
  );

  it('nobody can have that from the server: no audience, no form, no file, no request, no log', async () => {
    for (const person of [ana, ben, ruth])
      for (const audience of ['ours', 'mine', 'clinician', 'data'])
        for (const form of ['json', 'md', 'html', 'csv']) {
          const { cookie = '' } = person;
          const answer = await fetch(
            `${server.origin}/api/boards/${boardId}/summary/${audience}.${form}`,
            { headers: { cookie, origin: server.origin } },
          );
          expect(await answer.text(), `${audience}.${form}`).not.toContain('canary');
        }
    for (const [path, bytes] of filesOf(server.dataDir))
      expect(bytes.includes('canary'), path).toBe(false);
    expect(sent.join('\n')).not.toContain('canary');
    expect(server.log()).not.toContain('canary');
    expect(watched.flatMap((wrong) => wrong())).toEqual([]);
  }, 60_000);

  it('says plainly that it is without it where the key is not on the device', async () => {
    const second = await open(await joinAs(server, ruth, boardId, 'partner-a'), TABLET);
    await toCopies(second);
    await second
      .getByText('Your private writing is locked on this device. This copy is without it.')
      .waitFor();
    await second.getByRole('radio', { name: /^Plain text/ }).check();
    const download = second.waitForEvent('download');
    await second.getByRole('button', { name: 'Download this copy' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).not.toContain('canary');
    await second
      .getByText('The copy is on this device now, without your private writing.')
      .waitFor();
    await second.context().close();
  }, 60_000);

  async function open(person: Person, size: Size): Promise<Page> {
    const device = await newDevice(browser, size);
    const [name = '', value = ''] = (person.cookie ?? '').split('=');
    await device.addCookies([{ name, value, url: server.origin, sameSite: 'Strict' }]);
    const opened = await device.newPage();
    watched.push(watch(opened, server.origin));
    await opened.goto(`${server.origin}/board/${boardId}`);
    await opened.locator('.lane').first().waitFor();
    return opened;
  }

  async function toCopies(on: Page): Promise<void> {
    await on.goto(`${server.origin}/board/${boardId}/summary`);
    await on.getByText('All my data', { exact: true }).click();
    await on.getByRole('button', { name: 'Make a copy' }).click();
  }
});
