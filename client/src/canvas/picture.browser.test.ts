import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import { putRecord, writeCanvas } from '@steady/shared/board/writeCanvas.ts';
import { canvasPicture } from '@steady/shared/summary/picture/canvasPicture.ts';
import { asked } from '@steady/shared/summary/picture/testing.ts';
import { createShapeId, type Editor, type TLShapeId, type TLShapePartial } from 'tldraw';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { toProperties } from './record.ts';
import { anEngine } from './testing/engine.ts';
import { paintPalette } from './theme.ts';

/**
 * Pictures are drawn without the engine (shared/src/summary/picture). Here everything that can be drawn is
 * drawn by both, and the two are laid over each other: whatever is ink in one must be ink in the other,
 * within as much as a hand trembles. Words are left out: the engine's own are HTML, which no other
 * program shows.
 */
describe('a picture beside what the engine draws', () => {
  let engine: ReturnType<typeof anEngine>;
  let editor: Editor;
  beforeAll(() => paintPalette());
  beforeEach(() => {
    engine = anEngine();
    editor = engine.editor;
  });
  afterEach(() => engine.dispose());

  const wave = (length: number, height: number, pressed = false) =>
    Array.from({ length }, (_, n) => ({
      x: n * 3,
      y: Math.sin(n / 6) * height,
      z: pressed ? 0.2 + 0.6 * Math.abs(Math.sin(n / 9)) : 0.5,
    }));
  const ring = Array.from({ length: 60 }, (_, n) => ({
    x: Math.cos(n / 9.5) * 60,
    y: Math.sin(n / 9.5) * 50,
    z: 0.5,
  }));
  const free = (points: object[]) => [{ type: 'free', points }];

  const SIZES = ['s', 'm', 'l', 'xl'] as const;
  const DASHES = ['draw', 'solid', 'dashed', 'dotted'] as const;
  const GEOS = [
    'rectangle',
    'ellipse',
    'triangle',
    'diamond',
    'pentagon',
    'hexagon',
    'octagon',
    'star',
    'rhombus',
    'rhombus-2',
    'oval',
    'trapezoid',
    'arrow-right',
    'arrow-left',
    'arrow-up',
    'arrow-down',
    'x-box',
    'check-box',
    'heart',
    'cloud',
  ] as const;
  const HEADS = ['arrow', 'triangle', 'square', 'dot', 'diamond', 'inverted', 'bar'] as const;
  const line = (...points: Array<[number, number]>) =>
    Object.fromEntries(
      points.map(([x, y], n) => [`a${n + 1}`, { id: `a${n + 1}`, index: `a${n + 1}`, x, y }]),
    );

  it.each(SIZES)('a stroke of size %s', async (size) => {
    draw('draw', { segments: free(wave(80, 18)), size, isComplete: true });
    draw(
      'draw',
      { segments: free(wave(80, 14, true)), size, isComplete: true, isPen: true },
      0,
      90,
    );
    await looksTheSame();
  });

  it.each(DASHES)('a stroke in the manner %s', async (dash) => {
    draw('draw', { segments: free(wave(80, 18)), dash, color: 'blue', isComplete: true });
    for (const [n, fill] of (['none', 'semi', 'solid', 'fill'] as const).entries())
      draw(
        'draw',
        { segments: free(ring), isClosed: true, fill, dash, color: 'violet', isComplete: true },
        70 + n * 150,
        120,
      );
    await looksTheSame();
  });

  it.each(SIZES)('a ruler’s line and a dot of size %s', async (size) => {
    const points = [
      { x: 0, y: 0, z: 0.5 },
      { x: 160, y: 50, z: 0.5 },
    ];
    draw('draw', { segments: [{ type: 'straight', points }], size, isComplete: true });
    draw('draw', { segments: free([{ x: 0, y: 0, z: 0.5 }]), size, isComplete: true }, 200, 0);
    await looksTheSame();
  });

  it.each(SIZES)('a highlighter of size %s', async (size) => {
    draw('highlight', { segments: free(wave(70, 8)), size, color: 'orange', isComplete: true });
    await looksTheSame();
  });

  it.each(GEOS)('a %s', async (geo) => {
    DASHES.forEach((dash, n) =>
      draw(
        'geo',
        {
          geo,
          dash,
          w: 130,
          h: 100,
          size: SIZES[n % 3],
          fill: n % 2 ? 'solid' : 'none',
          color: 'green',
        },
        n * 160,
        0,
      ),
    );
    draw('geo', { geo, dash: 'solid', w: 60, h: 150, fill: 'semi' }, 0, 140);
    // A cloud's bumps are chance, and chance is not the engine's.
    await looksTheSame(geo === 'cloud' ? 7 : 3);
  });

  it.each(DASHES)('lines in the manner %s', async (dash) => {
    draw('line', { dash, spline: 'line', points: line([0, 0], [80, 50], [160, 0], [240, 40]) });
    draw(
      'line',
      { dash, spline: 'cubic', points: line([0, 0], [80, 50], [160, 0], [240, 40]) },
      0,
      90,
    );
    await looksTheSame(dash === 'dotted' ? 5 : 3);
  });

  it.each(HEADS)('arrows with the head %s, straight and bent', async (head) => {
    for (const [n, size] of (['s', 'm', 'l'] as const).entries()) {
      const props = {
        arrowheadStart: head,
        arrowheadEnd: head,
        size,
        start: { x: 0, y: 0 },
        end: { x: 150, y: 30 },
      };
      draw('arrow', props, 0, n * 120);
      draw('arrow', { ...props, bend: 40 }, 200, n * 120);
      draw('arrow', { ...props, bend: -120, dash: 'solid', fill: 'solid' }, 400, n * 120 + 60);
    }
    await looksTheSame();
  });

  it('arrows that hold things: near, far, turned, one in the other, from a thing to itself', async () => {
    const at = (x: number, y: number, geo = 'rectangle', rotation = 0) =>
      draw('geo', { geo, w: 120, h: 80, dash: 'solid', color: 'grey' }, x, y, rotation);
    const [a, b, c, d, e] = [
      at(0, 0, 'ellipse'),
      at(350, 80, 'rectangle', 0.4),
      at(60, 260, 'star'),
      at(124, 20),
      at(330, 300),
    ] as [TLShapeId, TLShapeId, TLShapeId, TLShapeId, TLShapeId];
    const inner = draw('geo', { geo: 'rectangle', w: 40, h: 20, dash: 'solid' }, 360, 330);
    tie(a, b);
    tie(b, c, { bend: 60 });
    tie(c, a, { bend: -80, arrowheadStart: 'dot', arrowheadEnd: 'triangle' }, { x: 0.2, y: 0.7 });
    tie(a, d);
    tie(e, inner);
    tie(b, e, { arrowheadEnd: 'none' });
    tie(e, e, { bend: 120 }, { x: 0.9, y: 0.9 });
    await looksTheSame();
  });

  it.each([
    [300, 0],
    [300, 120],
    [300, -200],
    [0, 250],
    [60, 220],
    [-300, 90],
  ])('an arrow of right angles, across a gap of %i and %i', async (x, y) => {
    const box = { geo: 'rectangle', w: 120, h: 80, dash: 'solid', color: 'grey' };
    tie(draw('geo', box), draw('geo', box, x, y), { kind: 'elbow' });
    draw(
      'arrow',
      { kind: 'elbow', start: { x: 0, y: 0 }, end: { x: 200, y: 120 }, dash: 'solid' },
      500,
      0,
    );
    await looksTheSame();
  });

  it('things in a frame, cut off at its edge', async () => {
    const frame = draw('frame', { w: 300, h: 200 });
    draw(
      'geo',
      { geo: 'ellipse', w: 160, h: 120, dash: 'solid', fill: 'solid', color: 'orange' },
      200,
      120,
      0.3,
      frame,
    );
    draw('draw', { segments: free(wave(80, 30)), isComplete: true }, -40, 60, 0.2, frame);
    // Above it stands its name, in letters of one's own.
    await looksTheSame(3, [-20, -1, 340, 230]);
  });

  function draw(
    type: string,
    props: object,
    x = 0,
    y = 0,
    rotation = 0,
    parentId?: TLShapeId,
  ): TLShapeId {
    const id = createShapeId();
    const shape = {
      id,
      type,
      x,
      y,
      rotation,
      props,
      ...(parentId === undefined ? {} : { parentId }),
    };
    editor.createShapes([shape as TLShapePartial]);
    return id;
  }

  function tie(
    from: TLShapeId,
    to: TLShapeId,
    props: object = {},
    aim?: { x: number; y: number },
  ): void {
    const arrow = draw('arrow', { dash: 'solid', size: 'm', ...props });
    for (const [terminal, toId] of [
      ['start', from],
      ['end', to],
    ] as const)
      editor.createBinding({
        type: 'arrow',
        fromId: arrow,
        toId,
        props: {
          terminal,
          normalizedAnchor: terminal === 'end' && aim !== undefined ? aim : { x: 0.5, y: 0.5 },
          isPrecise: terminal === 'end' && aim !== undefined,
          isExact: false,
          snap: 'none',
        },
      });
  }

  /** @param tremble canvas units by which ink may lie beside the other's */
  async function looksTheSame(tremble = 3, part?: Box): Promise<void> {
    const ours = canvasPicture(sameBoard(), asked());
    const theirs = await editor.getSvgString(editor.getCurrentPageShapes(), { background: false });
    const box = part ?? viewBoxOf(ours?.svg ?? '');
    const [a, b] = await Promise.all([
      inkOf((ours?.svg ?? '').replace(/<rect [^>]*fill="#f6f1e7"\/>/, ''), box),
      inkOf(theirs?.svg ?? '', box),
    ]);
    expect(a.count).toBeGreaterThan(100);
    const missing = outside(b, a, tremble);
    const more = outside(a, b, tremble);
    expect
      .soft(missing, 'of the engine’s ink, this share has none of ours beside it')
      .toBeLessThan(0.005);
    expect
      .soft(more, 'of our ink, this share has none of the engine’s beside it')
      .toBeLessThan(0.005);
  }

  /** What the engine holds, as a board holds it; without lanes, which the engine does not know. */
  function sameBoard(): BoardDocument {
    const board = openBoard(new Y.Doc());
    for (const lane of [
      'needs',
      'requests',
      'boundaries',
      'next-week',
      'appreciations',
      'feelings',
      'wins',
      'parked',
    ])
      board.lanes.set(
        lane,
        new Y.Map<unknown>([
          ['order', 'a1'],
          ['hidden', true],
        ]),
      );
    writeCanvas(board, () => {
      for (const record of editor.store.allRecords())
        if (record.typeName === 'shape' || record.typeName === 'binding')
          putRecord(board, record.id, toProperties(record));
    });
    return board;
  }
});

type Box = readonly [x: number, y: number, w: number, h: number];
interface Ink {
  readonly w: number;
  readonly h: number;
  /** 1 where there is ink. */
  readonly pixels: Uint8Array;
  readonly count: number;
}

function viewBoxOf(svg: string): Box {
  const [x = 0, y = 0, w = 1, h = 1] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '')
    .split(' ')
    .map(Number);
  return [x, y, w, h];
}

async function inkOf(svg: string, [x, y, w, h]: Box): Promise<Ink> {
  const framed = svg.replace(
    /<svg [^>]*>/,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${w} ${h}" width="${w}" height="${h}" fill="none" stroke-linecap="round" stroke-linejoin="round">`,
  );
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(framed)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(Math.ceil(w), Math.ceil(h));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const pixels = new Uint8Array(canvas.width * canvas.height);
  let count = 0;
  for (let n = 0; n < pixels.length; n += 1)
    if ((data[n * 4 + 3] ?? 0) > 100) {
      pixels[n] = 1;
      count += 1;
    }
  return { w: canvas.width, h: canvas.height, pixels, count };
}

/** The share of one's ink that has none of the other's within `reach`. */
function outside(one: Ink, other: Ink, reach: number): number {
  let lost = 0;
  for (let y = 0; y < one.h; y += 1)
    for (let x = 0; x < one.w; x += 1)
      if (one.pixels[y * one.w + x] === 1 && !near(other, x, y, reach)) lost += 1;
  return lost / one.count;
}

function near({ w, h, pixels }: Ink, x: number, y: number, reach: number): boolean {
  for (let dy = -reach; dy <= reach; dy += 1)
    for (let dx = -reach; dx <= reach; dx += 1) {
      const [nx, ny] = [x + dx, y + dy];
      if (nx >= 0 && ny >= 0 && nx < w && ny < h && pixels[ny * w + nx] === 1) return true;
    }
  return false;
}
