import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { LAPTOP, PHONE, TABLET, type Size } from '../../support/browser.ts';

/** Whose device it is. */
export type Who = 'nobody' | 'therapist' | 'partner-a' | 'room-view';

export interface Practice {
  readonly origin: string;
  readonly boardId: string;
  readonly setupUrl: string;
  /** A link to a seat that nobody has taken. */
  invite(): Promise<string>;
  colleagueLink(): Promise<string>;
}

export interface State {
  /** As `client/src/pages/places.ts` calls it. */
  readonly place: string;
  readonly is: string;
  readonly who: Who;
  readonly size: Size;
  at(practice: Practice): string | Promise<string>;
  /** Brings the page into this state; the app is on the screen afterwards. */
  reach(page: Page, practice: Practice): Promise<unknown>;
  /** A screen that nobody touches has no button; there are the keys. */
  readonly noButton?: true;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const says = (page: Page, text: string | RegExp) =>
  page.getByText(text).locator('visible=true').first().waitFor();
const more = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
};
/** Another try comes to writing that an earlier one has sealed. */
async function begin(page: Page): Promise<void> {
  const first = page.getByRole('button', { name: 'Begin', exact: true });
  const neither = page.getByRole('button', { name: 'I have neither' });
  await first.or(neither).waitFor();
  if (await first.isVisible()) await first.click();
  else {
    await neither.click();
    await button(page, 'Begin anew with a new key');
  }
  const [notNow, ready] = ['Not now', 'New draft'].map((name) =>
    page.getByRole('button', { name }),
  );
  await notNow!.or(ready!).first().waitFor();
  if (await notNow!.isVisible()) await notNow!.click();
}

const lanes = (page: Page) => page.locator('.lane article').first().waitFor();
const page = (place: string, is: string, path: string, text: string): State => ({
  place,
  is,
  who: 'nobody',
  size: PHONE,
  at: ({ origin }) => `${origin}${path}`,
  reach: (on) => says(on, text),
});

/** On the board, from its lanes on. */
const board = (
  is: string,
  who: Who,
  size: Size,
  reach: (page: Page) => Promise<unknown> = async () => {},
  path = '',
): State => ({
  place: 'board',
  is,
  who,
  size,
  at: ({ origin, boardId }) => `${origin}/board/${boardId}${path}`,
  async reach(on) {
    if (path === '') await lanes(on);
    await reach(on);
  },
});
const asked = (item: string, text: string | RegExp) => async (on: Page) => {
  await more(on, item);
  await says(on, text);
};

/** Every page, and what can lie on it. */
export const STATES: readonly State[] = [
  page('', 'for whom nobody knows', '/', 'Welcome'),
  page('nowhere', 'an address that is none', '/nowhere', 'There is nothing here'),
  page('left', 'after leaving a board', '/left', 'You have left'),
  {
    ...page('join', 'a good link', '/join', 'You will share one board'),
    at: (practice) => practice.invite(),
  },
  page('join', 'no link', '/join', 'This link is not complete'),
  page('setup', 'no link', '/setup', 'This page needs the set-up link'),
  { ...page('setup', 'a link', '', 'Set up your practice'), at: ({ setupUrl }) => setupUrl },
  { ...page('sign-in', 'empty', '/sign-in', 'For therapists of this practice.'), size: LAPTOP },
  {
    ...page('sign-in', 'with a password typed', '/sign-in', ''),
    async reach(on) {
      await on.getByLabel('E-mail').fill('ruth@practice.example');
      await on.getByLabel('Password', { exact: true }).fill('a long enough password');
    },
  },
  {
    ...page('colleague', 'a good link', '', 'This makes an account of your own.'),
    at: (practice) => practice.colleagueLink(),
  },
  page('device', 'a link that opens nothing', '/device#AAAA', 'Open your board on this device'),
  page('hand-over', 'no way back', '/hand-over', 'Who has the device now?'),
  {
    ...page('account', 'all of it', '/account', 'Only you see this page.'),
    who: 'therapist',
    size: LAPTOP,
  },
  {
    ...page('account', 'recovery codes shown', '/account', ''),
    who: 'therapist',
    async reach(on) {
      await button(on, /^Make (?:recovery|new) codes/);
      await says(on, 'You see these codes only now.');
    },
  },
  {
    ...page('account', 'locked', '/account', ''),
    who: 'therapist',
    async reach(on) {
      await button(on, 'Lock now');
      await on.getByRole('dialog', { name: 'This screen is locked' }).waitFor();
    },
  },
  {
    ...page('boards', 'with a board', '/boards', 'Nobody has joined yet'),
    who: 'therapist',
    size: LAPTOP,
    reach: (on) => on.locator('a[href^="/board/"]').first().waitFor(),
  },
  {
    ...page('boards', 'a new board', '/boards', ''),
    who: 'therapist',
    async reach(on) {
      await button(on, 'New board');
      await says(on, 'How it starts');
    },
  },

  board('lanes', 'partner-a', PHONE),
  board('lanes', 'therapist', LAPTOP),
  board('a card open, being written', 'partner-a', PHONE, async (on) => {
    await on.locator('.lane article .card-text').first().click();
    await on.locator(':focus.ProseMirror').waitFor();
  }),
  board('a menu open', 'partner-a', TABLET, async (on) => {
    await button(on, /^More$/);
    await on.getByRole('menuitem').first().waitFor();
  }),
  board('the menu of a card', 'partner-a', LAPTOP, async (on) => {
    await on.locator('.card-more').first().click();
    await on.getByRole('menuitem').first().waitFor();
  }),
  board('alone, first use', 'partner-a', PHONE, asked('Only me: drafts and journal', 'Begin')),
  board('alone, writing', 'partner-a', PHONE, async (on) => {
    await more(on, 'Only me: drafts and journal');
    await begin(on);
    await button(on, 'New draft');
    await on.locator('.private-sheet :focus').waitFor();
    await on.keyboard.type('What nobody else reads');
  }),
  board('home review', 'partner-a', PHONE, asked('Home review', 'Home review')),
  board('own notes', 'therapist', LAPTOP, asked('My notes', 'New note')),
  board('seats', 'therapist', LAPTOP, asked('Seats and invites', 'One link for each seat.')),
  board('who did what', 'therapist', TABLET, asked('Who did what', 'Both partners and the')),
  board('keeping', 'therapist', LAPTOP, asked('Rest, keep, delete', 'All of you see the same')),
  board('leaving it', 'partner-a', PHONE, asked('Leave this board', 'Leaving is yours alone.')),
  board('this device', 'partner-a', PHONE, asked('On this device', 'Passcode for this device')),
  board('own devices', 'partner-a', PHONE, asked('Your devices', /^This device/)),
  board('changes', 'therapist', LAPTOP, asked('What changed since', /./)),
  board(
    'an own answer',
    'therapist',
    TABLET,
    asked('Answer privately', 'Each of you answers alone.'),
  ),
  board('the keys', 'therapist', LAPTOP, asked('Keys', 'Everywhere')),
  board('locked', 'therapist', LAPTOP, async (on) => {
    await more(on, 'Lock this screen');
    await on.getByRole('dialog', { name: 'This screen is locked' }).waitFor();
  }),
  board('canvas', 'partner-a', LAPTOP, async (on) => {
    await button(on, 'Canvas');
    await on.locator('.tl-shape[data-shape-type=card]').first().waitFor({ state: 'attached' });
  }),
  board('canvas, a card open on it', 'partner-a', LAPTOP, async (on) => {
    await button(on, 'Canvas');
    const shapes = on.locator('.tl-shape[data-shape-type=card]');
    await shapes.first().waitFor({ state: 'attached' });
    for (const shape of await shapes.all()) {
      const box = await shape.boundingBox();
      // Under nothing of the canvas's own.
      if (box === null || box.x < 200 || box.y < 250 || box.x > 1200 || box.y > 650) continue;
      await on.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
      break;
    }
    await on.locator(':focus.ProseMirror').waitFor();
  }),
  board('summary', 'partner-a', PHONE, (on) => on.locator('.paper').first().waitFor(), '/summary'),
  board('no network', 'partner-a', TABLET, async (on) => {
    // At the first touch of a page comes what a first view does not need.
    await on.locator('.board-title').tap();
    await on.waitForLoadState('networkidle');
    await on.context().setOffline(true);
  }),
  {
    ...board('that is not open here', 'nobody', TABLET),
    reach: (on) => says(on, 'This board is not open to you here'),
  },
  {
    place: 'room',
    is: 'on the wall',
    who: 'room-view',
    size: LAPTOP,
    at: ({ origin, boardId }) => `${origin}/room/${boardId}`,
    reach: (on) => on.locator('.room-card').first().waitFor(),
    noButton: true,
  },
];

/** The last: it covers the board on every screen. */
export const PAUSED: readonly State[] = [
  board('paused', 'partner-a', PHONE, (on) => says(on, /^Paused until/)),
  board('paused', 'therapist', LAPTOP, (on) => says(on, /^Paused until/)),
];

/** The pages there are, by what `placeAt` tells apart. */
export function places(): string[] {
  const source = readFileSync(
    new URL('../../../client/src/pages/places.ts', import.meta.url),
    'utf8',
  );
  const named = [
    ...source.matchAll(/case '([^']*)':\s+return (?:\{ \.\.\.)?later\(|case '([^']*)':/g),
  ];
  const loaded = [...source.matchAll(/\bimport\('[^']*Page\.tsx'/g)].length;
  const names = named.map(([, one, two]) => one ?? two ?? '');
  // The page for what is none has no case.
  if (loaded !== names.length + 1) throw new Error('places.ts names its pages in another way');
  return [...names, 'nowhere'];
}
