import { onCleanup } from 'solid-js';
import { showAway } from './away.ts';

/**
 * Leave this page. What must hold whatever else is slow or broken:
 *
 * V1  The screen is blank before anything else happens.
 * V2  The place it stood at is replaced in the history, so Back does not show it from there.
 * V3  Without a network a neutral page stands all the same.
 */
export function leavePage(): void {
  document.documentElement.replaceChildren();
  if (navigator.onLine) {
    location.replace('/away');
    return;
  }
  history.replaceState(null, '', '/away');
  showAway();
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
