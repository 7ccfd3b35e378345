/**
 * Puts a list's elements in order with the fewest surprises: an element with the focus inside is
 * never taken out of the page, everything else moves around it. Moving it would end an input
 * method's composition, lose the caret and close a phone's keyboard.
 */
export function placeInOrder(list: Element, wanted: readonly Element[]): void {
  const keep = new Set(wanted);
  for (const child of Array.from(list.children)) if (!keep.has(child)) child.remove();
  const focused = document.activeElement;
  const pivot = wanted.findIndex((element) => element.contains(focused));
  const from = pivot === -1 || wanted[pivot]?.parentNode !== list ? wanted.length : pivot;
  let next = wanted[from] ?? null;
  for (const element of wanted.slice(0, from).toReversed()) {
    if (element.nextSibling !== next || element.parentNode !== list)
      list.insertBefore(element, next);
    next = element;
  }
  let previous = wanted[from];
  for (const element of wanted.slice(from + 1)) {
    if (previous?.nextSibling !== element) previous?.after(element);
    previous = element;
  }
}
