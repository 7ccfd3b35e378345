import { describe, expect, it } from 'vitest';
import { aBoard } from '@steady/shared/board/testing.ts';
import { canvasPicture } from '@steady/shared/summary/picture/canvasPicture.ts';
import { asked, draws } from '@steady/shared/summary/picture/testing.ts';
import { MAX_PNG_SIDE, pngOf } from './png.ts';

/** Width and height as a PNG's first chunk says them. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return [view.getUint32(16), view.getUint32(20)];
}

describe('a picture as pixels', () => {
  it('is sharp, and the same bytes each time', () => {
    const board = aBoard();
    draws(board, 'star', 'geo', { 'props.geo': 'star', 'props.fill': 'fill' });
    const { svg, width, height } = canvasPicture(board, asked())!;
    const png = pngOf(svg, width, height);
    const [w, h] = sizeOf(png);
    expect(w).toBe(Math.ceil(width * 2));
    expect(h).toBe(Math.ceil(height * 2));
    expect(pngOf(svg, width, height)).toEqual(png);
    const blank = svg.replace(/<path[^>]*\/>/g, '');
    expect(pngOf(blank, width, height).length).toBeLessThan(png.length);
  });

  it('is no larger than fits on a sheet, however far people drew', () => {
    const board = aBoard();
    draws(board, 'near', 'geo', {});
    draws(board, 'far', 'geo', { xy: [20_000, 3_000] });
    const { svg, width, height } = canvasPicture(board, asked())!;
    const [w, h] = sizeOf(pngOf(svg, width, height));
    expect(w).toBeLessThanOrEqual(MAX_PNG_SIDE + 1);
    expect(h).toBeLessThan(w);
  });
});
