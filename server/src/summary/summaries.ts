import { makeCommandId, type BoardId, type RandomBytes } from '@steady/shared/ids.ts';
import type { CommandOf } from '@steady/shared/ledger/commands.ts';
import { decideExport } from '@steady/shared/ledger/exports.ts';
import type { Seat } from '@steady/shared/seats.ts';
import type { Extra, ServerFormat } from '@steady/shared/summary/choices.ts';
import { fileNameOf } from '@steady/shared/summary/fileName.ts';
import type { SectionId } from '@steady/shared/summary/summary.ts';
import { Refused } from '../access/refused.ts';
import { boardDocument } from '../board/documents.ts';
import { localDay } from '../day.ts';
import type { Asker } from '../ledger/ledger.ts';
import type { LedgerNow, Ledgers } from '../ledger/ledgers.ts';
import { LedgerRefused } from '../ledger/refused.ts';
import type { Rooms } from '../room/rooms.ts';
import type { MomentStore } from '../store/ledger-store.ts';
import { FORMS } from './forms.ts';
import type { Job } from './maker/job.ts';
import type { Maker } from './maker/maker.ts';
import type { Paper, PdfForm } from './pdf/options.ts';
import type { Pdf } from './pdf/pdf.ts';

/**
 * Copies that leave the board.
 *
 *   may they? ─► board and ledger at one moment ─► made elsewhere ─► recorded ─► answered
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
  /** Of a PDF: the whole page, or a card with next week only. */
  readonly sheet: PdfForm;
  readonly paper: Paper;
  /** Of a calendar: where its times are meant. */
  readonly timeZone?: string | undefined;
};

export interface SummaryFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Neutral. */
  readonly name: string;
}

export interface SummariesDeps {
  readonly rooms: Pick<Rooms, 'snapshot'>;
  readonly ledgers: Pick<Ledgers, 'read' | 'run'>;
  readonly moments: Pick<MomentStore, 'get'>;
  readonly maker: Pick<Maker, 'make'>;
  /** Sets the page of a summary. */
  readonly pdf: Pick<Pdf, 'render'>;
  readonly neutralTitle: string;
  readonly now: () => number;
  readonly random: RandomBytes;
}

export function makeSummaries(deps: SummariesDeps): Summaries {
  const { rooms, ledgers, moments, maker, pdf, neutralTitle, now, random } = deps;

  return {
    async make(boardId, asker, people, wanted) {
      const { format, sheet, paper } = wanted;
      const ledger = await ledgers.read(boardId);
      const command = commandOf(wanted);
      const at = now();
      const { seat } = asker;
      const facts = { seat, at, today: localDay(at), card: undefined };
      const decision = decideExport(ledger.state, command, facts);
      if ('refused' in decision) throw new LedgerRefused(decision.refused);
      const day = localDay(at);
      const made = await maker.make(await jobOf(boardId, seat, people, wanted, ledger, day));
      const bytes =
        'bytes' in made ? made.bytes : await pdf.render(made.page, { form: sheet, paper, day });
      // [E10] The board may have been paused or its rights changed meanwhile: decided again.
      await ledgers.run(boardId, asker, { id: makeCommandId(random), command });
      return { bytes, type: typeOf(format), name: fileNameOf(neutralTitle, day, format) };
    },
  };

  async function jobOf(
    boardId: BoardId,
    seat: Seat,
    people: People,
    wanted: Wanted,
    { state, entries }: LedgerNow,
    day: string,
  ): Promise<Job> {
    const { audience, format, paper, timeZone, chart, session, thirdParty, extras, without } =
      wanted;
    if (session !== undefined && entries[session - 1]?.body.kind !== 'session-ended')
      throw new Refused('no-such-page');
    const until = session ?? entries.length;
    const ended = extras.has('since') ? endedBefore(entries.slice(0, until)) : undefined;
    const past = session === undefined ? undefined : await moments.get(boardId, session);
    const before = ended === undefined ? undefined : await moments.get(boardId, ended);
    if (session !== undefined && past === undefined) throw new Refused('no-such-page');
    const recipient =
      thirdParty === undefined ? undefined : state.thirdParties.get(thirdParty)?.recipient;
    const { state: board, claims } = await rooms.snapshot(boardDocument(boardId));
    const about = { entries, until, claims, people, title: neutralTitle, day, recipient };
    return {
      board,
      past,
      before,
      ...about,
      seat,
      audience,
      chart,
      extras,
      without,
      format,
      paper,
      timeZone,
    };
  }
}

/** When the session before the last one ended. */
function endedBefore(entries: LedgerNow['entries']): number | undefined {
  const started = entries.findLast(({ body }) => body.kind === 'session-started')?.seq ?? 0;
  return entries.findLast(({ seq, body }) => body.kind === 'session-ended' && seq < started)?.seq;
}

function commandOf(wanted: Wanted): CommandOf<'export'> {
  const { audience, chart, session, thirdParty, sheet } = wanted;
  const format = sheet === 'fridge' ? 'fridge' : wanted.format;
  return { kind: 'export', audience, format, chart, session, thirdParty };
}

const typeOf = (format: ServerFormat): string => FORMS[format]?.type ?? 'application/pdf';
