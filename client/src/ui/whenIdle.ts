/** Runs when the page has nothing better to do. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(run);
  else setTimeout(run, IDLE_MS);
}

/** Where the browser does not tell when it is idle (Safari). */
const IDLE_MS = 1_000;
