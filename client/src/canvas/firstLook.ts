import { LANE_WIDTH } from '@steady/shared/board/place.ts';
import type { Editor } from 'tldraw';
import type { LaneBox } from '@steady/shared/board/arrange.ts';

/** Below this zoom words on a card cannot be read: then the first lanes are shown, and not all of them. */
const READABLE = 0.62;
const MARGIN = 16;
/** CSS pixels that the tools cover at the bottom. */
const DOCK = 76;

/** Where one looks when the canvas opens: everything if it can be read, or else the first lanes. */
export function firstLook(editor: Editor, lanes: readonly LaneBox[]): void {
  const { w } = editor.getViewportScreenBounds();
  const first = lanes[0];
  const all = everything(editor);
  if (first === undefined || all === undefined) {
    editor.zoomToFit();
    return;
  }
  if (all.z >= READABLE) {
    editor.setCamera(all, { immediate: true });
    return;
  }
  const one = (w - 2 * MARGIN) / LANE_WIDTH;
  // A phone shows one lane, a tablet nearly three, a laptop five.
  const z = w < 700 ? Math.min(1, one) : 0.75;
  editor.setCamera({ x: MARGIN / z - first.x, y: MARGIN / z - first.y, z }, { immediate: true });
}

/** The whole board, as large as it fits above the tools; the engine's own way leaves half a phone empty. */
export function lookAtEverything(editor: Editor): void {
  const all = everything(editor);
  if (all === undefined) return;
  editor.setCamera(all, { animation: { duration: editor.user.getAnimationSpeed() * 160 } });
}

function everything(editor: Editor): { x: number; y: number; z: number } | undefined {
  const { w, h } = editor.getViewportScreenBounds();
  const bounds = editor.getCurrentPageBounds();
  if (bounds === undefined) return undefined;
  const z = Math.min((w - 2 * MARGIN) / bounds.w, (h - MARGIN - DOCK) / bounds.h, 1);
  return { x: (w / z - bounds.w) / 2 - bounds.x, y: MARGIN / z - bounds.y, z };
}
