import { describe, expect, it } from 'vitest';
import type { BoardDocument } from '../../board/document.ts';
import { aBoard } from '../../board/testing.ts';
import { canvasPicture } from './canvasPicture.ts';
import { asked, draws, ties } from './testing.ts';

/** Two boxes of 100 × 80, 300 apart, and an arrow from the first to the second. */
function between(
  properties: object,
  b: { x: number; y: number } = { x: 400, y: 0 },
): BoardDocument {
  const board = aBoard();
  draws(board, 'a', 'geo', { xy: [0, 0] });
  draws(board, 'b', 'geo', { xy: [b.x, b.y] });
  draws(board, 'c', 'arrow', { 'props.color': 'orange', ...properties });
  ties(board, 'c', 'start', 'a');
  ties(board, 'c', 'end', 'b');
  return board;
}

const ORANGE = '#94702f';
const orangePaths = (board: BoardDocument): string[] =>
  [
    ...(canvasPicture(board, asked())?.svg ?? '').matchAll(
      /<path d="([^"]*)"[^>]*stroke="([^"]*)"|<path fill="[^"]*" stroke="([^"]*)"[^>]* d="([^"]*)"/g,
    ),
  ].flatMap(([, d, stroke, otherStroke, otherD]) => {
    if (stroke === ORANGE && d !== undefined) return [d];
    return otherStroke === ORANGE && otherD !== undefined ? [otherD] : [];
  });
const numbers = (path = ''): number[] => (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);

describe('arrows of a picture', () => {
  it('go from edge to edge of what they hold, with air before their head', () => {
    const [body, head] = orangePaths(between({}));
    // From the right edge of the first; 10 and half of both lines before the left edge of the second.
    expect(numbers(body)).toEqual([100, 40, 386.5, 40]);
    expect(numbers(head).slice(2, 4)).toEqual([386.5, 40]);
  });

  it('bend to the side that they were pulled to', () => {
    const [body] = orangePaths(between({ 'props.bend': 60 }));
    expect(body).toMatch(/^M(?:100|99\.9\d) [\d.]+A[\d.]+ [\d.]+ 0 0 0 /);
    expect(numbers(body)[1]).toBeGreaterThan(40);
    expect(orangePaths(between({ 'props.bend': -60 }))[0]).toMatch(/ 0 0 1 /);
  });

  it('are short and still point the right way where things touch', () => {
    const [body] = orangePaths(between({}, { x: 104, y: 0 }));
    const [x1 = 0, , x2 = 0] = numbers(body);
    expect(x2).toBeGreaterThan(x1);
    expect(x2 - x1).toBeLessThan(40);
  });

  it('leave a gap for their words', () => {
    const paths = orangePaths(between({ 'props.text': 'then' }));
    const [before = 0, after = 0] = [numbers(paths[0])[2], numbers(paths[0])[4]];
    expect(before).toBeLessThan(250);
    expect(after).toBeGreaterThan(before + 30);
  });

  it('stay where they are told when nothing is held', () => {
    const board = aBoard();
    draws(board, 'c', 'arrow', { xy: [10, 20], 'props.color': 'orange' });
    expect(numbers(orangePaths(board)[0])).toEqual([10, 20, 210, 20]);
  });

  it('of right angles go straight across the gap, with one step in it', () => {
    const [body] = orangePaths(between({ 'props.kind': 'elbow' }, { x: 400, y: 200 }));
    expect(numbers(body)).toEqual([100, 40, 250, 40, 250, 240, 386.5, 240]);
  });

  it('of no length are not there', () => {
    const board = aBoard();
    draws(board, 'a', 'geo', { xy: [0, 0] });
    draws(board, 'c', 'arrow', { 'props.color': 'orange', 'props.end': { x: 0, y: 0 } });
    expect(orangePaths(board)).toEqual([]);
  });
});
