import * as Y from 'yjs';
import { isCard, readCard } from '@steady/shared/board/card.ts';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import { makeCommandId, type BoardId, type RandomBytes } from '@steady/shared/ids.ts';
import type { CommandOf } from '@steady/shared/ledger/commands.ts';
import { fold } from '@steady/shared/ledger/evolve.ts';
import { decideExport, isHeldBack } from '@steady/shared/ledger/exports.ts';
import type { Seat } from '@steady/shared/seats.ts';
import type { Extra, ServerFormat } from '@steady/shared/summary/choices.ts';
import type { Choices, SummaryInput } from '@steady/shared/summary/input.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import type { SectionId, Summary } from '@steady/shared/summary/summary.ts';
import { cardsOf, hiddenFrom } from '@steady/shared/summary/visible.ts';
import { Refused } from '../access/refused.ts';
import { boardDocument } from '../board/documents.ts';
import { localDay } from '../ledger/day.ts';
import type { Asker } from '../ledger/ledger.ts';
import type { LedgerNow, Ledgers } from '../ledger/ledgers.ts';
import { LedgerRefused } from '../ledger/refused.ts';
import type { Rooms } from '../room/rooms.ts';
import type { MomentStore } from '../store/ledger-store.ts';
import type { Forms } from './forms.ts';
import type { PictureOrder } from './picture/pictureOrder.ts';
import type { Pictures } from './picture/pictures.ts';

/**
 * Copies that leave the board.
 *
 *   may they? ─► read board and ledger at one moment ─► summarise ─► form ─► record ─► answer
 *
 * E10 Nothing leaves before its entry is on disk, and what could not be made leaves no entry.
 * E11 Dates in a file come from that entry: two copies of one moment are the same bytes.
 * E12 A summary of an earlier session leaves out what was taken back, held back or is gone since.
 */
export interface Summaries {
  /** @throws LedgerRefused, Refused, StoreError */
  make(boardId: BoardId, asker: Asker, people: People, wanted: Wanted): Promise<SummaryFile>;
}

/** Names by seat. */
export type People = ReadonlyMap<Seat, string>;

export type Wanted = Omit<CommandOf<'export'>, 'kind' | 'format'> & {
  readonly format: ServerFormat;
  readonly extras: ReadonlySet<Extra>;
  readonly without: ReadonlySet<SectionId | 'picture'>;
};

export interface SummaryFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Neutral. */
  readonly name: string;
}

export interface SummariesDeps {
  readonly rooms: Pick<Rooms, 'withDocument'>;
  readonly ledgers: Pick<Ledgers, 'read' | 'run'>;
  readonly moments: Pick<MomentStore, 'get'>;
  readonly forms: Forms;
  readonly pictures: Pick<Pictures, 'draw'>;
  readonly neutralTitle: string;
  readonly now: () => number;
  readonly random: RandomBytes;
}

export function makeSummaries(deps: SummariesDeps): Summaries {
  const { rooms, ledgers, moments, forms, neutralTitle, now, random } = deps;

  return {
    async make(boardId, asker, people, wanted) {
      const { format } = wanted;
      const form = forms[format];
      if (form === undefined) throw new Refused('no-such-page');
      const ledger = await ledgers.read(boardId);
      const command = commandOf(wanted);
      const today = localDay(now());
      const decision = decideExport(ledger.state, command, {
        seat: asker.seat,
        at: now(),
        today,
        card: undefined,
      });
      if ('refused' in decision) throw new LedgerRefused(decision.refused);
      const day = decision.entries[0]?.kind === 'exported' ? decision.entries[0].day : today;
      const summary = await summaryOf(boardId, asker, people, wanted, ledger, day);
      const bytes = await form.render({ summary, page: pageOf(summary) });
      // [E10] The board may have been paused or its rights changed meanwhile: decided again.
      await ledgers.run(boardId, asker, { id: makeCommandId(random), command });
      return { bytes, type: form.type, name: `${fileName(neutralTitle)}-${day}.${format}` };
    },
  };

  async function summaryOf(
    boardId: BoardId,
    { seat }: Asker,
    people: People,
    wanted: Wanted,
    now: LedgerNow,
    day: string,
  ): Promise<Summary> {
    const choices: Choices = { ...wanted, seat };
    const past =
      wanted.session === undefined ? undefined : await then(boardId, wanted.session, now);
    const ledger = past?.ledger ?? now;
    const before = await boardWhenSessionEnded(boardId, ledger, wanted.extras);
    const recipient =
      wanted.thirdParty === undefined
        ? undefined
        : now.state.thirdParties.get(wanted.thirdParty)?.recipient;
    const made = await rooms.withDocument(boardDocument(boardId), (doc, seatOf) => {
      const current = openBoard(doc);
      const input: SummaryInput = {
        board: past?.board ?? current,
        ledger: ledger.state,
        entries: ledger.entries,
        seatOf,
        people,
        title: neutralTitle,
        day,
        dayOf: localDay,
        before,
        recipient,
        ...(past === undefined ? {} : { hiddenSince: hiddenSince(past.board, current, now.state) }), // [E12]
      };
      const shows = wanted.audience === 'ours' && !wanted.without.has('picture');
      return {
        summary: summarise(input, choices),
        order: shows ? pictureOrder(input, hiddenFrom(input, choices)) : undefined,
      };
    });
    const picture = made.order === undefined ? undefined : await deps.pictures.draw(made.order);
    return picture === undefined ? made.summary : { ...made.summary, picture };
  }

  /** Board and ledger when a session ended. */
  async function then(boardId: BoardId, session: number, { entries }: LedgerNow) {
    if (entries[session - 1]?.body.kind !== 'session-ended') throw new Refused('no-such-page');
    const board = await boardAt(boardId, session);
    if (board === undefined) throw new Refused('no-such-page');
    const until = entries.slice(0, session);
    return { board, ledger: { entries: until, state: fold(until) } };
  }

  async function boardWhenSessionEnded(
    boardId: BoardId,
    { entries }: LedgerNow,
    extras: ReadonlySet<Extra>,
  ): Promise<BoardDocument | undefined> {
    if (!extras.has('since')) return undefined;
    const started = entries.findLast(({ body }) => body.kind === 'session-started')?.seq ?? 0;
    const ended = entries.findLast(
      ({ seq, body }) => body.kind === 'session-ended' && seq < started,
    );
    return ended === undefined ? undefined : boardAt(boardId, ended.seq);
  }

  async function boardAt(boardId: BoardId, seq: number): Promise<BoardDocument | undefined> {
    const state = await moments.get(boardId, seq);
    if (state === undefined) return undefined;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    return openBoard(doc);
  }
}

function commandOf({ audience, format, chart, session, thirdParty }: Wanted): CommandOf<'export'> {
  return { kind: 'export', audience, format, chart, session, thirdParty };
}

function pictureOrder(input: SummaryInput, hidden: ReadonlySet<string>): PictureOrder {
  return {
    state: Y.encodeStateAsUpdate(input.board.doc),
    hidden,
    authors: new Map(
      cardsOf(input).flatMap(({ id, author }) => (author === undefined ? [] : [[id, author]])),
    ),
    people: input.people,
  };
}

/** [E12] */
function hiddenSince(
  then: BoardDocument,
  current: BoardDocument,
  ledger: LedgerNow['state'],
): ReadonlySet<string> {
  const hidden = new Set<string>();
  for (const id of then.cards.keys()) {
    const card = readCard(current, id);
    if (card === undefined || !isCard(card) || card.takenBack || isHeldBack(ledger, card.id))
      hidden.add(id);
  }
  return hidden;
}

/** What every system takes for a file name. */
const fileName = (title: string): string =>
  title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N} _-]+/gu, '')
    .trim() || 'Board';
