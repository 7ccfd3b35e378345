import type { Editor, TLCamera, TLShapeId } from 'tldraw';

/** Opens a card for writing, as a double click on it does; without a right to write, for reading. */
export function startWriting(editor: Editor, id: TLShapeId): void {
  if (editor.getShape(id) === undefined) return;
  editor.setCurrentTool('select');
  editor.select(id);
  editor.setEditingShape(id);
  // Refused, for instance because the card was taken back: the tool's state asks for an open one.
  if (editor.getEditingShapeId() === id) editor.setCurrentTool('select.editing_shape');
}

/** Below this zoom nobody writes: words would be smaller than 13 px. */
const WRITABLE = 0.8;
/** CSS pixels around an open card, and what it needs below its upper edge for words and who can see them. */
const MARGIN = 16;
const OPEN_HEIGHT = 240;
/** CSS pixels that the tools cover at the bottom. */
const DOCK = 76;

/**
 * Brings a card that is open near enough to write in it, and wholly into sight; stays where it is if it
 * is both already.
 * @returns brings the view back, unless the person has moved it meanwhile
 */
export function comeCloser(editor: Editor, id: TLShapeId): () => void {
  const bounds = editor.getShapePageBounds(id);
  if (bounds === undefined) return () => undefined;
  const { w, h } = editor.getViewportScreenBounds();
  const before = editor.getCamera();
  const z = before.z < WRITABLE ? Math.min(1, (w - 2 * MARGIN) / bounds.w) : before.z;
  const left = (bounds.x + before.x) * z;
  const top = (bounds.y + before.y) * z;
  const inSight =
    left >= MARGIN &&
    left + bounds.w * z <= w - MARGIN &&
    top >= MARGIN &&
    top + OPEN_HEIGHT * z <= h - DOCK;
  if (inSight && z === before.z) return () => undefined;
  const target = {
    x: (w - bounds.w * z) / 2 / z - bounds.x,
    y: Math.max(MARGIN, h / 8) / z - bounds.y,
    z,
  };
  const animation = { duration: 180 * editor.user.getAnimationSpeed() };
  editor.setCamera(target, { animation });
  return () => {
    if (isAt(editor.getCamera(), target)) editor.setCamera(before, { animation });
  };
}

const isAt = (camera: TLCamera, { x, y, z }: { x: number; y: number; z: number }): boolean =>
  Math.abs(camera.x - x) < 1 && Math.abs(camera.y - y) < 1 && Math.abs(camera.z - z) < 0.01;
