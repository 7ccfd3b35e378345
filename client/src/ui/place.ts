/** Space kept between a popover, its anchor and the edge of the window, in px. */
const GAP = 8;

/**
 * Puts an open popover below `anchor`, or above it where there is more room, and inside the window.
 * Written through CSSOM, which the content policy allows.
 */
export function place(popover: HTMLElement, anchor: DOMRect): void {
  const { innerWidth, innerHeight } = window;
  const { width, height } = popover.getBoundingClientRect();
  const rtl = getComputedStyle(popover).direction === 'rtl';
  const wished = rtl ? anchor.left : anchor.right - width;
  const left = Math.max(GAP, Math.min(wished, innerWidth - width - GAP));
  const below = anchor.bottom + GAP / 2;
  const fits = below + height <= innerHeight - GAP || anchor.top < innerHeight - anchor.bottom;
  const top = fits ? below : Math.max(GAP, anchor.top - GAP / 2 - height);
  popover.style.setProperty('left', `${left}px`);
  popover.style.setProperty('top', `${top}px`);
  popover.style.setProperty('max-height', `${(fits ? innerHeight - below : anchor.top) - GAP}px`);
}
