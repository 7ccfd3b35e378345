import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LAPTOP, PHONE, TABLET } from '../support/browser.ts';
import { addAuthenticator } from '../support/passkeys.ts';
import {
  invite,
  joinAs,
  makeBoard,
  signIn,
  THERAPIST_SIGN_IN,
  type Person,
} from '../support/people.ts';
import type { ServerProcess } from '../support/server.ts';
import { startLooking } from './axe/looking.ts';

/** axe finds nothing on any page in any state, light and dark: needs the built client. A board and private writing have files of their own, for time's sake. */
describe('axe finds nothing', () => {
  const looking = startLooking('later');
  const { open, look } = looking;
  let server: ServerProcess;
  beforeAll(() => void ({ server } = looking));

  it('before there is a practice, and while one is set up', async () => {
    const without = await open(PHONE);
    await without.goto(`${server.origin}/setup`);
    await look(without, 'This page needs the set-up link');
    const page = await open(PHONE);
    await page.goto(server.setupUrl!);
    await look(page, 'Set up your practice');
    await page.getByRole('button', { name: 'Set up and sign in' }).tap();
    await look(page, 'Please type the name partners know you by.');
  }, 60_000);

  describe('with a practice', () => {
    let therapist: Person;
    let ruth: Page;

    beforeAll(async () => {
      therapist = await looking.setUpNow();
      ruth = await open(LAPTOP);
      await ruth.goto(`${server.origin}/sign-in`);
    });

    it('at sign-in, and after a wrong password', async () => {
      await look(ruth, 'Sign in');
      await ruth.getByLabel('E-mail').fill(THERAPIST_SIGN_IN.email);
      await ruth.getByLabel('Password', { exact: true }).fill('not the right one');
      await ruth.keyboard.press('Enter');
      await look(ruth, 'E-mail and password do not fit together.');
      await ruth.getByLabel('Password', { exact: true }).fill(THERAPIST_SIGN_IN.password);
      await ruth.keyboard.press('Enter');
      await ruth.waitForURL('**/boards');
    }, 60_000);

    it('on the boards page: empty, making a board, its seats, with a board', async () => {
      await look(ruth, 'No boards yet');
      await ruth.getByRole('button', { name: 'New board' }).click();
      await look(ruth, 'How it starts');
      await ruth.getByRole('button', { name: 'Make the board' }).click();
      await look(ruth, 'Please type a name.');
      await ruth.getByLabel('First partner’s name').fill('Ana');
      await ruth.getByLabel('Second partner’s name').fill('Ben');
      await ruth.getByRole('button', { name: 'Make the board' }).click();
      await ruth.getByRole('button', { name: 'Make a link for Ana' }).click();
      await look(ruth, 'Or scan this with the other device');
      await ruth.getByRole('button', { name: 'Done' }).click();
      await look(ruth, 'Nobody has joined yet');
    }, 60_000);

    it('with a passkey, a code from paper, and where neither is', async () => {
      const page = await open(PHONE);
      await page.goto(`${server.origin}/sign-in`);
      await look(page, 'Passkeys do not work at this address.');
      await (await addAuthenticator(page)).refuse();
      await page.goto(`http://localhost:${server.port}/sign-in`);
      await look(page, 'Or with your password');
      await page.getByRole('button', { name: 'Sign in with a passkey' }).tap();
      await look(page, 'No passkey was used.');
      await page.getByRole('button', { name: 'I have neither at hand' }).tap();
      await page.getByRole('button', { name: 'Sign in', exact: true }).tap();
      await look(page, 'Please type one of your codes.');
    }, 60_000);

    it('on the page of one’s account, and at its cover', async () => {
      const page = await open(LAPTOP, await signIn(server));
      await page.goto(`${server.origin}/account`);
      await look(page, 'Passkeys work at localhost only.');
      await page.getByRole('button', { name: 'Change the password' }).click();
      await page.getByRole('button', { name: 'Save the password' }).click();
      await page.getByRole('button', { name: 'Make recovery codes' }).click();
      await page.getByText('You see these codes only now.').waitFor();
      await page.getByRole('button', { name: 'Invite a colleague' }).click();
      await page.getByText('Or scan this with the other device').waitFor();
      await page.getByRole('button', { name: 'Sign out all others' }).click();
      await look(page, 'Sign out all your other devices?');
      await page.getByRole('button', { name: 'Lock now' }).click();
      await page.getByRole('dialog', { name: 'This screen is locked' }).waitFor();
      await page.getByRole('button', { name: 'Unlock' }).click();
      await look(page, 'Please type your password.');
    }, 90_000);

    it('where a colleague’s link and somebody’s second device arrive', async () => {
      const page = await open(PHONE);
      const invited = await therapist.ask('/api/practice/invites', { body: {} });
      const link = new URL(invited.body.url);
      await page.goto(`${server.origin}${link.pathname}${link.hash}`);
      await look(page, 'This makes an account of your own.');
      await page.goto(`${server.origin}/colleague`);
      await look(page, 'This link opens nothing');
      await page.goto(`${server.origin}/device#AAAA`);
      await look(page, 'Open your board on this device too');
      await page.getByRole('button', { name: 'Open my board' }).tap();
      await look(page, 'This code opens nothing');
    }, 60_000);

    it('at a link with a spoken code, and among one’s own devices', async () => {
      const boardId = await makeBoard(therapist);
      const path = `/api/boards/${boardId}/invites`;
      const made = await therapist.ask(path, { body: { seat: 'partner-a', code: '4821' } });
      const page = await open(PHONE);
      await page.goto(`${server.origin}/join${new URL(made.body.url).hash}`);
      await page.getByRole('button', { name: 'Join the board' }).tap();
      await page.getByLabel('Your therapist’s code').fill('1111');
      await page.keyboard.press('Enter');
      await look(page, 'This is not the code.');
      await page.getByLabel('Your therapist’s code').fill('4821');
      await page.keyboard.press('Enter');
      await page.locator('.lane').first().waitFor();
      await page.getByRole('button', { name: 'More', exact: true }).tap();
      await page.getByRole('menuitem', { name: 'Your devices' }).tap();
      await page.getByRole('button', { name: 'Show a code to scan' }).tap();
      await look(page, 'Show it to nobody else');
    }, 60_000);

    it('at the join page, with a good link, without one, and with one that was used', async () => {
      const boardId = await makeBoard(therapist);
      const link = `${server.origin}/join#${await invite(therapist, boardId, 'partner-a')}`;
      const first = await open(PHONE);
      await first.goto(link);
      await look(first, 'You will share one board with your partner and your therapist.');
      await first.getByRole('button', { name: 'Join the board' }).tap();
      await first.waitForURL(`**/board/${boardId}`);
      const second = await open(PHONE);
      await second.goto(link);
      await second.getByRole('button', { name: 'Join the board' }).tap();
      await look(second, 'This link was already used');
      await second.goto(`${server.origin}/join`);
      await look(second, 'This link is not complete');
    }, 60_000);

    it('where there is nothing to see', async () => {
      const page = await open(TABLET);
      for (const [path, says] of [
        ['/', 'Welcome'],
        ['/left', 'You have left'],
        ['/nowhere', 'There is nothing here'],
        ['/board/AAAAAAAAAAAAAAAAAAAAAA', 'This board is not open to you here'],
      ] as const) {
        await page.goto(`${server.origin}${path}`);
        await look(page, says);
      }
      await page.goto(`${server.origin}/away`);
      await page.locator('h1').first().waitFor();
      await look(page);
    }, 60_000);

    it('in the room view, and for somebody who only reads', async () => {
      const boardId = await makeBoard(therapist, 'need-to-request');
      const tv = await open(LAPTOP, await joinAs(server, therapist, boardId, 'room-view'));
      await tv.goto(`${server.origin}/room/${boardId}`);
      await tv.getByRole('heading').first().waitFor();
      await look(tv);
      const reader = await open(TABLET, await joinAs(server, therapist, boardId, 'observer-1'));
      await reader.goto(`${server.origin}/board/${boardId}`);
      await look(reader, 'You can read this board.');
    }, 60_000);

    it('while somebody leaves, while a board rests, and when it was deleted', async () => {
      const boardId = await makeBoard(therapist, 'need-to-request');
      const board = `/api/boards/${boardId}`;
      const ana = await open(PHONE, await joinAs(server, therapist, boardId, 'partner-a'));
      await ana.goto(`${server.origin}/board/${boardId}`);
      await ana.locator('.lane').first().waitFor();
      await ana.getByRole('button', { name: 'More', exact: true }).tap();
      await ana.getByRole('menuitem', { name: 'Leave this board' }).tap();
      await look(ana, 'Leaving is yours alone.');
      await ana.keyboard.press('Escape');

      const screens = [ana, await open(TABLET, therapist)];
      const tv = await open(LAPTOP, await joinAs(server, therapist, boardId, 'room-view'));
      await screens[1]!.goto(`${server.origin}/board/${boardId}`);
      await tv.goto(`${server.origin}/room/${boardId}`);
      await screens[1]!.locator('.lane').first().waitFor();
      await tv.getByRole('heading').first().waitFor();
      await therapist.ask(board, { method: 'PATCH', body: { state: 'resting' } });
      for (const page of [...screens, tv]) await look(page, 'The board is resting.');

      await ana.getByRole('button', { name: 'More', exact: true }).tap();
      await ana.getByRole('menuitem', { name: 'Leave this board' }).tap();
      await ana.getByRole('button', { name: 'Leave the board' }).tap();
      await look(ana, 'You have left');
      await screens[1]!.getByRole('button', { name: 'More', exact: true }).tap();
      await screens[1]!.getByRole('menuitem', { name: 'Rest, keep, delete' }).tap();
      await screens[1]!.getByRole('button', { name: 'Delete this board' }).tap();
      await look(screens[1]!, 'Type the title of the board to delete it');
      await screens[1]!.getByLabel('Type the title of the board to delete it').fill('Ana and Ben');
      await screens[1]!.getByRole('button', { name: 'Delete it for good' }).tap();
      await screens[1]!.waitForURL('**/boards');
      await look(tv, 'This board is not open to you here');
    }, 120_000);

    it('without the network, which is said calmly', async () => {
      const boardId = await makeBoard(therapist);
      const page = await open(PHONE, therapist);
      await page.goto(`${server.origin}/board/${boardId}`);
      await page.locator('[data-add=needs]:visible').click();
      await page.locator('article[data-open] :focus').waitFor();
      await page.context().setOffline(true);
      await page.keyboard.type('Kept here');
      await look(page, 'What you write is kept in this open page and sent later.');
    }, 60_000);

    it('and no page asked another origin, threw, or broke the content policy', () => {
      expect(looking.wrong()).toEqual([]);
    });
  });
});
