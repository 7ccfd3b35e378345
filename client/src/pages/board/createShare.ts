import type { LaneId } from '@steady/shared/board/lanes.ts';
import { createMemo, createRenderEffect, createSignal, onCleanup, untrack } from 'solid-js';
import type { Desk } from '../../board/createDesk.ts';
import { PHONE } from '../../ui/createMediaQuery.ts';

/** Cards that are made in one go: more than a screen shows, and few enough that no press waits long. */
const AT_ONCE = 12;

/**
 * The cards of a lane that are made by now: a first screen of them at once, the rest once that is drawn, a
 * screen at a time. On a phone one lane shows, and the others begin after it. A board of 300 cards is
 * readable in a quarter of the time.
 *
 * L1  Whoever goes to a card finds it: one that was not made yet is made then.
 */
export function createShare(desk: Desk, lane: LaneId): () => readonly string[] {
  const all = () => desk.inLane(lane);
  const isShown = () => desk.lane() === lane;
  const begins = !window.matchMedia(PHONE).matches || untrack(isShown);
  const [made, setMade] = createSignal(begins ? AT_ONCE : 0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  // A task of its own after each frame: what somebody does meanwhile comes first.
  const soon = () => {
    frame = requestAnimationFrame(() => (timer = setTimeout(more)));
  };
  const more = () => {
    if (made() >= all().length) return void setMade(Infinity);
    setMade(made() + AT_ONCE);
    soon();
  };
  soon();
  onCleanup(() => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  });
  createRenderEffect(() => {
    if (isShown() && made() === 0) setMade(AT_ONCE);
  });
  createRenderEffect(() => {
    if (all().slice(made()).some(desk.isCurrent)) setMade(Infinity); // [L1]
  });
  return createMemo(() => (made() === Infinity ? all() : all().slice(0, made())));
}
