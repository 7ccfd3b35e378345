import { onCleanup } from 'solid-js';

/**
 * The secret behind `#`, taken out of the address bar and the history at once: what stands there is seen
 * over a shoulder, kept by the browser and read out by extensions. A reload then asks for the link again.
 * Another link opened in the same tab changes nothing but what is behind `#`: the page starts anew for it.
 */
export function takeSecret(): string {
  const secret = secretIn(location.hash);
  if (secret) history.replaceState(history.state, '', location.pathname);
  const startAnew = () => location.reload();
  window.addEventListener('hashchange', startAnew);
  onCleanup(() => window.removeEventListener('hashchange', startAnew));
  return secret;
}

/** A link that a mail program has spoilt is still a link: the server says that it opens nothing. */
export function secretIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
