import '../ui/styles/fonts.css';
import { aBoard, seeded } from '@steady/shared/board/testing.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { EMPTY_LEDGER } from '@steady/shared/ledger/state.ts';
import { PARTNER_A, type Seat } from '@steady/shared/seats.ts';
import type { SummaryInput } from '@steady/shared/summary/input.ts';
import { measure, type Face } from '@steady/shared/summary/picture/measure.ts';
import { draws, richText } from '@steady/shared/summary/picture/testing.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { lettered } from './lettered.ts';
import { pictureFile } from './pictureFile.ts';
import { MAX_PNG_PIXELS, MAX_PNG_SIDE, pngOf, scaleOf } from './png.ts';

function anInput(): SummaryInput {
  return {
    board: aBoard(),
    ledger: EMPTY_LEDGER,
    entries: [],
    seatOf: () => PARTNER_A,
    people: new Map<Seat, string>([[PARTNER_A, 'Ana Østergård']]),
    title: 'Board',
    day: '2026-11-25',
    dayOf: () => '2026-11-25',
  };
}
const OURS = { audience: 'ours', seat: PARTNER_A } as const;

describe('the canvas as a file', () => {
  beforeAll(() => {
    // The page's own policy (server/src/http/shell.ts), where it could stop a picture from having its letters.
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "img-src 'self' data: blob:; font-src 'self'; style-src 'self'";
    document.head.append(policy);
  });

  it('is none while nobody used the canvas', async () => {
    for (const format of ['svg', 'png', 'tldr'] as const)
      expect(await pictureFile(format, anInput(), OURS)).toBeUndefined();
  });

  it('is an SVG that stands alone, with the letters it needs in it', async () => {
    const input = anInput();
    addCard(input.board, { kind: 'need', by: PARTNER_A, text: 'To rest' }, seeded(1));
    draws(input.board, 'note', 'note', { xy: [0, 900], 'props.richText': richText('A note') });
    const file = await pictureFile('svg', input, OURS);
    expect(file?.type).toBe('image/svg+xml');
    const svg = (await file?.text()) ?? '';
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(parsed.querySelector('svg > desc')?.textContent).toContain('To rest');
    // å stands in the Latin file, ø and Ø too; nothing here needs the extended one.
    expect(svg.match(/@font-face/g)).toHaveLength(2);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\((?!data:|#)/);
  });

  it('is a PNG of those letters, as wide as they were measured', async () => {
    const words = 'wwwwwwwwwwiiiiiiiiiillllllllllmmmmmmmmmm';
    const size = 20;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="60" viewBox="0 0 800 60" font-family="'Atkinson Hyperlegible Next', monospace"><text x="10" y="40" font-size="${size}">${words}</text></svg>`;
    const png = await pngOf(await lettered(svg), 800, 60);
    expect(png.type).toBe('image/png');
    const bitmap = await createImageBitmap(png);
    expect([bitmap.width, bitmap.height]).toEqual([1600, 120]);
    const context = new OffscreenCanvas(1600, 120).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, 1600, 120);
    let [left, right] = [1600, 0];
    for (let n = 0; n < data.length / 4; n += 1) {
      if ((data[n * 4 + 3] ?? 0) < 128) continue;
      left = Math.min(left, n % 1600);
      right = Math.max(right, n % 1600);
    }
    const expected = measure(words, { family: 'sans', size, weight: 400 });
    expect((right - left) / 2).toBeGreaterThan(expected * 0.97);
    expect((right - left) / 2).toBeLessThan(expected * 1.03);
  });

  it('has as many pixels as a browser holds, and no more than are sharp on paper', () => {
    expect(scaleOf(1000, 800)).toBe(2);
    expect(scaleOf(3000, 8000) * 8000).toBeLessThanOrEqual(MAX_PNG_SIDE);
    expect(scaleOf(8000, 8000) ** 2 * 8000 * 8000).toBeLessThanOrEqual(MAX_PNG_PIXELS + 1);
  });

  it('is a drawing for another program', async () => {
    const input = anInput();
    draws(input.board, 'line', 'line', {});
    const file = await pictureFile('tldr', input, OURS);
    expect(file?.type).toBe('application/vnd.tldraw+json');
    expect(JSON.parse((await file?.text()) ?? '')).toMatchObject({ tldrawFileFormatVersion: 1 });
  });
});

describe('how wide words are', () => {
  const FACES: Array<[string, Face]> = [
    ["400 100px 'Atkinson Hyperlegible Next Variable'", { family: 'sans', size: 100, weight: 400 }],
    ["600 100px 'Atkinson Hyperlegible Next Variable'", { family: 'sans', size: 100, weight: 600 }],
    ["600 100px 'Source Serif 4 Variable'", { family: 'serif', size: 100, weight: 600 }],
  ];
  const WORDS = [
    'I need to know when plans change at the last minute',
    'Thank you for making breakfast on Tuesday',
    'J’ai besoin de savoir où nous en sommes, même quand c’est difficile.',
    'Ich brauche einen Abend, an dem nichts geplant ist – größer als sonst',
    'Żółć, Łódź, Dvořák, İstanbul',
    '0123456789 (50 %) “quoted” & more…',
  ];

  it.each(FACES)('is measured as this browser measures it: %s', async (font, face) => {
    await Promise.all(WORDS.map((words) => document.fonts.load(font, words)));
    const context = new OffscreenCanvas(1, 1).getContext('2d')!;
    context.font = font;
    for (const words of WORDS) {
      const { width } = context.measureText(words);
      expect(Math.abs(measure(words, face) / width - 1), words).toBeLessThan(0.015);
    }
  });
});
