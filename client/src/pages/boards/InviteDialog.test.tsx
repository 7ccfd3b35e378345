import { parseSeat, PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { makeBoardId } from '@steady/shared/ids.ts';
import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { seeded } from '../../board/testing.ts';
import { words } from '../../words/index.ts';
import { reasonWords } from '../../words/reasons.ts';
import { pageWords } from '../../words/pages.ts';
import { InviteDialog } from './InviteDialog.tsx';
import './boards.css';
import '../../ui/styles/index.css';

const boardId = makeBoardId(seeded(5));
const HOUR = 3_600_000;

/** The relay as far as seats go; `refuse` answers the next change with a problem. */
function aRelay() {
  const seats: { seat: Seat; name: string; taken: boolean }[] = [
    { seat: THERAPIST, name: 'Ruth', taken: true },
    { seat: PARTNER_A, name: 'Ana', taken: true },
    { seat: PARTNER_B, name: 'Ben', taken: false },
  ];
  const invites: { id: string; seat: Seat; createdAt: number; expiresAt: number }[] = [];
  const asked: string[] = [];
  const relay = { seats, invites, asked, refuse: undefined as string | undefined, cut: false };
  const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status });
  const respond = (method: string, path: string, body: { seat?: Seat }): Response => {
    if (method === 'GET') {
      if (path.endsWith('/invites')) return answer(200, { invites });
      return answer(200, { boardId, title: null, seats, ownSeat: THERAPIST });
    }
    if (relay.refuse !== undefined)
      return answer(409, { error: { kind: relay.refuse, message: 'no' } });
    const [, , , , what, which = ''] = path.split('/');
    if (method === 'POST') {
      const id = `link-${asked.length}`;
      const createdAt = Date.UTC(2026, 10, 23, 10);
      invites.push({ id, seat: body.seat!, createdAt, expiresAt: createdAt + 72 * HOUR });
      return answer(201, { id, url: `http://localhost/join#${id}`, expiresAt: createdAt });
    }
    if (what === 'invites') {
      const at = invites.findIndex(({ id }) => id === which);
      if (at === -1) return answer(404, { error: { kind: 'no-such-invite', message: 'gone' } });
      invites.splice(at, 1);
    } else {
      for (const one of seats) if (one.seat === which) one.taken = false;
      for (const one of invites.filter(({ seat }) => seat === which))
        invites.splice(invites.indexOf(one), 1);
    }
    return answer(200, {});
  };
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    if (relay.cut) throw new TypeError('no network');
    const method = init?.method ?? 'GET';
    const path = input instanceof Request ? input.url : input.toString();
    if (method !== 'GET') asked.push(`${method} ${path.replace(boardId, 'B')}`);
    return respond(method, path, JSON.parse(typeof init?.body === 'string' ? init.body : '{}'));
  });
  return relay;
}

let dispose = () => {};
let relay: ReturnType<typeof aRelay>;

function show(): void {
  const root = document.createElement('div');
  document.body.append(root);
  const [open, setOpen] = createSignal<typeof boardId | undefined>(boardId);
  const end = render(
    () => <InviteDialog boardId={open()} onClose={() => setOpen(undefined)} />,
    root,
  );
  dispose = () => {
    end();
    root.remove();
  };
}

const row = (name: string) => page.getByRole('listitem').filter({ hasText: name }).first();
const button = (name: string) => page.getByRole('button', { name, exact: false });
const shows = (name: string, text: string) =>
  expect.poll(() => row(name).query()?.textContent).toContain(text);
const said = (name: string, text: string) =>
  expect.element(row(name).getByRole('status')).toHaveTextContent(text);

beforeEach(async () => {
  await page.viewport(1280, 800);
  relay = aRelay();
});
afterEach(() => {
  dispose();
  vi.restoreAllMocks();
});

describe('the seats of a board', () => {
  it('shows each seat as taken, invited or free', async () => {
    const at = Date.UTC(2026, 10, 23, 10);
    relay.invites.push({ id: 'one', seat: PARTNER_B, createdAt: at, expiresAt: at + 72 * HOUR });
    show();
    await shows('Ruth', pageWords().invites.yourSeat);
    await shows('Ana', pageWords().invites.joined);
    await shows('Ben', pageWords().invites.invited);
    expect(row('Ben').element().textContent).toMatch(/Link made .*23.* It ends .*26/);
    await shows('Room view', pageWords().invites.roomViewHint);
    expect(row('Ruth').getByRole('button').elements()).toHaveLength(0);
  });

  it('makes a link, shows it this once, and lists it from then on without its secret', async () => {
    show();
    await userEvent.click(button('Make a link for Ben'));
    await shows('Ben', pageWords().invites.onceOnly);
    const shown = () => document.querySelector<HTMLInputElement>('.invite-link input')?.value;
    expect(shown()).toBe(`http://localhost/join#${relay.invites[0]!.id}`);
    await shows('Ben', pageWords().invites.invited);

    dispose();
    show();
    await shows('Ben', pageWords().invites.invited);
    expect(shown()).toBeUndefined();
    expect(document.body.textContent).not.toContain('join#');
  });

  it('takes a link back by one tap, says so, and leaves the focus in its row', async () => {
    show();
    await userEvent.click(button('Make a link for Ben'));
    await userEvent.click(button('Take this link back: for Ben'));
    await said('Ben', pageWords().invites.takenBack);
    expect(relay.asked.at(-1)).toMatch(/^DELETE \/api\/boards\/B\/invites\/link-/);
    expect(document.querySelector('.invite-link')).toBeNull();
    await shows('Ben', pageWords().invites.notJoined);
    expect(row('Ben').element().contains(document.activeElement)).toBe(true);
  });

  it('says so when the link was used just before it was taken back, and shows who came', async () => {
    relay.invites.push({ id: 'one', seat: PARTNER_B, createdAt: 0, expiresAt: HOUR });
    show();
    await expect.element(button('Take this link back: for Ben')).toBeVisible();
    relay.invites.pop();
    relay.seats[2]!.taken = true;
    await userEvent.click(button('Take this link back: for Ben'));
    await said('Ben', words().errors['not-found']);
    await shows('Ben', pageWords().invites.joined);
  });

  it('says what will happen before a seat is taken away, by keys alone', async () => {
    show();
    await expect.element(button('Take the seat away from Ana')).toBeVisible();
    button('Take the seat away from Ana').element().focus();
    await userEvent.keyboard('{Enter}');
    for (const sentence of ['takeAwayWhat', 'takeAwayLinks', 'takeAwayLater'] as const)
      await shows('Ana', pageWords().invites[sentence]);
    // Keeping the seat is what Enter does next.
    await expect.poll(() => document.activeElement?.textContent).toBe(pageWords().invites.keep);
    await userEvent.keyboard('{Enter}');
    expect(relay.asked).toEqual([]);
    await expect
      .poll(() => document.activeElement?.getAttribute('aria-label'))
      .toBe('Take the seat away from Ana');

    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.textContent).toBe(pageWords().invites.keep);
    await userEvent.keyboard('{Tab}{Enter}');
    await said('Ana', pageWords().invites.takenAway);
    expect(relay.asked).toEqual(['DELETE /api/boards/B/seats/partner-a']);
    await shows('Ana', pageWords().invites.notJoined);
    await expect
      .poll(() => document.activeElement?.getAttribute('aria-label'))
      .toBe('Make a link for Ana');
  });

  it('keeps a new link on the screen when the list cannot be read anew', async () => {
    show();
    await userEvent.click(button('Make a link for Ben'));
    await shows('Ben', pageWords().invites.onceOnly);
    relay.cut = true;
    await userEvent.click(button('Make a link for Room view'));
    await expect
      .poll(() => document.querySelector('[role="alert"]')?.textContent)
      .toContain(words().errors.network);
    expect(document.querySelector('.invite-link')).not.toBeNull();
    relay.cut = false;
    await userEvent.click(button(words().shell.tryAgain));
    await expect.poll(() => document.querySelector('[role="alert"]')).toBeNull();
  });

  it('says why no more links can be made', async () => {
    show();
    relay.refuse = 'invites-full';
    await userEvent.click(button('Make a link for Ben'));
    await said('Ben', reasonWords()['invites-full']!);
  });

  it('fits a screen of 320 px, and every button can be hit', async () => {
    await page.viewport(320, 640);
    relay.seats.push({ seat: parseSeat('observer-1'), name: '', taken: true });
    show();
    await userEvent.click(button('Make a link for Ben'));
    await shows('Ben', pageWords().invites.onceOnly);
    await userEvent.click(button('Take the seat away from Ana'));
    await shows('Ana', pageWords().invites.takeAwayWhat);
    const dialog = document.querySelector('dialog')!;
    expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    for (const one of dialog.querySelectorAll('button')) {
      const { width, height, right } = one.getBoundingClientRect();
      expect([one.textContent, Math.min(width, height) >= 44]).toEqual([one.textContent, true]);
      expect(right).toBeLessThanOrEqual(320);
    }
  });
});
