import { readHomeReview } from '@steady/shared/board/homeReview.ts';
import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Board } from '../board/createBoard.ts';

/** The day of the couple's next home review, `2026-12-02`. */
export function createNextDay({ document }: Pick<Board, 'document'>): Accessor<string | undefined> {
  const [day, setDay] = createSignal(readHomeReview(document));
  const changed = () => setDay(readHomeReview(document));
  document.meta.observe(changed);
  onCleanup(() => document.meta.unobserve(changed));
  return day;
}
