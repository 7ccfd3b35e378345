import { describe, expect, it } from 'vitest';
import { withFaces } from './pictureFaces.ts';
import { withOutlines } from './pictureOutlines.ts';

const picture = (...lines: string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100" font-family="Atkinson Hyperlegible Next"><desc>𓀀</desc>${lines.join('')}</svg>`;
const line = (words: string) => `<text x="5" y="20" fill="#633f00" font-size="16">${words}</text>`;

describe('a picture for a PDF', () => {
  it('leaves alone what its own face has', () => {
    const svg = picture(line('Ana &amp; Ben: “yes” – élan'), '<path d="M0 0"/>');
    expect(withOutlines(withFaces(svg))).toBe(svg);
  });

  it('sets a line of another script in one face', () => {
    expect(withFaces(picture(line('Yes: мне нужно')))).toContain(
      '><tspan font-family="Noto Sans">Yes: мне нужно</tspan><',
    );
    expect(withFaces(picture(line('時間が')))).toContain('"BIZ UDPGothic">時間が<');
  });

  it('names a face for each of several scripts, and does not tear a run apart at its spaces', () => {
    expect(withFaces(picture(line('Yes: мне нужно 我们 and نعم')))).toContain(
      '>Yes: <tspan font-family="Noto Sans">мне нужно </tspan><tspan font-family="Noto Sans SC">我们 </tspan>and <tspan font-family="IBM Plex Sans Arabic">نعم</tspan><',
    );
    expect(withFaces(picture(line('👍🏽 ok')))).toContain('"Noto Emoji">👍🏽 </tspan>ok<');
  });

  it('draws letters of several parts as outlines, in their colour and place', () => {
    const plain = line('Plain');
    const svg = withOutlines(withFaces(picture(plain, line('मुझे'), line('👩‍👩‍👧'))));
    expect(svg).toContain(plain);
    expect(svg).not.toContain('मुझे');
    expect(svg.match(/<path fill="#633f00"[^>]* d="M [^"]{200,}"/g)?.length).toBeGreaterThanOrEqual(
      2,
    );
    expect(svg.match(/<text/g)).toHaveLength(1);
  });
});
