import { isCard, readCards } from '@steady/shared/board/card.ts';
import { broughtCards } from '@steady/shared/board/bringing.ts';
import { openBoard } from '@steady/shared/board/document.ts';
import { readHomeReview } from '@steady/shared/board/homeReview.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { makeBoardId, makeRoundId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
// First, as in a page: the order of the style layers.
import '../ui/styles/index.css';
import axe from 'axe-core';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import * as Y from 'yjs';
import { createBoard, type Board } from '../board/createBoard.ts';
import { createDesk, DeskProvider, type Desk } from '../board/createDesk.ts';
import { aQuietConnection, people, seeded } from '../board/testing.ts';
import { aLedgerServer } from '../board/testingLedger.ts';
import { RoundSheet } from '../session/rounds/index.tsx';
import { createNotices } from '../ui/notices.tsx';
import ReviewDialog from './ReviewDialog.tsx';

const random = seeded(43);
const boardId = makeBoardId(random);
const disposers: Array<() => void> = [];

interface Shown {
  readonly board: Board;
  readonly desk: Desk;
}

/** One partner's screen; the other one asks the same server. */
function aHome({ seat = PARTNER_A, network = 'open', names = people, kept = {} } = {}) {
  const doc = new Y.Doc();
  const server = aLedgerServer(doc);
  const document_ = openBoard(doc);
  let board: Board | undefined;
  let desk: Desk | undefined;
  const copy: { review?: unknown } = kept;
  const show = (): Shown => {
    const host = document.createElement('div');
    document.body.append(host);
    const end = render(() => {
      board = createBoard({
        doc,
        me: { seat, name: names.get(seat) ?? '' },
        people: names,
        random,
        ledger: server.ledgerOf(seat),
        setTimer: () => () => {},
        connect: (given) => aQuietConnection(given, network),
      });
      const { say, Notices } = createNotices();
      desk = createDesk(board, say, () => {});
      return (
        <DeskProvider value={desk}>
          <main class="board-main">
            <h1>Board</h1>
            <RoundSheet boardId={boardId} ownAnswer={(round) => server.ownAnswer(seat, round)} />
            <ReviewDialog boardId={boardId} ownAnswer={(round) => server.ownAnswer(seat, round)} />
          </main>
          <Notices />
        </DeskProvider>
      );
    }, host);
    disposers.push(() => {
      end();
      host.remove();
    });
    if (board === undefined || desk === undefined) throw new Error('nothing was shown');
    return { board, desk };
  };
  const screen = show();
  screen.desk.ask({ what: 'review' });
  const keep = () =>
    screen.board.setKept({
      follow() {},
      keeping: () => 'keeping',
      removePast: () => Promise.resolve(),
      review: {
        read: () => copy.review,
        write: (value) => void (copy.review = JSON.parse(JSON.stringify(value))),
      },
      own: () => Promise.resolve(undefined),
    });
  const texts = () =>
    readCards(document_).flatMap((card) =>
      isCard(card) && !card.takenBack ? [`${card.kind}: ${card.text.toString()}`] : [],
    );
  return { ...screen, doc, document: document_, server, keep, copy, texts };
}

beforeEach(() => page.viewport(390, 800));
afterEach(() => {
  for (const dispose of disposers.splice(0)) dispose();
});

const dialog = () => page.getByRole('dialog', { name: 'Home review' });
const press = (name: string) =>
  userEvent.click(page.getByRole('button', { name, exact: true }).first());
const write = (label: string, text: string) =>
  userEvent.fill(page.getByRole('textbox', { name: label, exact: true }), text);
const heading = (name: string) => page.getByRole('heading', { name, level: 3, exact: true });
const seen = () => document.body.innerText;
/** Going on, or skipping: one and the same move. */
const onward = () =>
  userEvent.click(page.getByRole('button', { name: /^(?:Skip this|Go on)$/ }).first());
/** From the beginning to a step, by skipping. */
async function to(title: string): Promise<void> {
  await press('Begin');
  while (heading(title).query() === null) await onward();
  await expect.element(heading(title)).toBeVisible();
}
const ANSWERS = 'Feels safe · Still painful · Next steps';

describe('a home review', () => {
  it('is walked through by keyboard alone, and every part may be skipped', async () => {
    const { texts, server } = aHome();
    const before = server.entries.length;
    for (const title of [
      'Arriving',
      'An appreciation',
      ANSWERS,
      'Your own intentions',
      'For the next session',
      'Closing',
    ]) {
      await expect.element(heading(title)).toHaveFocus();
      const next = document.querySelector<HTMLButtonElement>(
        '.review-foot .review-moves > button:last-child',
      );
      while (document.activeElement !== next) await userEvent.keyboard('{Tab}');
      await userEvent.keyboard('{Enter}');
    }
    await expect.element(heading('Finished for tonight')).toBeVisible();
    expect([texts(), server.entries.length]).toEqual([[], before]);
  });

  it('makes a card of an appreciation, by an act, and its author takes it back', async () => {
    const { texts } = aHome();
    await to('An appreciation');
    await write('I appreciate', 'You made tea before I asked');
    expect(texts()).toEqual([]);
    await press('Put it on the board');
    await expect.element(page.getByText('On the board. All of you can see this.')).toBeVisible();
    expect(texts()).toEqual(['appreciation: You made tea before I asked']);
    await press('Take it back');
    expect(texts()).toEqual([]);
  });

  it('[H6] tells nobody of an answer before it is given, and opens both at the same moment', async () => {
    const { server, doc, copy, keep } = aHome();
    keep();
    await to(ANSWERS);
    await write('Feels safe', 'Sunday walks canary');
    expect(JSON.stringify(doc.toJSON())).not.toContain('canary');
    expect(JSON.stringify(copy.review)).toContain('canary');
    await press('Give this answer');
    await expect.element(page.getByText('Your answer')).toBeVisible();
    expect(server.entries.map(({ body }) => body.kind)).toEqual(['round-started']);
    expect(JSON.stringify([server.entries, copy.review])).not.toContain('canary');

    const [round] = server.state.rounds.keys();
    const theirs = { kind: 'feels-safe', feelsSafe: 'Your laugh', stillPainful: '', nextSteps: '' };
    expect(seen()).not.toContain('Your laugh');
    server.ask(PARTNER_B, { kind: 'answer-round', round: round!, value: theirs as never });
    await expect.element(page.getByText('Your laugh')).toBeVisible();
    await expect.element(page.getByText('Sunday walks canary')).toBeVisible();
    // In its own place, and in no second dialog.
    expect(document.querySelectorAll('dialog[open]').length).toBe(1);
  });

  it('[H7] starts no round for "not today" alone, and gives it when one is open', async () => {
    const { server } = aHome();
    await to(ANSWERS);
    await press('Not today');
    await expect.element(heading('Your own intentions')).toBeVisible();
    expect(server.entries).toEqual([]);
    await press('Back');
    const round = makeRoundId(random);
    server.ask(PARTNER_B, { kind: 'start-round', round, of: 'feels-safe' });
    await expect.element(page.getByText(/^A round is open\./)).toBeVisible();
    await press('Not today');
    await expect.element(page.getByText('Your answer')).toBeVisible();
    expect(await server.ownAnswer(PARTNER_A, round)).toEqual({
      ok: true,
      value: { kind: 'not-today' },
    });
  });

  it('says at another part that both are open, and moves nobody', async () => {
    const { server } = aHome();
    await to(ANSWERS);
    await write('Next steps', 'Call the plumber');
    await press('Give this answer');
    await expect.element(page.getByText('Your answer')).toBeVisible();
    await press('Go on');
    const [round] = server.state.rounds.keys();
    server.ask(PARTNER_B, { kind: 'answer-round', round: round!, value: { kind: 'not-today' } });
    await expect
      .element(page.getByText('Both answers are open. You can look at them when you like.'))
      .toBeVisible();
    await expect.element(heading('Your own intentions')).toBeVisible();
    await press('Look at both');
    await expect.element(page.getByText('Call the plumber')).toBeVisible();
  });

  it('lets an owner look at their own intentions, and nobody else’s', async () => {
    const { server, document: board } = aHome();
    const owned = (by: Seat, text: string) =>
      addCard(board, { kind: 'intention', by, text, values: { owners: [by] } }, random);
    const mine = owned(PARTNER_A, 'I text when I leave work');
    owned(PARTNER_B, 'I cook on Tuesday');
    await to('Your own intentions');
    await expect.element(page.getByText('I text when I leave work')).toBeVisible();
    expect(seen()).not.toContain('I cook on Tuesday');
    await press('Partly');
    await expect.poll(() => server.state.reviews.get(mine)?.[0]?.outcome).toBe('partly');
    await expect.element(page.getByRole('button', { name: 'Go on', exact: true })).toBeVisible();
  });

  it('brings one thing to the next session, and its author may leave it at home', async () => {
    const { document: board, texts } = aHome();
    await to('For the next session');
    await write('I would like to bring', 'How we tell the children');
    await press('Bring it');
    await expect.element(page.getByText('You bring')).toBeVisible();
    expect(broughtCards(board).map(({ text }) => text.toString())).toEqual([
      'How we tell the children',
    ]);
    await press('Leave it at home');
    expect(broughtCards(board)).toEqual([]);
    expect(texts()).toEqual(['question: How we tell the children']);
  });

  it('ends with a day for the next one, when they want one', async () => {
    const { document: board } = aHome();
    await to('Closing');
    await press('In a week');
    const day = readHomeReview(board);
    expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await press('Finish');
    await expect.element(page.getByText(/^The next one is on /)).toBeVisible();
  });

  it('[H2] is stopped at any part, closed and opened, and is where it was', async () => {
    const { desk } = aHome();
    await to('An appreciation');
    await write('I appreciate', 'Half a sentence');
    await press('Stop for tonight');
    await expect.element(heading('Enough for tonight')).toBeVisible();
    await expect
      .element(page.getByText('What you wrote here stays until you close this page.'))
      .toBeVisible();
    await press('To the board');
    await expect.poll(() => dialog().query()).toBeNull();
    desk.ask({ what: 'review' });
    await expect
      .element(page.getByRole('textbox', { name: 'I appreciate' }))
      .toHaveValue('Half a sentence');
  });

  it('[H4] is kept in the sealed copy of this device, and comes back from it', async () => {
    const first = aHome();
    first.keep();
    await to('For the next session');
    await write('I would like to bring', 'The visit');
    await press('Stop for tonight');
    await expect
      .element(page.getByText('What you wrote here is kept on this device, sealed.'))
      .toBeVisible();
    expect(first.copy.review).toMatchObject({
      at: 'bringing',
      showing: 'stopped',
      words: { bringing: 'The visit' },
    });
  });

  it('[H5] a page with words that stand nowhere else knows them; a copy has them anyway', async () => {
    const { board, keep } = aHome();
    expect(board.aside.review()).toEqual([]);
    await to('An appreciation');
    await write('I appreciate', 'Your patience');
    expect(board.aside.review()).toEqual(['Your patience']);
    keep();
    expect(board.aside.review()).toEqual([]);
  });

  it('offers whoever is flooded a pause that only they see, and pauses for all when they want it', async () => {
    const { server } = aHome();
    await userEvent.click(page.getByRole('radio', { name: 'Flooded' }));
    await expect.element(heading('Too much right now')).toBeVisible();
    expect(server.entries).toEqual([]);
    await press('Go on gently');
    await to('An appreciation');
    await press('I feel flooded');
    await userEvent.click(page.getByRole('button', { name: /^Pause for 20 minutes/ }));
    await expect.poll(() => server.state.pause).toBeDefined();
    expect(server.entries.at(-1)?.body.kind).toBe('paused');
    expect(server.entries.at(-1)).not.toHaveProperty('by');
    expect(dialog().query()).toBeNull();
  });

  it('waits while a session runs, and loses nothing', async () => {
    const { server } = aHome();
    await to('An appreciation');
    await write('I appreciate', 'You waited');
    server.ask(THERAPIST, { kind: 'start-session' });
    await expect.element(page.getByText(/^A session has begun\./)).toBeVisible();
    server.ask(THERAPIST, { kind: 'end-session' });
    await expect
      .element(page.getByRole('textbox', { name: 'I appreciate' }))
      .toHaveValue('You waited');
  });

  it('[H8] prepares an answer without a connection, says so, and keeps it', async () => {
    const { server } = aHome({ network: 'offline' });
    await to(ANSWERS);
    await expect
      .element(
        page.getByText('Giving an answer needs a connection. You can prepare it here until then.'),
      )
      .toBeVisible();
    await write('Still painful', 'The silence');
    await press('Give this answer');
    await expect.element(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
    await expect
      .element(page.getByRole('textbox', { name: 'Still painful' }))
      .toHaveValue('The silence');
    expect(server.entries).toEqual([]);
  });

  it('says to the server that somebody has joined only when they chose so, and takes it back', async () => {
    const { board } = aHome();
    const says = () => board.awareness.getLocalState()?.['review'];
    expect(says()).toBeUndefined();
    await userEvent.click(page.getByRole('radio', { name: /^Together, each on a device/ }));
    expect(says()).toBe(true);
    await expect
      .element(page.getByText('If your partner joins too, you see each other here.'))
      .toBeVisible();
    await press('Stop for tonight');
    expect(says()).toBeUndefined();
  });

  const arabic = new Map(people).set(PARTNER_B, 'سارة');
  it.each(['light', 'dark'] as const)('has no findings of axe in any part, %s', async (scheme) => {
    document.documentElement.style.colorScheme = scheme;
    await page.viewport(320, 700);
    const { document: board } = aHome({ names: arabic });
    addCard(
      board,
      { kind: 'intention', by: PARTNER_A, text: 'אני אתקשר', values: { owners: [PARTNER_A] } },
      random,
    );
    const look = async () => {
      const { violations } = await axe.run(document.body);
      const found = violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id} ${n.html}`));
      expect(found).toEqual([]);
      const shown = document.querySelector('dialog[open]');
      expect(shown!.scrollWidth).toBeLessThanOrEqual(shown!.clientWidth);
    };
    await look();
    await press('Begin');
    for (let n = 0; n < 4; n += 1) {
      await look();
      await onward();
    }
    await look();
    await press('I feel flooded');
    await look();
    await userEvent.click(page.getByRole('button', { name: /^Stop for tonight/ }));
    await look();
    document.documentElement.style.colorScheme = '';
  });
});
