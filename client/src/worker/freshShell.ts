/**
 * The page that was kept, as if it had just been served: a nonce is good for one answer, and a kept one
 * would be good for ever. It stands in the policy once and in the page where styles are allowed by it.
 * @param policy the `content-security-policy` it was served with
 * @returns undefined when the policy has no nonce: such a page was not ours
 */
export function freshShell(
  html: string,
  policy: string,
  nonce: string,
): { readonly html: string; readonly policy: string } | undefined {
  const kept = /'nonce-([A-Za-z0-9+/=]+)'/.exec(policy)?.[1];
  if (kept === undefined) return undefined;
  return { html: html.replaceAll(kept, nonce), policy: policy.replaceAll(kept, nonce) };
}
