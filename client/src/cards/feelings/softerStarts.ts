import { createSignal } from 'solid-js';

/** Whether softer starts are offered on this device. Said nowhere else, and kept only once switched off. */
const KEY = 'softer-starts';
const OFF = 'off';

const [offered, setOffered] = createSignal(read() !== OFF);
export const softerStartsOffered = offered;

export function offerSofterStarts(now: boolean): void {
  setOffered(now);
  try {
    if (now) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    // A device that keeps nothing: it holds until the page is closed.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
