/**
 * Sealing takes a moment, and typing is gathered for a while before it. So what was typed last is sealed at
 * once when the page may be about to go: hidden, or emptied by "Leave this page", which waits for nothing.
 * @returns stops it
 */
export function flushWhenLeaving(flush: () => void): () => void {
  const hidden = () => {
    if (document.visibilityState === 'hidden') flush();
  };
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', flush);
  // Leaving replaces what is in the document first of all (ui/leave.ts).
  const emptied = new MutationObserver(flush);
  emptied.observe(document.documentElement, { childList: true });
  return () => {
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', flush);
    emptied.disconnect();
  };
}
