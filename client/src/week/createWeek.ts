import type { SummaryInput } from '@steady/shared/summary/input.ts';
import { weekOf, type Week } from '@steady/shared/summary/week.ts';
import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { createEdits } from '../board/createEdits.ts';
import { practice } from '../pages/practice.ts';
import { today } from '../private/today.ts';

/** ms: a week that is left open is the new day's a minute after midnight at most. */
const LOOK_EVERY_MS = 60_000;

/** The coming seven days where this device is, from its own copy of the board: it needs no connection. */
export function createWeek(board: Board, now: () => number): Accessor<Week | undefined> {
  const edits = createEdits(board.document.doc);
  const dayOf = (at: number) => today(new Date(at));
  const [day, setDay] = createSignal(dayOf(now()));
  const look = () => setDay(dayOf(now()));
  const looking = setInterval(look, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', look);
  onCleanup(() => {
    clearInterval(looking);
    document.removeEventListener('visibilitychange', look);
  });
  return createMemo(() => {
    edits();
    if (!board.ready()) return undefined;
    const input: SummaryInput = {
      board: board.document,
      ledger: board.ledger.state(),
      entries: board.ledger.entries(),
      seatOf: board.seatOf,
      people: board.people,
      title: practice().neutralTitle,
      day: day(),
      dayOf,
    };
    return weekOf(input, board.me.seat);
  });
}
