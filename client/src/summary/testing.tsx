// First: it says the order of the layers.
import '../ui/styles/index.css';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import { addCard, type NewCard } from '@steady/shared/board/writeCards.ts';
import { makeBoardId, type CardId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { isCard, readCard } from '@steady/shared/board/card.ts';
import { agreementTextOf } from '@steady/shared/ledger/agreementText.ts';
import { PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import type { Choices, SummaryInput } from '@steady/shared/summary/input.ts';
import type { Page } from '@steady/shared/summary/page.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { pictureOf } from '@steady/shared/summary/picture/pictureOf.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import { cardsOf, hiddenFrom } from '@steady/shared/summary/visible.ts';
import { render } from 'solid-js/web';
import * as Y from 'yjs';
import { createBoard, type Board, type BoardOptions } from '../board/createBoard.ts';
import { createDesk, DeskProvider, type Asking } from '../board/createDesk.ts';
import { aFilledDocument, aQuietConnection, people, seeded } from '../board/testing.ts';
import { aLedgerServer, type TestLedgerServer } from '../board/testingLedger.ts';
import type { BoardConnection } from '../net/connect.ts';
import type { Moment } from '../net/moment.ts';
import { makeSavedCount } from '../net/savedCount.ts';
import { createNotices } from '../ui/notices.tsx';
import { practiceDay } from './practiceDay.ts';
import RoomSummary from './RoomSummary.tsx';
import SummaryView, { type SummaryViewProps } from './SummaryView.tsx';

/** Client ids of the three; every word is written under one of its author's. */
const CLIENTS = { [THERAPIST]: 11, [PARTNER_A]: 12, [PARTNER_B]: 13 };
const seatOf = (client: number): Seat | undefined =>
  [THERAPIST, PARTNER_A, PARTNER_B].find((seat) => CLIENTS[seat] === client);

/** Three people's devices, one board, one ledger, no network. */
export interface SummaryTable {
  readonly server: TestLedgerServer;
  readonly board: BoardDocument;
  as(seat: Seat): BoardDocument;
  add(seat: Seat, card: Omit<NewCard, 'by'>): CardId;
  ask(seat: Seat, command: Command): void;
  agree(card: CardId): void;
  /** Everything of the board as the server keeps it at the end of a session. */
  keepMoment(): void;
  /** What a copy would say, made as the server makes it. */
  pageFor(choices: Choices): Page;
  sit(seat: Seat, options?: SitOptions): SummaryScreen;
  leave(): void;
}

type ConnectOptions = Parameters<BoardOptions['connect']>[0];

export type SitOptions = Partial<Pick<SummaryViewProps, 'fetchFile' | 'save' | 'readOwn'>> & {
  /** `slow`: the server takes nothing before `save`. */
  readonly connection?: 'open' | 'offline' | 'slow';
};

export interface SummaryScreen {
  readonly root: HTMLElement;
  readonly board: Board;
  /** What something on the page asked the board to open. */
  readonly asked: () => Asking | undefined;
  /** On a slow connection: the server has all of it now. */
  readonly save: () => void;
}

export function aSummaryTable(): SummaryTable {
  const random = seeded(47);
  const kept = aFilledDocument({ cards: 0 });
  const server = aLedgerServer(kept);
  const docs = new Map<Seat, Y.Doc>();
  const moments = new Map<number, Uint8Array>();
  const ends: Array<() => void> = [];
  const docOf = (seat: Seat): Y.Doc => {
    const known = docs.get(seat);
    if (known !== undefined) return known;
    const doc = new Y.Doc();
    const client = Object.entries(CLIENTS).find(([own]) => own === seat)?.[1];
    if (client !== undefined) doc.clientID = client;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(kept), 'network');
    relay(kept, doc);
    relay(doc, kept);
    docs.set(seat, doc);
    return doc;
  };
  const read = (seq: number): Promise<Moment> => {
    const state = moments.get(seq);
    return Promise.resolve(
      state === undefined ? { ok: false, problem: 'not-found' } : { ok: true, state },
    );
  };
  const table: SummaryTable = {
    server,
    board: openBoard(kept),
    as: (seat) => openBoard(docOf(seat)),
    add: (seat, card) => addCard(table.as(seat), { ...card, by: seat }, random),
    ask(seat, command) {
      const decision = server.ask(seat, command);
      if ('refused' in decision) throw new Error(`${command.kind}: ${decision.refused}`);
    },
    agree(id) {
      const card = readCard(table.board, id);
      if (card === undefined || !isCard(card)) throw new Error('there is no such card');
      table.ask(PARTNER_A, { kind: 'put-forward', card: id, text: agreementTextOf(card) });
      const version = server.entries.length;
      for (const seat of [PARTNER_A, PARTNER_B])
        table.ask(seat, { kind: 'answer-agreement', card: id, version, answer: 'yes' });
    },
    keepMoment() {
      moments.set(server.entries.length, Y.encodeStateAsUpdate(kept));
    },
    pageFor(choices) {
      const input: SummaryInput = {
        board: table.board,
        ledger: server.state,
        entries: server.entries,
        seatOf,
        people,
        title: document.title,
        day: practiceDay('UTC')(server.now),
        dayOf: practiceDay('UTC'),
      };
      const authors = new Map(
        cardsOf(input).flatMap(({ id, author }) => (author === undefined ? [] : [[id, author]])),
      );
      const hidden = hiddenFrom(input, choices);
      const picture = pictureOf(input.board, { hidden, authors, people });
      return pageOf(summarise({ ...input, picture }, choices));
    },
    sit(seat, { connection, ...view } = {}) {
      const root = document.createElement('div');
      document.body.append(root);
      const made: { board?: Board; asked?: () => Asking | undefined; save?: () => void } = {};
      const end = render(() => {
        const { say, Notices } = createNotices();
        const board = createBoard({
          doc: docOf(seat),
          me: { seat, name: people.get(seat) ?? '' },
          people,
          random,
          ledger: server.ledgerOf(seat),
          setTimer: () => () => {},
          connect(given) {
            given.on.claims(
              Object.fromEntries(
                [THERAPIST, PARTNER_A, PARTNER_B].map((one) => [CLIENTS[one], one]),
              ),
            );
            return connection === 'slow' ? slow(given) : aQuietConnection(given, connection);
          },
        });
        made.board = board;
        if (seat === 'room-view') return <RoomSummary board={board} />;
        const desk = createDesk(board, say, () => {});
        made.asked = desk.asking;
        return (
          <DeskProvider value={desk}>
            <SummaryView boardId={makeBoardId(random)} read={read} {...view} />
            <Notices />
          </DeskProvider>
        );
      }, root);
      ends.push(() => {
        end();
        root.remove();
      });
      if (made.board === undefined) throw new Error('nothing was shown');
      return { root, board: made.board, asked: () => made.asked?.(), save: () => made.save?.() };

      function slow({ doc, touched, on }: ConnectOptions): BoardConnection {
        const quiet = aQuietConnection({ doc: new Y.Doc(), touched, on });
        const savedCount = makeSavedCount(() => on.changed());
        let sent = 0;
        doc.on('update', (_update, origin, _doc, transaction: Y.Transaction) => {
          if (origin instanceof Y.Doc) return;
          savedCount.sent('update');
          savedCount.edited(touched(transaction));
          sent += 1;
        });
        made.save = () => savedCount.saved(sent);
        return { ...quiet, savedCount };
      }
    },
    leave() {
      for (const end of ends) end();
    },
  };
  return table;
}

/** All that a person reads on the paper there, without white space, controls and marks. */
export function paperText(root: HTMLElement): string {
  const paper = root.querySelector('.paper')?.cloneNode(true);
  if (!(paper instanceof HTMLElement)) return '';
  for (const gone of paper.querySelectorAll('.paper-hold, [aria-hidden=true]')) gone.remove();
  for (const image of paper.querySelectorAll('[role=img]'))
    image.replaceWith(image.getAttribute('aria-label') ?? '');
  return squeezed(paper.textContent ?? '');
}

export const squeezed = (text: string): string => text.replaceAll(/[\s\u2066-\u2069]/g, '');

function relay(from: Y.Doc, to: Y.Doc): void {
  from.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== to) Y.applyUpdate(to, update, from);
  });
}
