/**
 * The secret behind `#`, taken out of the address bar and the history at once: what stands there is seen
 * over a shoulder, kept by the browser and read out by extensions. A reload then asks for the link again.
 */
export function takeSecret(): string {
  const secret = decodeURIComponent(location.hash.slice(1));
  if (secret) history.replaceState(history.state, '', location.pathname);
  return secret;
}
