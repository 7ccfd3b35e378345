import { createSignal } from 'solid-js';

const [path, setPath] = createSignal(location.pathname);
addEventListener('popstate', () => setPath(location.pathname));

/** Where we are, without what stands behind `#`: secrets never reach the program this way. */
export { path };

/**
 * To another page of ours, without loading the app anew.
 * @param how `replace` when Back must not lead to where we are now: a spent link, a sign-in
 */
export function goTo(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'replace') history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  setPath(location.pathname);
  window.scrollTo(0, 0);
}

/** Follows a link inside the app; one that is opened beside, saved or leads elsewhere is left to the browser. */
export function followLink(event: MouseEvent & { currentTarget: HTMLAnchorElement }): void {
  const beside = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey;
  if (beside || event.altKey || event.defaultPrevented) return;
  const to = new URL(event.currentTarget.href);
  if (to.origin !== location.origin) return;
  event.preventDefault();
  goTo(to.pathname);
}
