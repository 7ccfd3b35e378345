import type { Page } from '@steady/shared/summary/page.ts';
import { MAX_PDF_CHARACTERS, MAX_PDF_PARTS, MAX_PICTURE_LENGTH } from './limits.ts';

/** Characters that a line break takes the room and the time of. */
const LINE = 40;

/** [E23] Counted where the page is, without copying it: it may be a thousand times too large. */
export function isTooLong({ title, lines, sections, foot }: Page): boolean {
  let parts = 0;
  let characters = 0;
  let pictures = 0;
  const count = (...texts: ReadonlyArray<string | undefined>) => {
    for (const text of texts) {
      if (text === undefined) continue;
      parts += 1;
      characters += text.length + LINE * linesIn(text);
    }
  };
  count(title, ...lines, ...foot);
  for (const { heading, intro, items, picture } of sections) {
    count(heading, intro, picture?.alt);
    pictures += picture?.svg.length ?? 0;
    for (const { label, by, words, rows, notes } of items) {
      count(label, by?.name, words);
      for (const row of rows) count(row.label, row.text);
      for (const { text, quote } of notes) count(text, quote);
    }
  }
  return parts > MAX_PDF_PARTS || characters > MAX_PDF_CHARACTERS || pictures > MAX_PICTURE_LENGTH;
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
