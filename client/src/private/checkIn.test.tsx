import { isCard } from '@steady/shared/board/card.ts';
import { setLaneHidden } from '@steady/shared/board/laneSettings.ts';
import { cardsOfLane } from '@steady/shared/board/writeCards.ts';
import { openPrivateDocument } from '@steady/shared/private/document.ts';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeMemoryKeyStore, type KeyStore } from './keyStore.ts';
import {
  aDevice,
  keptForMe,
  lastingInMemory,
  type Device,
  type DeviceOptions,
  type KeptForMe,
} from './testing.tsx';

let devices: Device[] = [];
let mine: KeptForMe;
let keys: KeyStore;
beforeEach(() => {
  mine = keptForMe();
  keys = lastingInMemory();
  return page.viewport(390, 844);
});
const closeAll = () => {
  for (const device of devices) device.close();
  devices = [];
};
afterEach(closeAll);

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const press = (name: string | RegExp) => userEvent.click(button(name));
const need = () => page.getByRole('textbox', { name: /^One need for today/ });
const thanks = () => page.getByRole('textbox', { name: /^Thanks\./ });
const drafts = () => openPrivateDocument(mine.doc).drafts.size;
const dialog = () => page.getByRole('dialog');

/** A device on which the private place was opened before. */
async function checkIn(options: DeviceOptions = {}): Promise<Device> {
  const device = await aDevice({ kept: mine, keys, ...options });
  devices.push(device);
  if (openPrivateDocument(mine.doc).keys.size === 0 && options.line !== 'offline') {
    device.open();
    await press('Begin');
    await press('Not now');
    device.desk.ask(undefined);
  }
  device.open('check-in');
  await expect.element(button('Skip today')).toBeVisible();
  return device;
}
async function pick(feeling: string): Promise<void> {
  await press(/^(?:Choose a|Another) word$/);
  await userEvent.click(page.getByRole('option', { name: feeling, exact: true }));
}
async function write(field: ReturnType<typeof need>, text: string): Promise<void> {
  await userEvent.click(field);
  await userEvent.keyboard(text);
}
async function clean(): Promise<void> {
  // A dialog that is still coming has the colours of what is under it.
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  const { violations } = await axe.run(document.body);
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}
const kept = () =>
  expect.poll(() => document.querySelector('.private-saved[data-state=sent]')).not.toBeNull();

describe('a check-in', () => {
  it('takes no caret away from whoever types while the connection comes and goes', async () => {
    const device = await checkIn();
    await write(thanks(), 'For the ');
    device.lineTriesAgain();
    await userEvent.keyboard('tea');
    await expect.element(thanks()).toHaveTextContent('For the tea');
  });

  it('is explained kindly where private writing was never opened, and then begins', async () => {
    const device = await aDevice({ kept: mine, keys });
    devices.push(device);
    device.open('check-in');
    await expect
      .element(page.getByText('A check-in takes less than a minute. It has a place for you alone.'))
      .toBeVisible();
    await expect.element(page.getByText(/^Nobody on the board is told/)).toBeVisible();
    await clean();
    await press('Begin');
    await press('Not now');
    await expect.element(page.getByRole('heading', { name: 'Check in' })).toHaveFocus();
  });

  it('keeps a word, a temperature, a need and thanks, sealed, and lists one’s own days in words', async () => {
    await checkIn();
    await clean();
    await pick('on edge');
    await expect.element(button('Another word')).toBeVisible();
    await userEvent.click(page.getByText('A little cold'));
    await write(need(), 'a quiet evening');
    await write(thanks(), 'you made tea');
    await press('Keep this');
    await expect.element(page.getByRole('status').getByText(/^Kept for you alone/)).toBeVisible();
    await kept();
    await clean();
    expect(mine.bytes()).not.toMatch(/edge|quiet|evening|tea/);
    expect(drafts()).toBe(1);
    await press('Done');
    await expect.poll(() => dialog().query()).toBeNull();

    // Another device of the same day goes on with it.
    closeAll();
    const again = await aDevice({ kept: mine, keys });
    devices.push(again);
    again.open('check-in');
    await expect.element(need()).toHaveTextContent('a quiet evening');
    await expect.element(page.getByRole('radio', { name: 'A little cold' })).toBeChecked();
    await press('Back');
    await expect.element(button(/on edge.*A little cold.*a quiet evening/)).toBeVisible();
    expect(drafts()).toBe(1);
  });

  it('[V27] that is skipped leaves nothing: not what was chosen, and no byte anywhere', async () => {
    await checkIn();
    const before = mine.bytes();
    await pick('lonely');
    await userEvent.click(page.getByText('Cold', { exact: true }));
    await press('Skip today');
    await expect.poll(() => dialog().query()).toBeNull();
    devices[0]!.open('check-in');
    await expect.element(button('Choose a word')).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'Not today' })).toBeChecked();
    await pick('lonely');
    await userEvent.keyboard('{Escape}');
    devices[0]!.open();
    await expect.element(page.getByText(/^Nothing here yet/)).toBeVisible();
    expect(mine.bytes()).toBe(before);
  });

  it('lets no words go without asking, and keeps them when the dialog is closed', async () => {
    const device = await checkIn();
    await write(need(), 'time');
    await press('Skip today');
    await expect.element(page.getByText(/^Let these words go\?/)).toBeVisible();
    await clean();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => dialog().query()).toBeNull();
    device.open('check-in');
    await expect.element(need()).toHaveTextContent('time');
    await press('Skip today');
    await press('Let them go');
    await expect.poll(drafts).toBe(0);
  });

  it('asks for nothing: with nothing chosen, keeping says that skipping is fine too', async () => {
    await checkIn();
    await press('Keep this');
    await expect.element(page.getByText(/Skipping is fine too/)).toBeVisible();
    expect(drafts()).toBe(0);
    const sizes = ['Skip today', 'Keep this'].map((name) => {
      const { width, height } = button(name).element().getBoundingClientRect();
      return [Math.round(width), Math.round(height)];
    });
    expect(sizes[0]).toEqual(sizes[1]);
  });

  it('shares a need and thanks by an act of their own, each with its preview', async () => {
    const device = await checkIn();
    setLaneHidden(device.board.document, 'appreciations', false);
    await write(need(), 'a quiet evening');
    await write(thanks(), 'you made tea');
    expect(button('Share this need…').query()).toBeNull();
    await press('Keep this');
    for (const [act, lane, kind, text] of [
      ['Share this need…', 'needs', 'need', 'a quiet evening'],
      ['Share these thanks…', 'appreciations', 'appreciation', 'you made tea'],
    ] as const) {
      await press(act);
      const shown = () => document.querySelector('.private-preview-words')?.textContent;
      await expect.poll(shown).toBe(text);
      await clean();
      expect(cardsOfLane(device.theirs, lane)).toEqual([]);
      await press('Share with everyone');
      await expect.element(page.getByText(/What you wrote stays here too/)).toBeVisible();
      const [card] = cardsOfLane(device.theirs, lane);
      expect(card && isCard(card) && [card.kind, card.text.toString()]).toEqual([kind, text]);
    }
  });

  it('makes no need of thanks where their lane is hidden', async () => {
    const device = await checkIn();
    setLaneHidden(device.board.document, 'appreciations', true);
    await write(thanks(), 'you made tea');
    await press('Keep this');
    await press('Share these thanks…');
    await expect.element(page.getByLabelText('What it is')).toHaveDisplayValue('Note');
  });

  it('lists days before in words alone: no figure, no line, no sum, nobody else’s', async () => {
    await checkIn();
    await pick('calm');
    await userEvent.click(page.getByText('Warm', { exact: true }));
    await press('Keep this');
    await kept();
    closeAll();
    const tomorrow = await aDevice({ kept: mine, keys, today: '2026-11-26' });
    devices.push(tomorrow);
    tomorrow.open('check-in');
    const days = page.getByRole('region', { name: 'Your days before' });
    await expect.element(days.getByText('calm')).toBeVisible();
    await expect.element(days.getByText('Warm')).toBeVisible();
    expect(days.element().querySelector('canvas, meter, progress, [role=img]')).toBeNull();
    expect(days.element().textContent).not.toMatch(/average|%|\b5\b/);
    await clean();
  });

  it('works by keys alone, in a minute and a few of them', async () => {
    await checkIn();
    await expect.element(page.getByRole('heading', { name: 'Check in' })).toHaveFocus();
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(page.getByRole('heading', { name: 'A word for how it is' })).toHaveFocus();
    await userEvent.keyboard('{Tab}tend{Enter}');
    await expect.element(page.getByText('tender')).toBeVisible();
    await expect.element(button('Another word')).toHaveFocus();
    await userEvent.keyboard('{Tab}{Tab}{ArrowUp}');
    await expect.element(page.getByRole('radio', { name: 'Warm', exact: true })).toBeChecked();
    await userEvent.keyboard('{Tab}rest{Tab}the walk');
    await press('Keep this');
    await expect.element(page.getByRole('status').getByText(/^Kept/)).toHaveFocus();
    await kept();
  });

  it('goes on without a connection, says where it is, and is whole afterwards', async () => {
    await checkIn();
    closeAll();
    await checkIn({ line: 'offline', kept: mine });
    await pick('wary');
    await press('Keep this');
    await expect.element(page.getByText(/kept in this open page/).first()).toBeVisible();
    expect(devices[0]!.board.aside.unsent()).toEqual(['wary']);
  });

  it('keeps no key on a shared device, and asks for a code before it begins', async () => {
    const device = await aDevice({ kept: mine, keys: makeMemoryKeyStore() });
    devices.push(device);
    device.open('check-in');
    await press('Begin');
    await expect.element(button('Show me a recovery code')).toBeVisible();
    // Closing the dialog is no way past it.
    device.desk.ask(undefined);
    device.open('check-in');
    await expect.element(button('Show me a recovery code')).toBeVisible();
    expect(button('Not now').query()).toBeNull();
    await press('Show me a recovery code');
    await press('I have written it down');
    await expect.element(button('Skip today')).toBeVisible();
  });

  it('is set aside and erased as all writing is, and a second tap in one place erases nothing', async () => {
    await checkIn();
    await write(need(), 'x');
    await press('Keep this');
    await press('Set aside');
    await expect.element(button('Bring it back')).toHaveFocus();
    const at = button('Erase for good').element().getBoundingClientRect();
    await press('Erase for good');
    await expect.element(button('Keep it')).toHaveFocus();
    const now = button('Erase for good').element().getBoundingClientRect();
    expect(Math.abs(now.left - at.left) > 10 || Math.abs(now.top - at.bottom) > 0).toBe(true);
    await press('Erase for good');
    await expect.poll(drafts).toBe(0);
  });

  it.each([320, 390])('fits %d px, at 200 %, with a word from right to left', async (width) => {
    await page.viewport(width, 640);
    await checkIn();
    await press('Choose a word');
    await userEvent.keyboard('{Tab}');
    await userEvent.keyboard('מתגעגעת מאוד');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(page.getByText('מתגעגעת מאוד')).toBeVisible();
    for (const size of ['', '200%']) {
      document.documentElement.style.fontSize = size;
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      expect(dialog().element().scrollWidth).toBeLessThanOrEqual(width);
    }
    document.documentElement.style.fontSize = '';
    const word = document.querySelector<HTMLElement>('.check-in-feeling')!;
    expect(getComputedStyle(word).direction).toBe('rtl');
  });
});
