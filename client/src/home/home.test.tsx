import { makeBoardId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
// First, as in a page: the order of the style layers.
import '../ui/styles/index.css';
import axe from 'axe-core';
import { render } from 'solid-js/web';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import * as Y from 'yjs';
import { createBoard } from '../board/createBoard.ts';
import { createDesk, DeskProvider, type Desk } from '../board/createDesk.ts';
import { aQuietConnection, people, seeded } from '../board/testing.ts';
import { aLedgerServer } from '../board/testingLedger.ts';
import '../pages/board/board.css';
import { SessionSlot } from '../session/SessionSlot.tsx';
import HomeRow from './HomeRow.tsx';

const disposers: Array<() => void> = [];
const boardId = makeBoardId(seeded(9));

describe('the row between sessions', () => {
  afterEach(() => {
    for (const dispose of disposers.splice(0)) dispose();
  });

  /** A board after its first session. */
  function aHome(seat: Seat = PARTNER_A, inHeader = false) {
    const doc = new Y.Doc();
    const server = aLedgerServer(doc);
    const host = document.createElement('main');
    document.body.append(host);
    let desk: Desk | undefined;
    const end = render(() => {
      const board = createBoard({
        doc,
        me: { seat, name: people.get(seat) ?? '' },
        people,
        random: seeded(7),
        ledger: server.ledgerOf(seat),
        setTimer: () => () => {},
        connect: (given) => aQuietConnection(given, 'open'),
      });
      desk = createDesk(
        board,
        () => {},
        () => {},
      );
      return <DeskProvider value={desk}>{inHeader ? <Header /> : <HomeRow />}</DeskProvider>;
    }, host);
    disposers.push(() => {
      end();
      host.remove();
    });
    if (desk === undefined) throw new Error('nothing was shown');
    return { desk, host, server };
  }

  /** As on a board: its code comes by itself. */
  const Header = () => (
    <>
      <header class="board-head">
        <SessionSlot boardId={boardId} showing="lanes" onArrive={() => {}} />
      </header>
      <p>The cards</p>
    </>
  );

  function afterASession(seat?: Seat, inHeader?: boolean) {
    const home = aHome(seat, inHeader);
    home.server.ask(THERAPIST, { kind: 'start-session' });
    home.server.ask(THERAPIST, { kind: 'end-session' });
    return home;
  }

  const row = () => page.getByRole('navigation', { name: 'Between sessions' });

  it('comes once a session has ended, and goes while one runs or the board is paused', async () => {
    const { server } = aHome();
    expect(row().query()).toBeNull();
    server.ask(THERAPIST, { kind: 'start-session' });
    expect(row().query()).toBeNull();
    server.ask(THERAPIST, { kind: 'end-session' });
    await expect.element(row()).toBeVisible();
    server.ask(PARTNER_B, { kind: 'pause' });
    await expect.poll(() => row().query()).toBeNull();
  });

  it.each([320, 1440])(
    'comes without a touch, and nothing moves when it does (%i px)',
    async (width) => {
      await page.viewport(width, 700);
      const { host } = afterASession(PARTNER_A, true);
      const topOfCards = () => host.querySelector('p')!.getBoundingClientRect().top;
      const before = topOfCards();
      await expect.element(row()).toBeVisible();
      expect(topOfCards()).toBe(before);
    },
  );

  it('leads to the review, to a check-in and to the coming week', async () => {
    const { desk } = afterASession();
    await userEvent.click(page.getByRole('button', { name: 'Home review' }));
    expect(desk.asking()).toEqual({ what: 'review' });
    await userEvent.click(page.getByRole('button', { name: 'Check in' }));
    expect(desk.asking()).toEqual({ what: 'private', begin: 'check-in' });
    await userEvent.click(page.getByRole('button', { name: 'Next week' }));
    expect(desk.asking()).toEqual({ what: 'week' });
  });

  it('is the partners’ own', async () => {
    afterASession(THERAPIST);
    expect(row().query()).toBeNull();
  });

  it('stands in one line on the smallest phone, and passes axe', async () => {
    await page.viewport(320, 640);
    const { host } = afterASession();
    await expect.element(row()).toBeVisible();
    const tops = [...host.querySelectorAll('button')].map((one) => one.getBoundingClientRect().top);
    expect(new Set(tops).size).toBe(1);
    expect(host.scrollWidth).toBeLessThanOrEqual(320);
    expect((await axe.run(host)).violations).toEqual([]);
  });
});
