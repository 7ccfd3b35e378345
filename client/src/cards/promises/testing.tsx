import { addCard, type NewCard } from '@steady/shared/board/writeCards.ts';
import { isCard, readCard, type Card } from '@steady/shared/board/card.ts';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import type { Decision } from '@steady/shared/ledger/decision.ts';
import { FROM_SYSTEM } from '@steady/shared/board/origins.ts';
import type { CardId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { THERAPIST, parseSeat, type Seat } from '@steady/shared/seats.ts';
import axe from 'axe-core';
import { render } from 'solid-js/web';
import { page } from 'vitest/browser';
import { createBoard } from '../../board/createBoard.ts';
import { createDesk, DeskProvider, type Desk } from '../../board/createDesk.ts';
import { aFilledDocument, aQuietConnection, people, seeded } from '../../board/testing.ts';
import { aLedgerServer, type TestLedgerServer } from '../../board/testingLedger.ts';
import { loadEditor } from '../../text/loadEditor.ts';
import { createNotices } from '../../ui/notices.tsx';
import '../../ui/styles/index.css';
import { Card as CardView } from '../Card.tsx';

export const OBSERVER: Seat = parseSeat('observer-1');

const random = seeded(41);

/** One card, open on one person's screen, and everybody else as the server hears them. */
export interface Shown {
  readonly id: CardId;
  readonly board: BoardDocument;
  readonly desk: Desk;
  readonly server: TestLedgerServer;
  says(who: Seat, command: Command): Decision;
  /** The card as it stands. */
  card(): Card;
  dispose(): void;
}

export async function showCard(
  seat: Seat,
  card: NewCard,
  { session = true }: { session?: boolean } = {},
): Promise<Shown> {
  const doc = aFilledDocument({ cards: 0 });
  const board = openBoard(doc);
  const id = addCard(board, card, random, FROM_SYSTEM);
  const server = aLedgerServer(doc);
  if (session) server.ask(THERAPIST, { kind: 'start-session' });
  const shown: { desk?: Desk } = {};
  const root = document.createElement('main');
  document.body.append(root);
  const end = render(() => {
    const { say, Notices } = createNotices();
    const made = createBoard({
      doc,
      me: { seat, name: people.get(seat) ?? 'Kim' },
      people,
      random,
      ledger: server.ledgerOf(seat),
      setTimer: () => () => {},
      connect: (given) => aQuietConnection(given),
    });
    const desk = createDesk(made, say, () => {});
    shown.desk = desk;
    return (
      <DeskProvider value={desk}>
        <h1 class="visually-hidden">Board</h1>
        <h2 class="visually-hidden">Lane</h2>
        <CardView id={id} />
        <Notices />
      </DeskProvider>
    );
  }, root);
  await new Promise<void>((done) => loadEditor(() => done()));
  const { desk } = shown;
  if (desk === undefined) throw new Error('no desk');
  desk.open(id);
  return {
    id,
    board,
    desk,
    server,
    says: (who, command) => server.ask(who, command),
    card() {
      const present = readCard(board, id);
      if (present === undefined || !isCard(present)) throw new Error('no card');
      return present;
    },
    dispose() {
      end();
      root.remove();
    },
  };
}

export const button = (name: string) => page.getByRole('button', { name, exact: true });
/** Whatever says this, alone or among other words. */
export const text = (words: string) => page.getByText(words, { exact: false });
export const buttonNames = () =>
  [...document.querySelectorAll('.promises button')].map((one) => one.textContent.trim());

/** What is shown as said, as long as it stands; not the history. */
export const answersShown = () =>
  [...document.querySelectorAll('.promise-said > li')].map((one) => one.textContent.trim());

/** @returns what axe finds on the page as it stands */
export async function axeFinds(): Promise<string[]> {
  const { violations } = await axe.run(document.body);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}

/** @returns controls in the panel that are smaller than a finger, and what is wider than the screen */
export function tooSmallOrWide(): string[] {
  const wide = document.documentElement.scrollWidth > window.innerWidth ? ['page'] : [];
  const small = [...document.querySelectorAll('.promises button, .promises summary')]
    .filter((one) => one.getBoundingClientRect().height < 44)
    .map((one) => one.textContent);
  return [...wide, ...small];
}
