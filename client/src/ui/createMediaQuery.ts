import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** Whether `query` holds, as long as the owner lives. */
export function createMediaQuery(query: string): Accessor<boolean> {
  const list = window.matchMedia(query);
  const [matches, setMatches] = createSignal(list.matches);
  const onChange = (event: MediaQueryListEvent) => setMatches(event.matches);
  list.addEventListener('change', onChange);
  onCleanup(() => list.removeEventListener('change', onChange));
  return matches;
}

/** One lane at a time below this; the same number stands in the stylesheets. */
export const PHONE = '(max-width: 599px)';
export const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';
