/**
 * What was pressed is often gone once it is done. The focus then stays on the panel: left to the browser
 * it would fall to the page, where Escape closes no card and a screen reader begins anew.
 * @returns a function that ends it
 */
export function keepFocus(panel: HTMLElement): () => void {
  let focused: Element | undefined;
  const taken = ({ target }: FocusEvent) => {
    focused = target instanceof Element ? target : undefined;
  };
  const given = () =>
    queueMicrotask(() => {
      if (focused?.isConnected === true) focused = undefined;
    });
  const changes = new MutationObserver(() => {
    if (focused === undefined || focused.isConnected) return;
    focused = undefined;
    if (document.activeElement === document.body) panel.focus({ preventScroll: true });
  });
  panel.addEventListener('focusin', taken);
  panel.addEventListener('focusout', given);
  changes.observe(panel, { childList: true, subtree: true });
  return () => changes.disconnect();
}
