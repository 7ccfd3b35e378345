/**
 * Which letter of plain words was pressed, before they become an editor and may wrap differently.
 * @returns an index in the words, `end` where it cannot be told
 */
export function caretAt(event: MouseEvent, words: Element): number | 'end' {
  const [node, offset] = pointAt(event.clientX, event.clientY);
  if (node === undefined || !words.contains(node)) return 'end';
  const before = document.createRange();
  before.selectNodeContents(words);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** Safari has only the older of the two. */
function pointAt(x: number, y: number): readonly [Node | undefined, number] {
  if ('caretPositionFromPoint' in document) {
    const at = document.caretPositionFromPoint(x, y);
    return [at?.offsetNode, at?.offset ?? 0];
  }
  const range = Document.prototype.caretRangeFromPoint.call(document, x, y);
  return [range?.startContainer, range?.startOffset ?? 0];
}
