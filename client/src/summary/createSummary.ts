import { fold } from '@steady/shared/ledger/evolve.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { hiddenSince } from '@steady/shared/summary/hiddenSince.ts';
import type { Choices, SummaryInput } from '@steady/shared/summary/input.ts';
import type { Page } from '@steady/shared/summary/page.ts';
import { pageOf } from '@steady/shared/summary/pageOf.ts';
import { lastSession } from '@steady/shared/summary/past.ts';
import { summarise } from '@steady/shared/summary/summarise.ts';
import type { Summary } from '@steady/shared/summary/summary.ts';
import { createComputed, createMemo, on, type Accessor } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { Board } from '../board/createBoard.ts';
import { createEdits } from '../board/createEdits.ts';
import { createMoment, type Past } from '../board/createMoment.ts';
import type { Moment } from '../net/moment.ts';
import { practice } from '../pages/practice.ts';
import { unnamed } from '../words/unnamed.ts';
import type { Chosen } from './chosen.ts';
import { createPicture } from './createPicture.ts';
import { practiceDay } from './practiceDay.ts';

export interface Preview {
  /** Undefined until everything it is made from is here. Each part of it changes by itself. */
  readonly page: Accessor<Page | undefined>;
  readonly summary: Accessor<Summary | undefined>;
  readonly input: Accessor<SummaryInput | undefined>;
  readonly choices: Accessor<Choices>;
  /** Why it is not here: an earlier session that is still being read, or could not be. */
  readonly missing: Accessor<Exclude<Past['kind'], 'there'> | undefined>;
  /** Whether there is something on the canvas, shown on the page or not. */
  readonly hasPicture: Accessor<boolean>;
  /** Whether a session before this one can be told from it. */
  readonly hasSince: Accessor<boolean>;
  readonly again: () => void;
}

/**
 * The summary of a board as it is now, or when an earlier session ended: what the server makes a copy from,
 * made here from this screen's own document and ledger, anew with each change.
 */
export function createSummary(
  board: Board,
  chosen: Accessor<Chosen>,
  read: (seq: number) => Promise<Moment>,
): Preview {
  const edits = createEdits(board.document.doc);
  const session = createMemo(() => chosen().session);
  const then = createMoment(session, read);

  const ledger = createMemo(() => {
    const entries = board.ledger.entries();
    const until = session();
    if (until === undefined) return { entries, state: board.ledger.state() };
    const known = entries.filter(({ seq }) => seq <= until);
    return { entries: known, state: fold(known) };
  });
  const dayOf = createMemo(() => practiceDay(practice().timeZone));
  const sessionBefore = createMemo(
    () => lastSession({ entries: ledger().entries, dayOf: dayOf() }).reviewsAfter,
  );
  const hasSince = () => sessionBefore() > 0;
  const wantsSince = () => chosen().extras.has('since') && hasSince();
  const before = createMoment(() => (wantsSince() ? sessionBefore() : undefined), read);

  const missing = () => {
    const was = session() === undefined ? undefined : then.past().kind;
    if (was !== undefined && was !== 'there') return was;
    const since = wantsSince() ? before.past().kind : undefined;
    // A moment that is not kept is left out by the server, too.
    return since === 'there' || since === 'not-found' ? undefined : since;
  };

  // Whoever gave no name is called by their seat, in the language of the summary.
  const people = createMemo(
    () =>
      new Map(
        [...board.people].map(
          ([seat, name]) => [seat, name === unnamed(seat) ? '' : name] as const,
        ),
      ),
  );
  const input = createMemo((): SummaryInput | undefined => {
    edits();
    if (!board.ready() || missing() !== undefined) return undefined;
    const past = then.past();
    const earlier = session() !== undefined && past.kind === 'there' ? past.board : undefined;
    const since = before.past();
    const { thirdParty } = chosen();
    const now = board.ledger.state();
    return {
      board: earlier ?? board.document,
      ledger: ledger().state,
      entries: ledger().entries,
      seatOf: board.seatOf,
      people: people(),
      title: practice().neutralTitle,
      day: dayOf()(board.ledger.now()),
      dayOf: dayOf(),
      before: wantsSince() && since.kind === 'there' ? since.board : undefined,
      hiddenSince: earlier && hiddenSince(earlier, board.document, now),
      recipient: thirdParty === undefined ? undefined : now.thirdParties.get(thirdParty)?.recipient,
    };
  });
  const choices = createMemo(() => choicesOf(chosen(), board.me.seat));
  const picture = createPicture(board, input, choices);
  const summary = createMemo(() => {
    const from = input();
    const drawn = picture();
    return from === undefined
      ? undefined
      : summarise({ ...from, picture: drawn === 'not-drawn' ? undefined : drawn }, choices());
  });

  // What stands on the page stays the same element while others write: the focus and a screen reader's
  // place are not lost.
  const [shown, setShown] = createStore<{ page: Page | undefined }>({ page: undefined });
  createComputed(
    on(summary, (fresh) =>
      setShown(
        'page',
        fresh === undefined ? undefined : reconcile(apart(pageOf(fresh)), { merge: true }),
      ),
    ),
  );
  return {
    page: () => shown.page,
    summary,
    input,
    choices,
    missing,
    hasSince,
    hasPicture: () => picture() !== undefined || !chosen().picture,
    again() {
      if (session() !== undefined && then.past().kind !== 'there') then.again();
      if (wantsSince() && before.past().kind !== 'there') before.again();
    },
  };
}

/** The store changes its objects in place: what two cards have in common, who wrote them, must be two objects. */
const apart = (page: Page): Page => ({
  ...page,
  sections: page.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({ ...item, by: item.by && { ...item.by } })),
  })),
});

function choicesOf({ audience, chart, extras, picture }: Chosen, seat: Seat): Choices {
  return {
    audience,
    seat,
    ...(audience === 'clinician' ? { chart } : {}),
    extras,
    without: new Set(picture ? [] : (['picture'] as const)),
  };
}
