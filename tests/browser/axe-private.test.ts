import { describe, expect, it } from 'vitest';
import { LAPTOP, PHONE } from '../support/browser.ts';
import { joinAs, makeBoard } from '../support/people.ts';
import { openOwn, startLooking } from './axe/looking.ts';

/** What somebody writes for themselves alone, in all its states: needs the built client. */
describe('axe finds nothing', () => {
  const looking = startLooking();
  const { open, look } = looking;

  it.each([
    ['a laptop', LAPTOP],
    ['a phone', PHONE],
  ] as const)(
    'for oneself alone at %s: first use, codes, list, sheet, sharing, another device, notes',
    async (_, size) => {
      const boardId = await makeBoard(looking.therapist, 'need-to-request');
      const page = await open(
        size,
        await joinAs(looking.server, looking.therapist, boardId, 'partner-a'),
      );
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      await page.goto(`${looking.server.origin}/board/${boardId}`);
      await page.locator('.lane').first().waitFor();
      await openOwn(page, 'Only me: drafts and journal');
      await look(page, 'What you write is sealed on this device before it is sent.');
      await press('Begin');
      await look(page, 'Your recovery code');
      await press('Show me a recovery code');
      await look(page, 'Keep it where only you look.');
      await press('I have written it down');
      await look(page, 'Nothing here yet. The first words can be small.');
      await press('New draft');
      await page.locator('.private-sheet :focus').waitFor();
      await page.keyboard.type('To be asked first');
      await look(page, 'Kept. Only you can read this.');
      await press('Share…');
      await look(page, 'Everyone on this board, from now on:');
      await press('Share with everyone');
      await look(page, /^Shared in/);
      await press('Set aside');
      await press('Erase for good');
      await look(page, 'Erase it for good, on every device?');
      await press('Keep it');
      await press('Back');
      await press('Write in the journal');
      await look(page, 'Journal entry');
      await press('Back');
      await press('Devices and codes');
      await press('Show a code');
      await look(page, 'This device has the key.');

      const second = await open(
        size,
        await joinAs(looking.server, looking.therapist, boardId, 'partner-a'),
      );
      await second.goto(`${looking.server.origin}/board/${boardId}`);
      await second.locator('.lane').first().waitFor();
      await openOwn(second, 'Only me: drafts and journal');
      await second.getByLabel('Code from your other device').fill('ABCD');
      await second.getByRole('button', { name: 'Open my writing' }).click();
      await second.getByRole('button', { name: 'I have neither' }).click();
      await look(second, '24 characters are missing.');

      const ownNotes = await open(size, looking.therapist);
      await ownNotes.goto(`${looking.server.origin}/board/${boardId}`);
      await ownNotes.locator('.lane').first().waitFor();
      await openOwn(ownNotes, 'My notes');
      await ownNotes.getByRole('button', { name: 'New note' }).click();
      await look(ownNotes, 'Only you can read this, wherever you sign in.');
    },
    180_000,
  );

  it('and no page asked another origin, threw, or broke the content policy', () => {
    expect(looking.wrong()).toEqual([]);
  });
});
