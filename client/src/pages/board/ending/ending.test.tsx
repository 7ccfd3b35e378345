import '../../../ui/styles/index.css';
import { makeBoardId } from '@steady/shared/ids.ts';
import { makeCryptoPort } from '@steady/shared/private/cryptoPort.ts';
import { makeKeptKey } from '@steady/shared/private/keys.ts';
import { openBoard } from '@steady/shared/board/document.ts';
import { parseSeat, PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import axe from 'axe-core';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createBoard, type Board } from '../../../board/createBoard.ts';
import { createDesk, DeskProvider, type Asking, type Desk } from '../../../board/createDesk.ts';
import {
  aFilledDocument,
  aQuietConnection,
  aQuietLedger,
  people,
  seeded,
} from '../../../board/testing.ts';
import type { ConnectionOptions } from '../../../net/connect.ts';
import { isMarked, mark } from '../../../local/marker.ts';
import { evict } from '../../../local/testing.ts';
import { openKeyStore } from '../../../private/keyStore.ts';
import { path, goTo } from '../../../ui/address.ts';
import { endingWords } from '../../../words/ending.ts';
import { words } from '../../../words/index.ts';
import { reasonWords } from '../../../words/reasons.ts';
import { StateBanner } from '../StateBanner.tsx';
import { DeletionNotice } from './DeletionNotice.tsx';
import KeepingDialog from './KeepingDialog.tsx';
import LeaveDialog from './LeaveDialog.tsx';

const random = seeded(9);
const boardId = makeBoardId(random);
let end: () => void;
let asked: string[];
let answers: (method: string) => Response | Promise<Response>;
let before: string;

beforeEach(async () => {
  await page.viewport(1280, 900);
  before = location.pathname;
  asked = [];
  answers = () => json(200, {});
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const method = init?.method ?? 'GET';
    const url = input instanceof Request ? input.url : input.toString();
    const body = typeof init?.body === 'string' ? ` ${init.body}` : '';
    if (method !== 'GET') asked.push(`${method} ${url.replace(boardId, 'B')}${body}`);
    return answers(method);
  });
});
afterEach(() => {
  end();
  goTo(before, 'replace');
  vi.restoreAllMocks();
});

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });
const aBoardAnswer = (title: string | null) =>
  json(200, {
    boardId,
    title,
    seats: [
      { seat: PARTNER_A, name: 'Ana' },
      { seat: PARTNER_B, name: 'Ben' },
    ],
    ownSeat: THERAPIST,
  });

interface Shown {
  readonly desk: Desk;
  readonly board: Board;
  readonly said: string[];
  readonly notice: ConnectionOptions['on']['notice'];
}

function open(seat: Seat, asking: Asking): Shown {
  const root = document.createElement('div');
  document.body.append(root);
  const shown: { board?: Board; desk?: Desk; notice?: Shown['notice'] } = {};
  const said: string[] = [];
  const dispose = render(() => {
    const board = createBoard({
      doc: aFilledDocument({ cards: 1 }),
      me: { seat, name: people.get(seat) ?? 'Observer' },
      people,
      random,
      ledger: aQuietLedger(),
      setTimer: () => () => {},
      connect: (given) => {
        shown.notice = given.on.notice;
        return aQuietConnection(given);
      },
    });
    const desk = createDesk(
      board,
      ({ text }) => void said.push(text),
      () => undefined,
    );
    Object.assign(shown, { board, desk });
    desk.ask(asking);
    return (
      <DeskProvider value={desk}>
        <StateBanner />
        <LeaveDialog boardId={boardId} />
        <KeepingDialog boardId={boardId} />
      </DeskProvider>
    );
  }, root);
  end = () => {
    dispose();
    root.remove();
  };
  return { board: shown.board!, desk: shown.desk!, notice: shown.notice!, said };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const leave = () => endingWords().leave;
const keeping = () => endingWords().keeping;

describe('leaving, by oneself', () => {
  it('says what goes and what stays, offers own data first, and asks nobody', async () => {
    open(PARTNER_A, { what: 'leave' });
    for (const sentence of [
      leave().intro,
      leave().devices,
      leave().words,
      leave().drafts,
      leave().seen,
    ])
      await expect.element(page.getByText(sentence)).toBeVisible();
    const data = page.getByRole('link', { name: leave().data });
    expect(data.element().getAttribute('href')).toBe(`/board/${boardId}/summary`);
    await userEvent.click(button(leave().go));
    expect(asked).toEqual(['DELETE /api/boards/B/seats/partner-a']);
    await expect.poll(path).toBe('/left');
  });

  it('leaves nothing here: the copy and this seat’s keys go, also when words were not sent', async () => {
    const port = makeCryptoPort(crypto.subtle, (bytes) => crypto.getRandomValues(bytes));
    const keysOf = async (seat: Seat) => (await openKeyStore(boardId, seat, false)).all();
    for (const seat of [PARTNER_A, PARTNER_B])
      await (await openKeyStore(boardId, seat, false)).add(await makeKeptKey(port));
    mark(boardId, true);
    const { board } = open(PARTNER_A, { what: 'leave' });
    const forgotten: string[] = [];
    board.setKept(
      Object.assign(
        {
          follow() {},
          keeping: () => 'keeping' as const,
          removePast: () => Promise.resolve(),
          review: { read: () => undefined, write() {} },
          own: () => Promise.resolve(undefined),
        },
        {
          settled: () => Promise.resolve(),
          forget: async () => void forgotten.push('copy'),
        },
      ),
    );
    board.aside.unsent = () => ['not sent'];
    await expect.element(page.getByText(leave().drafts)).toBeVisible();
    answers = () => json(401, { error: { kind: 'not-signed-in', message: '' } });
    await userEvent.click(button(leave().go));
    await expect.poll(path).toBe('/left');
    // Merely signed out: nothing was left, and nothing goes.
    expect([forgotten, (await keysOf(PARTNER_A)).length, isMarked(boardId)]).toEqual([[], 1, true]);

    answers = () => json(200, {});
    await userEvent.click(button(leave().go));
    await expect.poll(() => isMarked(boardId)).toBe(false);
    await expect.poll(async () => (await keysOf(PARTNER_A)).length).toBe(0);
    expect([forgotten, (await keysOf(PARTNER_B)).length]).toEqual([['copy'], 1]);
    await evict('keys');
  });

  it('staying is as large and as easy as leaving, and nothing is asked of the server', async () => {
    const { desk } = open(PARTNER_A, { what: 'leave' });
    const [stay, go] = [button(leave().stay).element(), button(leave().go).element()];
    expect(stay.getBoundingClientRect().height).toBe(go.getBoundingClientRect().height);
    expect([stay, go].map((one) => (one as HTMLElement).dataset['look'])).toEqual([
      'quiet',
      'quiet',
    ]);
    await userEvent.click(button(leave().stay));
    expect([desk.asking(), asked]).toEqual([undefined, []]);
  });

  it('says so when it could not be done, and stays on the board', async () => {
    open(PARTNER_A, { what: 'leave' });
    answers = () => Promise.reject(new TypeError('no network'));
    await userEvent.click(button(leave().go));
    await expect.element(page.getByRole('alert')).toHaveTextContent(words().errors.network);
    expect(path()).toBe(before);
    answers = () => json(200, {});
    await userEvent.click(button(leave().go));
    await expect.poll(path).toBe('/left');
  });

  it('an observer has no drafts to hear of', async () => {
    open(parseSeat('observer-1'), { what: 'leave' });
    await expect.element(page.getByText(leave().words)).toBeVisible();
    expect(page.getByText(leave().drafts).elements()).toHaveLength(0);
  });
});

describe('letting a board rest', () => {
  it('says before what everyone will see, and then shows that sentence', async () => {
    const { notice, board } = open(THERAPIST, { what: 'keeping' });
    await expect.element(page.getByText(keeping().rest.same)).toBeVisible();
    expect(document.querySelector('blockquote')?.textContent).toBe(words().board.withheld.resting);
    await userEvent.click(button(keeping().rest.go));
    expect(asked).toEqual(['PATCH /api/boards/B {"state":"resting"}']);
    notice({ kind: 'resting', resting: true });
    await expect.element(button(keeping().wake.go)).toBeVisible();
    await expect.element(page.getByText(keeping().rest.done)).toBeVisible();
    expect(document.querySelector('.board-banner')?.textContent).toBe(
      words().board.withheld.resting,
    );
    expect(board.mayWriteIn('needs')).toBe(false);
    await userEvent.click(button(keeping().wake.go));
    notice({ kind: 'resting', resting: false });
    await expect.element(button(keeping().rest.go)).toBeVisible();
    expect(board.mayWriteIn('needs')).toBe(true);
  });

  it.each(['partner-a', 'observer-1', 'therapist'])('shows %s the same sentence', async (seat) => {
    const { notice, board } = open(parseSeat(seat), { what: 'audit' });
    notice({ kind: 'resting', resting: true });
    // A page that tries to write hears more, and shows the same.
    notice({ kind: 'writing', allowed: false, why: 'resting' });
    await expect
      .poll(() => document.querySelector('.board-banner')?.textContent)
      .toBe(words().board.withheld.resting);
    expect(board.resting()).toBe(true);
  });

  it('takes no act of anybody while it lasts, and says why', () => {
    const { desk, board, notice, said } = open(PARTNER_A, { what: 'audit' });
    notice({ kind: 'resting', resting: true });
    const cards = () => openBoard(board.document.doc).cards.size;
    desk.add('need', 'needs');
    desk.undo();
    expect([cards(), said]).toEqual([1, [words().board.withheld.resting]]);
    notice({ kind: 'resting', resting: false });
    desk.add('need', 'needs');
    expect(cards()).toBe(2);
  });
});

describe('deleting a board', () => {
  it('says plainly what happens, and asks for the title before it does', async () => {
    answers = (method) => (method === 'GET' ? aBoardAnswer('Tuesdays') : json(200, {}));
    open(THERAPIST, { what: 'keeping' });
    await userEvent.click(button(keeping().delete.open));
    for (const sentence of ['gone', 'drafts', 'keys', 'oldKeys', 'copies', 'record'] as const)
      await expect.element(page.getByText(keeping().delete[sentence])).toBeVisible();
    const field = page.getByLabelText(keeping().delete.confirm);
    await expect.poll(() => document.activeElement).toBe(field.element());

    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(keeping().delete.notSame)).toBeVisible();
    await userEvent.type(field, 'Tuesday{Enter}');
    await expect.element(page.getByText(keeping().delete.notSame)).toBeVisible();
    expect(asked).toEqual([]);
    await userEvent.type(field, 's{Enter}');
    await expect.poll(path).toBe('/boards');
    expect(asked).toEqual(['DELETE /api/boards/B']);
  });

  it('goes by the two names where nobody gave a title', async () => {
    answers = (method) => (method === 'GET' ? aBoardAnswer(null) : json(200, {}));
    open(THERAPIST, { what: 'keeping' });
    await userEvent.click(button(keeping().delete.open));
    await userEvent.type(page.getByLabelText(keeping().delete.confirm), 'ana and ben{Enter}');
    await expect.poll(() => asked).toEqual(['DELETE /api/boards/B']);
  });

  it('says so when it could not be done, and keeps the board', async () => {
    answers = (method) =>
      method === 'GET'
        ? aBoardAnswer('Tuesdays')
        : json(503, { error: { kind: 'disk-full', message: 'no' } });
    open(THERAPIST, { what: 'keeping' });
    await userEvent.click(button(keeping().delete.open));
    await userEvent.type(page.getByLabelText(keeping().delete.confirm), 'Tuesdays{Enter}');
    await expect.element(page.getByText(reasonWords()['disk-full']!)).toBeVisible();
    expect(path()).toBe(before);
  });
});

describe('these dialogs', () => {
  it.each([
    ['leave', 320],
    ['leave', 1280],
    ['keeping', 320],
    ['keeping', 1280],
  ] as const)('%s is clean for axe at %i px', async (what, width) => {
    await page.viewport(width, 800);
    answers = () => aBoardAnswer('A title that is rather long, for two people on Tuesday evenings');
    open(what === 'leave' ? PARTNER_A : THERAPIST, { what });
    if (what === 'keeping') {
      await userEvent.click(button(keeping().delete.open));
      await expect.element(page.getByLabelText(keeping().delete.confirm)).toBeVisible();
    }
    const dialog = document.querySelector<HTMLElement>('dialog[open]')!;
    expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
    const { violations } = await axe.run(dialog);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

describe('how long a board is kept', () => {
  const kept = (retention: object) => () =>
    json(200, { boardId, title: 'Tuesdays', seats: [], ownSeat: THERAPIST, retention });

  it('for ever, when the practice says nothing', async () => {
    answers = kept({ months: null, deletedOn: null, kept: false });
    open(THERAPIST, { what: 'keeping' });
    await expect.element(page.getByText(keeping().kept.forEver)).toBeVisible();
    expect(page.getByRole('button', { name: keeping().kept.keep }).elements()).toHaveLength(0);
  });

  it('says on which day it will be deleted, and the therapist keeps it with one tap', async () => {
    answers = kept({ months: 24, deletedOn: '2028-03-12', kept: false });
    open(THERAPIST, { what: 'keeping' });
    await expect.element(page.getByText(/for 24 months after it was last used/)).toBeVisible();
    await expect.element(page.getByText(/will be deleted on .*2028/).first()).toBeVisible();
    answers = kept({ months: 24, deletedOn: null, kept: true });
    await userEvent.click(button(keeping().kept.keep));
    expect(asked).toEqual(['PATCH /api/boards/B {"kept":true}']);
    await expect.element(page.getByText(keeping().kept.done)).toBeVisible();
    expect(page.getByText(/will be deleted on/).elements()).toHaveLength(0);
    answers = kept({ months: 24, deletedOn: null, kept: false });
    await userEvent.click(button(keeping().kept.leaveIt));
    await expect.element(page.getByText(keeping().kept.undone)).toBeVisible();
  });

  it('is told to everybody on the board before it is deleted', async () => {
    answers = kept({ months: 24, deletedOn: '2028-03-12', kept: false });
    const root = document.createElement('div');
    document.body.append(root);
    const dispose = render(() => <DeletionNotice boardId={boardId} />, root);
    end = () => {
      dispose();
      root.remove();
    };
    await expect.poll(() => root.textContent).toMatch(/will be deleted on .*2028/);
    expect((await axe.run(root)).violations.map(({ id }) => id)).toEqual([]);
  });
});
