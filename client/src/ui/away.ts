import { words } from '../words/index.ts';
import awayStyles from './styles/away.css?inline';

/** Where the neutral page is. */
export const AWAY = '/away';

/** Kept for this tab alone, until somebody opens a page of ours on purpose. */
const LEFT = 'away';

/** How often the clock is set, ms; it shows minutes. */
const TICK_MS = 1000;

export function rememberLeft(): void {
  sessionStorage.setItem(LEFT, '');
}

export const hasLeft = (): boolean => sessionStorage.getItem(LEFT) !== null;

/** Whether nothing of the app may be shown: on the neutral page, and where Back or Reload lead after it. */
export function isAway(): boolean {
  if (location.pathname === AWAY) return true;
  if (!hasLeft()) return false;
  const [how] = performance.getEntriesByType('navigation');
  if (!(how instanceof PerformanceNavigationTiming) || how.type !== 'navigate') return true;
  sessionStorage.removeItem(LEFT);
  return false;
}

/**
 * A plain clock in place of whatever stood here: nothing of the app is left in the page. Made without
 * Solid, so that it works when everything else does not.
 */
export function showAway(now: () => Date = () => new Date()): void {
  const head = document.createElement('head');
  const body = document.createElement('body');
  // Constructed, so it needs neither the network nor a nonce.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(awayStyles);
  document.adoptedStyleSheets = [sheet];
  const icon = document.createElement('link');
  icon.rel = 'icon';
  icon.href = '/icon.svg';
  head.append(icon);
  const clock = document.createElement('time');
  const day = document.createElement('p');
  const main = document.createElement('main');
  main.append(clock, day);
  body.append(main);
  document.documentElement.replaceChildren(head, body);
  document.title = words().away.title;
  // Without a network the program goes on behind it, and nothing that it adds may stand here.
  new MutationObserver(() => body.children[1]?.remove()).observe(body, { childList: true });

  const heading = document.createElement('h1');
  heading.className = 'away-name';
  heading.textContent = words().away.title;
  main.prepend(heading);

  const show = () => {
    const at = now();
    clock.textContent = at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    clock.dateTime = at.toISOString();
    day.textContent = at.toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' });
  };
  show();
  setInterval(show, TICK_MS);
}
