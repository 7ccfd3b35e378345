import '../../ui/styles/index.css';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import {
  addCard,
  bringBack,
  cardsOfLane,
  moveCard,
  takeBack,
  wordsOf,
} from '@steady/shared/board/writeCards.ts';
import { makeBoardId, type CardId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import axe from 'axe-core';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import * as Y from 'yjs';
import { createBoard } from '../../board/createBoard.ts';
import { createDesk, DeskProvider, type Desk } from '../../board/createDesk.ts';
import { aLedgerServer } from '../../board/testingLedger.ts';
import { aFilledDocument, aQuietConnection, people, seeded } from '../../board/testing.ts';
import type { Moment } from '../../net/moment.ts';
import type { Answer } from '../../net/request.ts';
import HistoryDialog from './HistoryDialog.tsx';

const random = seeded(41);
let end: () => void;

beforeEach(() => page.viewport(1280, 900));
afterEach(() => end());

interface Shown {
  readonly desk: Desk;
  readonly said: string[];
  readonly board: BoardDocument;
  readonly card: (text: string) => CardId;
}

/** A board after one session, and the dialog on one person's screen. */
function open(
  seat: Seat,
  options: {
    since?: (board: BoardDocument, card: (text: string) => CardId) => void;
    noSession?: boolean;
    read?: (seq: number) => Promise<Moment>;
    note?: (seq: number) => Promise<Answer<unknown>>;
  } = {},
): Shown {
  const doc = aFilledDocument({ cards: 0 });
  const board = openBoard(doc);
  const cards = new Map<string, CardId>();
  for (const [text, by] of [
    ['Tell me your plans', PARTNER_A],
    ['Some quiet', PARTNER_B],
    ['Walk on Sunday', PARTNER_A],
  ] as const)
    cards.set(text, addCard(board, { kind: 'request', by, text }, random));
  const card = (text: string) => cards.get(text)!;
  const server = aLedgerServer(doc);
  const kept = new Map<number, Uint8Array>();
  if (options.noSession !== true)
    for (const kind of ['start-session', 'end-session'] as const) {
      server.ask(THERAPIST, { kind });
      kept.set(server.state.seq, Y.encodeStateAsUpdate(doc));
    }
  options.since?.(board, card);

  const root = document.createElement('div');
  document.body.append(root);
  const said: string[] = [];
  const shown: { desk?: Desk } = {};
  const read = (seq: number): Promise<Moment> => {
    const state = kept.get(seq);
    return Promise.resolve(
      state === undefined ? { ok: false, problem: 'not-found' } : { ok: true, state },
    );
  };
  const dispose = render(() => {
    const made = createBoard({
      doc,
      me: { seat, name: people.get(seat) ?? 'Observer' },
      people,
      random,
      ledger: server.ledgerOf(seat),
      setTimer: () => () => {},
      connect: (given) => aQuietConnection(given),
    });
    const desk = createDesk(
      made,
      ({ text }) => void said.push(text),
      () => undefined,
    );
    shown.desk = desk;
    desk.ask({ what: 'history' });
    return (
      <DeskProvider value={desk}>
        <HistoryDialog
          boardId={makeBoardId(random)}
          read={options.read ?? read}
          note={options.note ?? (() => Promise.resolve({ ok: true, value: {} }))}
        />
      </DeskProvider>
    );
  }, root);
  end = () => {
    dispose();
    root.remove();
  };
  return { desk: shown.desk!, said, board, card };
}

/** Everything that can become of a card. */
function much(board: BoardDocument, card: (text: string) => CardId): void {
  wordsOf(board, card('Tell me your plans'), 'text').insert(18, ' on Fridays');
  wordsOf(board, card('Tell me your plans'), 'when').insert(0, 'At noon');
  moveCard(board, card('Walk on Sunday'), 'parked');
  takeBack(board, card('Some quiet'));
  addCard(board, { kind: 'need', by: PARTNER_B, text: 'Ten minutes alone' }, random);
}

const dialog = () => page.getByRole('dialog', { name: 'What changed' });
const text = () => document.querySelector('dialog')?.textContent ?? '';

describe('what changed since the last session', () => {
  it('tells everybody what is new, changed, moved and taken back', async () => {
    open(PARTNER_A, { since: much });
    await expect.element(dialog().getByText('New in Needs')).toBeVisible();
    await expect.element(dialog().getByText('Changed in Requests')).toBeVisible();
    await expect.element(dialog().getByText('Moved from Requests to Parked')).toBeVisible();
    await expect.element(dialog().getByText('A card in Requests was taken back')).toBeVisible();
    await expect.element(dialog().getByText('Tell me your plans on Fridays')).toBeVisible();
    await expect.element(dialog().getByText('At noon')).toBeVisible();
    expect(
      dialog()
        .getByRole('button', { name: /Restore/ })
        .elements(),
    ).toHaveLength(0);
  });

  it('shows what somebody took back to them alone', async () => {
    open(THERAPIST, { since: much });
    await expect.element(dialog().getByText('New in Needs')).toBeVisible();
    expect(text()).not.toContain('Some quiet');
    end();
    open(PARTNER_B, { since: much });
    await expect.element(dialog().getByText('Some quiet')).toBeVisible();
  });

  it('says so when nothing changed, and when there was no session yet', async () => {
    open(PARTNER_A);
    await expect.element(dialog().getByText('Nothing has changed since then.')).toBeVisible();
    end();
    open(PARTNER_A, { noSession: true });
    await expect.element(dialog().getByText(/No session has been here yet/)).toBeVisible();
  });

  it('follows what happens meanwhile', async () => {
    const { board, card } = open(PARTNER_A);
    await expect.element(dialog().getByText('Nothing has changed since then.')).toBeVisible();
    bringBack(board, card('Some quiet'));
    wordsOf(board, card('Some quiet'), 'text').insert(0, 'Now ');
    await expect.element(dialog().getByText('Now Some quiet')).toBeVisible();
  });

  it('offers to try again without a connection, and says what is safe', async () => {
    let tries = 0;
    open(PARTNER_A, {
      read: () => {
        tries += 1;
        return Promise.resolve({ ok: false, problem: 'network' });
      },
    });
    await expect.element(dialog().getByText(/The board as it is now is safe/)).toBeVisible();
    await userEvent.click(dialog().getByRole('button', { name: 'Try again' }));
    await expect.poll(() => tries).toBe(2);
  });
});

describe('restoring, by the therapist', () => {
  it('says first what will happen, then brings a card’s old words back in one step of undo', async () => {
    const { board, card, desk, said } = open(THERAPIST, { since: much });
    const words = () => wordsOf(board, card('Tell me your plans'), 'text').toString();
    await userEvent.click(
      dialog().getByRole('button', { name: 'Restore this card: Tell me your plans' }),
    );
    await expect.element(dialog().getByText('This is what will happen:')).toBeVisible();
    await expect
      .element(dialog().getByText('These words come back: Tell me your plans'))
      .toBeVisible();
    expect(words()).toBe('Tell me your plans on Fridays');
    await userEvent.click(dialog().getByRole('button', { name: 'Restore', exact: true }));
    expect(words()).toBe('Tell me your plans');
    expect(wordsOf(board, card('Tell me your plans'), 'when').toString()).toBe('');
    expect(said).toEqual(['It is on the board again as it was. Undo takes that back.']);
    expect(text()).not.toContain('Changed in Requests');
    desk.undo();
    expect(words()).toBe('Tell me your plans on Fridays');
  });

  it('[U2] is noted first: what could not be noted is not restored, and says so', async () => {
    const noted: number[] = [];
    let problem: Answer<unknown> | undefined = {
      ok: false,
      problem: { kind: 'unwell', reason: 'disk-full' },
    };
    const { board, card, said } = open(THERAPIST, {
      since: much,
      note(seq) {
        noted.push(seq);
        return Promise.resolve(problem ?? { ok: true, value: {} });
      },
    });
    const words = () => wordsOf(board, card('Tell me your plans'), 'text').toString();
    const restore = async () => {
      const name = 'Restore this card: Tell me your plans';
      await userEvent.click(dialog().getByRole('button', { name }));
      await userEvent.click(dialog().getByRole('button', { name: 'Restore', exact: true }));
    };
    await restore();
    await expect.poll(() => said).toHaveLength(1);
    expect(words()).toBe('Tell me your plans on Fridays');
    problem = undefined;
    await restore();
    await expect.poll(words).toBe('Tell me your plans');
    expect(noted).toEqual([2, 2]);
  });

  it('leaves everything as it is at the second thought', async () => {
    const { board, card } = open(THERAPIST, { since: much });
    await userEvent.click(
      dialog().getByRole('button', { name: 'Restore this card: Walk on Sunday' }),
    );
    await expect
      .element(dialog().getByText('It goes back to Requests: Walk on Sunday'))
      .toBeVisible();
    await userEvent.click(dialog().getByRole('button', { name: 'Leave it as it is' }));
    expect(document.activeElement?.getAttribute('aria-label')).toBe(
      'Restore this card: Walk on Sunday',
    );
    expect(board.cards.get(card('Walk on Sunday'))?.get('lane')).toBe('parked');
  });

  it('brings the board back, and keeps what is new and what was taken back', async () => {
    const { board, card } = open(THERAPIST, { since: much });
    await userEvent.click(
      dialog().getByRole('button', { name: 'Restore the board to this moment' }),
    );
    await expect.element(dialog().getByText('What is new since then stays.')).toBeVisible();
    await userEvent.click(dialog().getByRole('button', { name: 'Restore', exact: true }));
    expect(board.cards.get(card('Walk on Sunday'))?.get('lane')).toBe('requests');
    expect(board.cards.get(card('Some quiet'))?.get('takenBack')).toBe(true);
    expect(board.cards.size).toBe(4);
    await expect.element(dialog().getByText('New in Needs')).toBeVisible();
  });

  it('says that cards stand in another order, and brings their order back with the board', async () => {
    const { board } = open(THERAPIST, {
      since: (since, find) => moveCard(since, find('Walk on Sunday'), 'requests', null),
    });
    const order = () => cardsOfLane(board, 'requests').map(({ text: words }) => words.toString());
    expect(order()[0]).toBe('Walk on Sunday');
    await expect
      .element(dialog().getByText('Some cards stand in another order than then.'))
      .toBeVisible();
    await userEvent.click(
      dialog().getByRole('button', { name: 'Restore the board to this moment' }),
    );
    await expect
      .element(dialog().getByText('Cards stand in the order that they had.'))
      .toBeVisible();
    await userEvent.click(dialog().getByRole('button', { name: 'Restore', exact: true }));
    expect(order()).toEqual(['Tell me your plans', 'Some quiet', 'Walk on Sunday']);
    await expect.element(dialog().getByText('Nothing has changed since then.')).toBeVisible();
  });

  it('looks at other sessions too', async () => {
    open(THERAPIST, { since: much });
    await expect.element(dialog().getByText('New in Needs')).toBeVisible();
    const since = dialog().getByRole('combobox', { name: 'Since' });
    const options = [...since.element().querySelectorAll('option')].map((one) => one.textContent);
    expect(options).toEqual([
      'The session of November 24, 2026 ended',
      'The session of November 24, 2026 began',
    ]);
    await userEvent.selectOptions(since, options[1]!);
    await expect.element(dialog().getByText('New in Needs')).toBeVisible();
  });
});

it.each([320, 1280])('axe finds nothing at %i px, and nothing is cut off', async (width) => {
  await page.viewport(width, 800);
  open(THERAPIST, { since: much });
  await userEvent.click(dialog().getByRole('button', { name: 'Restore the board to this moment' }));
  await userEvent.click(dialog().getByRole('button', { name: /Restore this card: Tell/ }));
  const found = await axe.run(document, { rules: { region: { enabled: false } } });
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  const { scrollWidth, clientWidth } = document.querySelector('dialog')!;
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  for (const button of document.querySelectorAll('dialog button'))
    expect(button.getBoundingClientRect().height, button.textContent).toBeGreaterThanOrEqual(44);
});
