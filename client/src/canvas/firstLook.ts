import { LANE_WIDTH } from '@steady/shared/board/place.ts';
import type { Editor } from 'tldraw';
import type { LaneBox } from './derive.ts';

/** Below this zoom words on a card cannot be read: then the first lanes are shown, and not all of them. */
const READABLE = 0.5;
const MARGIN = 16;
/** CSS pixels that the tools cover at the bottom. */
const DOCK = 76;

/** Where one looks when the canvas opens: everything if it can be read, or else the first lanes. */
export function firstLook(editor: Editor, lanes: readonly LaneBox[]): void {
  const { w, h } = editor.getViewportScreenBounds();
  const first = lanes[0];
  const bounds = editor.getCurrentPageBounds();
  if (first === undefined || bounds === undefined) {
    editor.zoomToFit();
    return;
  }
  const all = Math.min((w - 2 * MARGIN) / bounds.w, (h - MARGIN - DOCK) / bounds.h, 1);
  if (all >= READABLE) {
    const x = (w / all - bounds.w) / 2 - bounds.x;
    editor.setCamera({ x, y: MARGIN / all - bounds.y, z: all }, { immediate: true });
    return;
  }
  const one = (w - 2 * MARGIN) / LANE_WIDTH;
  // A phone shows one lane, a tablet three.
  const z = w < 700 ? Math.min(1, one) : 0.64;
  editor.setCamera({ x: MARGIN / z - first.x, y: MARGIN / z - first.y, z }, { immediate: true });
}
