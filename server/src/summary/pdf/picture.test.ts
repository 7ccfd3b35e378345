import { describe, expect, it } from 'vitest';
import { withOwnFaces } from './pictureFaces.ts';
import { withOutlines } from './pictureOutlines.ts';

const picture = (...lines: string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100" font-family="&apos;Atkinson Hyperlegible Next&apos;"><desc>𓀀</desc>${lines.join('')}</svg>`;
const line = (words: string, face = 'Noto Sans') =>
  `<text x="5" y="20" fill="#633f00" font-size="16" font-family="&apos;${face}&apos;">${words}</text>`;

describe('a picture for a PDF', () => {
  it('names the faces that the document has, and never changes words', () => {
    const words = '&apos;Noto Sans Arabic&apos;';
    const svg = withOwnFaces(
      picture(line(words, 'Noto Sans Arabic'), line('👍', 'Noto Color Emoji')),
    );
    expect(svg).toContain(line(words, 'IBM Plex Sans Arabic'));
    expect(svg).toContain(line('👍', 'Noto Emoji'));
  });

  it('leaves plain words alone', () => {
    const svg = picture(line('Ana &amp; Ben: “yes” – élan'), '<path d="M0 0"/>');
    expect(withOutlines(svg)).toBe(svg);
  });

  it('draws letters of several parts as outlines, in their colour and place', () => {
    const plain = line('Plain');
    const svg = withOutlines(picture(plain, line('मुझे'), line('👩‍👩‍👧', 'Noto Emoji')));
    expect(svg).toContain(plain);
    expect(svg).not.toContain('मुझे');
    expect(svg.match(/<path fill="#633f00"[^>]* d="M [^"]{200,}"/g)?.length).toBeGreaterThanOrEqual(
      2,
    );
    expect(svg.match(/<text/g)).toHaveLength(1);
  });
});
