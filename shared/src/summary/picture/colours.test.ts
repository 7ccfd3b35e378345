import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANE_IDS } from '../../board/lanes.ts';
import { parseSeat } from '../../seats.ts';
import { LANES, PAPER, personColour } from './colours.ts';

/** The page's own tokens, light scheme: a picture has the colours of the screen. */
const css = readFileSync(
  new URL('../../../../client/src/ui/styles/tokens.css', import.meta.url),
  'utf8',
);
const canvasCss = readFileSync(
  new URL('../../../../client/src/canvas/canvas.css', import.meta.url),
  'utf8',
);

function token(name: string): string {
  const found = new RegExp(`--${name}: light-dark\\(((?:oklch\\([^)]*\\)|[^,(])+),`).exec(css);
  if (found?.[1] === undefined) throw new Error(`no token ${name}`);
  return found[1].trim();
}

type Triple = [number, number, number];

function oklabOf(colour: string): Triple {
  if (!colour.startsWith('#')) {
    const [l = 0, c = 0, h = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return [l, c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  }
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function hexOf([lightness, a, b]: Triple): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((v) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055));
  return `#${rgb
    .map((v) =>
      Math.round(255 * Math.min(1, Math.max(0, v)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

const light = (name: string): string => hexOf(oklabOf(token(name)));

describe('colours of a picture', () => {
  it('are those of the page', () => {
    expect(PAPER).toEqual({
      page: light('page'),
      paper: light('paper'),
      ink: light('ink'),
      soft: light('ink-soft'),
      edge: light('edge'),
      hairline: light('hairline'),
      onPerson: light('on-person'),
    });
    for (const seat of ['partner-a', 'partner-b', 'therapist'])
      expect(personColour(parseSeat(seat))).toBe(light(`person-${seat}`));
    for (const seat of ['observer-1', 'room-view'])
      expect(personColour(parseSeat(seat))).toBe(light('person-observer'));
  });

  it.each(LANE_IDS)('are those of the lane %s', (lane) => {
    const share = Number(/var\(--lane-tint\) (\d+)%/.exec(canvasCss)?.[1]) / 100;
    const page = oklabOf(token('page'));
    const sheet = oklabOf(token(`lane-${lane}-tint`)).map(
      (value, n) => value * share + (page[n] ?? 0) * (1 - share),
    ) as Triple;
    expect(LANES[lane]).toEqual({
      ink: light(`lane-${lane}-ink`),
      edge: light(`lane-${lane}-edge`),
      sheet: hexOf(sheet),
    });
  });
});
