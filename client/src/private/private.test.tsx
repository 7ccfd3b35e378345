import { isCard } from '@steady/shared/board/card.ts';
import { cardsOfLane } from '@steady/shared/board/writeCards.ts';
import { valuesOf, draftIds, openPrivateDocument } from '@steady/shared/private/document.ts';
import { beginNote, openNotes, placeOfNote } from '@steady/shared/private/notes.ts';
import { PARTNER_A, THERAPIST } from '@steady/shared/seats.ts';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type * as Y from 'yjs';
import { seeded } from '../board/testing.ts';
import { makeMemoryKeyStore } from './keyStore.ts';
import {
  aDevice,
  aTestCopy,
  keptForMe,
  lastingInMemory,
  type Device,
  type DeviceOptions,
} from './testing.tsx';

let devices: Device[] = [];
const open = async (options: DeviceOptions = {}): Promise<Device> => {
  const device = await aDevice(options);
  devices.push(device);
  device.open();
  return device;
};
const closeAll = () => {
  for (const device of devices) device.close();
  devices = [];
};
beforeEach(() => page.viewport(820, 900));
afterEach(closeAll);

const valuesIn = (doc: Y.Doc): number => {
  const sealed = openPrivateDocument(doc);
  return draftIds(sealed).flatMap((id) => valuesOf(sealed, id)).length;
};
const dialog = () => page.getByRole('dialog');
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const sheet = () => page.getByRole('textbox', { name: /Only you can read this/ });
const press = (name: string | RegExp) => userEvent.click(button(name));
const shownCode = () =>
  [...document.querySelectorAll('.private-code [aria-hidden]')]
    .map((one) => one.textContent)
    .join('-');

async function begin(): Promise<void> {
  await press('Begin');
  await press('Not now');
  await expect.element(button('New draft')).toBeVisible();
}
async function write(text: string, what = 'New draft'): Promise<void> {
  await press(what);
  await expect.element(sheet()).toHaveFocus();
  await userEvent.keyboard(text);
}
function notesOf(count: number): ReturnType<typeof keptForMe> {
  const mine = keptForMe();
  const document = openNotes(mine.doc);
  const random = seeded(3);
  for (let n = 0; n < count; n += 1) {
    const id = beginNote(document, { kind: 'note', day: '2026-11-20', madeAt: n }, random, 'me');
    if (id !== undefined) placeOfNote(document, id)?.text.insert(0, `note ${n}`);
  }
  return mine;
}
async function kept(): Promise<void> {
  await expect.element(dialog().getByText('Kept. Only you can read this.')).toBeVisible();
}
async function clean(): Promise<void> {
  const { violations } = await axe.run(document.body);
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

describe('private writing', () => {
  it('says first who can read it, what happens, and what losing the key means', async () => {
    await open();
    await expect
      .element(page.getByText('Only you can read this. Not even the server can.'))
      .toBeVisible();
    await expect
      .element(page.getByText('What you write is sealed on this device before it is sent.'))
      .toBeVisible();
    await clean();
    await press('Begin');
    await expect
      .element(
        page.getByText(
          'Without such a device and without this code, nobody can open your writing.',
        ),
      )
      .toBeVisible();
    await press('Show me a recovery code');
    expect(shownCode()).toMatch(/^(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    await clean();
    await press('I have written it down');
    await expect
      .element(page.getByText('Nothing here yet. The first words can be small.'))
      .toBeVisible();
    await clean();
  });

  it('leaves the device sealed, letter by letter', async () => {
    const mine = keptForMe();
    await open({ kept: mine });
    await begin();
    await write('afraid to say this');
    await kept();
    expect(mine.bytes()).not.toMatch(/afraid|say|this/);
    const document = openPrivateDocument(mine.doc);
    expect(draftIds(document).flatMap((id) => valuesOf(document, id)).length).toBeGreaterThan(0);
    await clean();
  });

  it('needs https, says so, and offers nothing that could keep a word', async () => {
    await open({ crypto: false });
    await expect.element(page.getByText(/needs an address that begins with https/)).toBeVisible();
    expect(dialog().element().querySelectorAll('input, textarea, [role=textbox]')).toHaveLength(0);
    expect(button('Begin').query()).toBeNull();
    await clean();
  });

  it('comes to a second device by a code, and is the same on both from then on', async () => {
    const mine = keptForMe();
    const phone = await open({ kept: mine });
    await begin();
    await write('from the phone');
    await kept();
    await press('Back');
    await press('Devices and codes');
    await press('Show a code');
    const code = shownCode();
    await clean();
    phone.desk.ask(undefined);

    await open({ kept: mine });
    await expect.element(page.getByText(/this device does not have the key yet/)).toBeVisible();
    const field = page.getByRole('textbox', { name: /^Code from your other device/ });
    await clean();
    for (const [typed, says] of [
      ['ABCD', '24 characters are missing.'],
      [
        code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
        /^One character is not as it was shown/,
      ],
      [
        '0000-0000-0000-0000-0000-0000-0000',
        /^This code opens nothing here.*What you wrote is safe\.$/,
      ],
    ] as const) {
      await userEvent.fill(field, typed);
      await press('Open my writing');
      await expect.element(page.getByText(says)).toBeVisible();
    }
    await userEvent.fill(field, code.toLowerCase().replaceAll('-', ' '));
    await press('Open my writing');
    await press('from the phone');
    await expect.element(sheet()).toHaveFocus();
    await userEvent.keyboard(', and the tablet');
    await kept();
    devices.at(-1)!.desk.ask(undefined);
    phone.open();
    await press('from the phone, and the tablet');
  });

  it('opens with the recovery code when every device is gone, and without it begins anew', async () => {
    const mine = keptForMe();
    await open({ kept: mine });
    await press('Begin');
    await press('Show me a recovery code');
    const code = shownCode();
    await press('I have written it down');
    await write('from before');
    await kept();
    closeAll();

    await open({ kept: mine });
    await press('I have neither');
    await expect
      .element(page.getByText(/^Then nobody can open what you wrote before/))
      .toBeVisible();
    await press('Begin anew with a new key');
    await press('Not now');
    await expect
      .element(page.getByText(/^Some of your writing is sealed with a key/))
      .toBeVisible();
    await clean();
    await press('Enter a code');
    await userEvent.fill(page.getByRole('textbox', { name: /^Code from/ }), code);
    await press('Open my writing');
    await expect.element(button('from before')).toBeVisible();
    expect(page.getByText(/^Some of your writing/).query()).toBeNull();
  });

  it('asks for no code where the key is, and makes no second one', async () => {
    const [mine, keys] = [keptForMe(), lastingInMemory()];
    await open({ kept: mine, keys });
    await begin();
    await write('still here');
    await kept();
    closeAll();
    await open({ kept: mine, keys });
    await expect.element(button('still here')).toBeVisible();
    expect(openPrivateDocument(mine.doc).keys.size).toBe(1);
  });

  it('on a shared device keeps no key, says so, and does not let one pass without a code', async () => {
    await open({ keys: makeMemoryKeyStore() });
    await expect.element(page.getByText(/^This device is shared/)).toBeVisible();
    await press('Begin');
    await expect.element(button('Show me a recovery code')).toBeVisible();
    expect(button('Not now').query()).toBeNull();
  });

  it('is a journal by days too', async () => {
    await open();
    await begin();
    await write('a quiet day', 'Write in the journal');
    await userEvent.fill(page.getByLabelText('Day'), '2026-11-20');
    await press('Back');
    await expect.element(page.getByRole('heading', { name: /20/ })).toBeVisible();
    await expect.element(button('a quiet day')).toHaveFocus();
    await clean();
  });

  it('shares exactly what is previewed as a new card, and the draft stays', async () => {
    const device = await open();
    await begin();
    await write('  I would like to be asked first ');
    await press('Share…');
    const preview = page.getByRole('article', { name: 'The card' });
    const words = () => preview.element().querySelector('.private-preview-words')?.textContent;
    await expect.poll(words).toBe('I would like to be asked first');
    await userEvent.selectOptions(page.getByLabelText('Lane'), 'Requests');
    await userEvent.selectOptions(page.getByLabelText('What it is'), 'Question');
    const readers = page.getByRole('region', { name: 'Who sees it' });
    for (const name of ['Robin', 'Mika', 'Dr. Okafor', /screen in the room/])
      await expect.element(readers.getByText(name)).toBeVisible();
    await clean();
    expect(cardsOfLane(device.theirs, 'requests')).toEqual([]);
    await press('Share with everyone');
    await expect
      .element(page.getByText('Shared in Requests. What you wrote stays here too.'))
      .toBeVisible();
    const [card] = cardsOfLane(device.theirs, 'requests');
    expect(card && isCard(card) && [card.kind, card.by, card.text.toString()]).toEqual([
      'question',
      PARTNER_A,
      'I would like to be asked first',
    ]);
    await expect.element(page.getByText('A card was made from this.')).toBeVisible();
    expect(sheet().element().textContent).toContain('I would like to be asked first');
    await userEvent.click(sheet());
    await userEvent.keyboard('{Control>}{End}{/Control} only I see this');
    await kept();
    expect(JSON.stringify(device.theirs.cards.toJSON())).not.toContain('only I see this');
  });

  it('shares nothing while the lane is locked, and says so', async () => {
    const device = await open();
    await begin();
    await write('later');
    device.ledgerServer.ask(THERAPIST, { kind: 'start-session' });
    device.ledgerServer.ask(THERAPIST, { kind: 'lock-lane', lane: 'needs' });
    await press('Share…');
    await userEvent.selectOptions(page.getByLabelText('Lane'), 'Needs');
    await press('Share with everyone');
    await expect.element(page.getByText(/^This lane is locked right now/)).toBeVisible();
    expect(device.theirs.cards.size).toBe(0);
    await press('Back');
    await press('Back');
    await press('New draft');
    await press('Share…');
    await expect.element(page.getByText('There are no words to share yet.')).toBeVisible();
  });

  it('sets aside, brings back, and erases for good', async () => {
    const mine = keptForMe();
    await open({ kept: mine });
    await begin();
    await write('not this one');
    await kept();
    await press('Set aside');
    await press('Back');
    expect(button('not this one').query()).toBeNull();
    await press('Set aside: 1');
    await press('not this one');
    await press('Bring it back');
    await press('Set aside');
    await press('Erase for good');
    await expect.element(page.getByText(/^Erase it for good, on every device/)).toBeVisible();
    await clean();
    await press('Erase for good');
    await expect.element(button('New draft')).toBeVisible();
    expect(openPrivateDocument(mine.doc).drafts.size).toBe(0);
  });

  it('leaves nothing of a draft that never had a word', async () => {
    const mine = keptForMe();
    await open({ kept: mine });
    await begin();
    await press('New draft');
    await press('Back');
    await expect.element(page.getByText(/^Nothing here yet/)).toBeVisible();
    expect(openPrivateDocument(mine.doc).drafts.size).toBe(0);
  });

  it('[V23] says calmly that a part did not open, and keeps all of it', async () => {
    const mine = keptForMe();
    await open({ kept: mine });
    await begin();
    await write('the other part');
    await kept();
    await press('Back');
    const { drafts } = openPrivateDocument(mine.doc);
    const [values] = [...drafts.values()];
    values?.push([new Uint8Array(180).fill(1)]);
    await expect
      .element(page.getByText(/^A part of your writing could not be opened/))
      .toBeVisible();
    await expect.element(button('the other part')).toBeVisible();
    expect(values?.toArray().some((value) => value.length === 180)).toBe(true);
    await clean();
  });

  it('without a connection says where it is kept, also when the dialog is closed', async () => {
    const keys = lastingInMemory();
    const mine = keptForMe();
    await open({ kept: mine, keys });
    await begin();
    closeAll();
    const device = await open({ keys, line: 'offline' });
    await write('written in a tunnel');
    await expect
      .element(page.getByText(/kept in this open page and sent later/).first())
      .toBeVisible();
    await clean();
    device.desk.ask(undefined);
    expect(device.board.aside.unsent()).toEqual(['written in a tunnel']);
    device.close();
    expect(device.board.aside.unsent()).toEqual(['written in a tunnel']);
    expect(mine.bytes()).not.toContain('tunnel');
  });

  it('shows no code before the server has what it opens', async () => {
    const [mine, keys] = [keptForMe(), lastingInMemory()];
    await open({ kept: mine, keys });
    await begin();
    closeAll();
    await open({ keys, line: 'offline' });
    await press('Devices and codes');
    await press('Show a code');
    await expect
      .element(page.getByText('The code is shown once there is a connection.'))
      .toBeVisible();
    expect(document.querySelector('.private-code')).toBeNull();
  });

  it('when it is closed for good lets one open it again', async () => {
    await open({ line: 'closed' });
    await expect.element(page.getByText(/^Your writing needs to be opened again/)).toBeVisible();
    await clean();
    await press('Open it again');
    await expect.element(page.getByText(/^Your writing needs to be opened again/)).toBeVisible();
  });

  it('after a restored backup opens anew by itself when nothing is at stake', async () => {
    await open({ line: 'restored' });
    await expect.element(button('Begin')).toBeVisible();
  });

  it('lists the newest, and older ones at a tap', async () => {
    const device = await open({ seat: THERAPIST, kept: notesOf(130) });
    const rows = () => document.querySelectorAll('.private-row').length;
    await expect.poll(rows).toBe(60);
    await press('Show older ones');
    await press('Show older ones');
    await expect.poll(rows).toBe(130);
    expect(button('Show older ones').query()).toBeNull();
    expect(device.errors).toEqual([]);
  });

  it('is found again among two hundred days, by a word of it or its month, and nobody is asked', async () => {
    const mine = keptForMe();
    const document = openNotes(mine.doc);
    const random = seeded(3);
    for (let n = 0; n < 200; n += 1) {
      const day = new Date(Date.UTC(2026, 4, 1 + n)).toISOString().slice(0, 10);
      const id = beginNote(document, { kind: 'note', day, madeAt: n }, random, 'me')!;
      placeOfNote(document, id)!.text.insert(0, n === 30 ? 'Das Café am Fluß' : `day ${n}`);
    }
    await open({ seat: THERAPIST, kept: mine });
    const rows = () =>
      [...globalThis.document.querySelectorAll('.private-row')].map((row) => row.textContent);
    await expect.poll(() => rows().length).toBe(60);
    expect(rows()[0]).toBe('day 199');
    await clean();
    const before = mine.bytes();
    await userEvent.fill(page.getByLabelText('Find in my writing'), 'fluß cafe');
    await expect.poll(rows).toEqual(['Das Café am Fluß']);
    await expect.element(page.getByText('1 found')).toBeVisible();
    await press('Das Café am Fluß');
    await press('Back');
    // Who comes back finds what they had found, and stands on it.
    await expect.element(button('Das Café am Fluß')).toHaveFocus();
    await userEvent.fill(page.getByLabelText('Find in my writing'), 'nowhere');
    await expect.element(page.getByText(/^Nothing found\. Everything/)).toBeVisible();
    await userEvent.fill(page.getByLabelText('Find in my writing'), '');
    await userEvent.selectOptions(page.getByLabelText('Month'), 'July 2026');
    await expect.poll(() => rows().length).toBe(31);
    await expect
      .element(page.getByRole('heading', { name: 'Friday, July 31, 2026' }))
      .toBeVisible();
    await clean();
    expect(mine.bytes()).toBe(before);
    await page.viewport(320, 640);
    expect(dialog().element().scrollWidth).toBeLessThanOrEqual(320);
  });

  it('with words waiting is kept at once when a copy is begun on this device, and no more when it goes', async () => {
    const mine = keptForMe();
    const keys = lastingInMemory();
    await open({ kept: mine, keys });
    await begin();
    closeAll();
    const device = await open({ kept: mine, keys, line: 'offline' });
    await write('written before the copy');
    await expect.element(page.getByText(/kept in this open page/).first()).toBeVisible();
    const copy = aTestCopy();
    device.board.setKept(copy.kept);
    await expect
      .element(page.getByText(/^No connection right now.*kept on this device\./).first())
      .toBeVisible();
    await expect.poll(() => copy.unsaved()).not.toEqual([]);
    expect(valuesIn(copy.doc())).toBeGreaterThan(0);
    await userEvent.keyboard(', and after it');
    await expect.poll(() => valuesIn(copy.doc())).toBeGreaterThan(1);
    expect(await device.read('page')).toMatchObject({
      writing: [{ text: 'written before the copy, and after it' }],
    });
    device.board.setKept(undefined);
    await expect.element(page.getByText(/kept in this open page/).first()).toBeVisible();
    expect(copy.isOver()).toBe(true);
  });

  it('goes back at Escape one thing at a time, and begins at the list each time', async () => {
    const device = await open();
    await begin();
    await write('escape');
    await userEvent.keyboard('{Escape}');
    await expect.element(button('escape')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(sheet()).toHaveFocus();
    await userEvent.keyboard('{Escape}{Escape}');
    await expect.poll(() => dialog().query()).toBeNull();
    device.open();
    await expect.element(button('escape')).toBeVisible();
  });

  it('fits a phone of 320 px, with a word that has no end and one from right to left', async () => {
    await page.viewport(320, 640);
    await open();
    await begin();
    await write('Donaudampfschifffahrtsgesellschaft'.repeat(4));
    await press('Back');
    await write('אני צריכה לדעת מתי');
    await press('Share…');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    expect(dialog().element().scrollWidth).toBeLessThanOrEqual(320);
    const words = document.querySelector<HTMLElement>('.private-preview-words')!;
    expect(getComputedStyle(words).direction).toBe('rtl');
    document.documentElement.style.fontSize = '200%';
    expect(dialog().element().scrollWidth).toBeLessThanOrEqual(320);
    document.documentElement.style.fontSize = '';
  });

  it('are notes for the therapist: no code, no key, on any device, and said who reads them', async () => {
    const mine = keptForMe();
    await open({ seat: THERAPIST, kept: mine });
    await expect.element(page.getByRole('dialog', { name: 'My notes' })).toBeVisible();
    await expect
      .element(page.getByText(/^Only you can read this, wherever you sign in/))
      .toBeVisible();
    await write('ask about the calendar', 'New note');
    await kept();
    await clean();
    closeAll();
    await open({ seat: THERAPIST, kept: mine });
    await press('ask about the calendar');
    expect(button('Devices and codes').query()).toBeNull();
  });
});
