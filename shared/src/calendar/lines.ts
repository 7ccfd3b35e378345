/** How lines of a calendar are written: RFC 5545, 3.1 and 3.3.11. */
export const writeLines = (lines: readonly string[]): string =>
  lines.map((line) => `${folded(line)}\r\n`).join('');

/** TEXT */
export const escapeText = (text: string): string =>
  text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** Octets of a line, its end left out. */
const MAX_LINE_OCTETS = 75;

/** A letter of several octets is never cut. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const letter of line) {
    const length = octetsOf(letter);
    if (octets + length > MAX_LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += letter;
    octets += length;
  }
  return text;
}

/** In UTF-8. */
function octetsOf(letter: string): number {
  const point = letter.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
}
