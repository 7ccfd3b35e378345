import { onCleanup } from 'solid-js';
import { AWAY, rememberLeft, showAway } from './away.ts';

/**
 * Leave this page. What must hold whatever else is slow or broken:
 *
 * V1  The screen is blank before anything else happens.
 * V2  Nothing of it comes back by Back, Forward or Reload: whoever wants it opens its address anew.
 * V3  Without a network a neutral page stands all the same.
 * V4  With one, the document is let go: only once the neutral page was drawn (a browser keeps the last
 *     picture until the next page has one), and not before what was typed last could be sent.
 */
export function leavePage(): void {
  document.documentElement.replaceChildren();
  history.replaceState(null, '', AWAY);
  showAway();
  rememberLeft();
  requestAnimationFrame(() => void letGo().catch(() => {}));
}

async function letGo(): Promise<void> {
  if ((await fetch(AWAY)).ok) location.replace(AWAY);
}

/** Three presses within this many ms, nothing else in between. */
const WITHIN_MS = 1500;
const PRESSES = 3;

export type ShiftPresses = readonly number[];

/**
 * One key press more.
 * @param now ms, of the event itself
 * @returns the presses that still count; three of them mean leave
 */
export function stepShift(presses: ShiftPresses, key: string, now: number): ShiftPresses {
  if (key !== 'Shift') return [];
  return [...presses.filter((at) => now - at <= WITHIN_MS), now];
}

/** Listens before anything in the page can keep the key for itself. */
export function createLeaveByShift(leave: () => void = leavePage): void {
  let presses: ShiftPresses = [];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.repeat) return;
    presses = stepShift(presses, event.key, event.timeStamp);
    if (presses.length < PRESSES) return;
    presses = [];
    leave();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  onCleanup(() => window.removeEventListener('keydown', onKeyDown, { capture: true }));
}
