import { LABEL_PADDING, LINE_HEIGHT } from './sizes.ts';
import { wrap, type Line, type Paragraph } from './lines.ts';
import { nothing, type Markup } from './markup.ts';
import type { Face } from './measure.ts';
import type { Box } from './geometry.ts';
import type { Across, Down } from './records.ts';
import { write } from './writing.ts';

export interface LabelLook {
  readonly face: Face;
  readonly colour: string;
  readonly across: Across;
  readonly down: Down;
  readonly scale: number;
}

/** Words inside a shape: as large as they were written, or a little smaller, so that they stay in it. */
export function label(paragraphs: readonly Paragraph[], box: Box, look: LabelLook): Markup {
  if (paragraphs.every((runs) => runs.every(({ text }) => text.trim() === ''))) return nothing;
  const padding = LABEL_PADDING * look.scale;
  const width = Math.max(1, box.w - 2 * padding);
  const { lines, face } = fitted(paragraphs, look.face, width, box.h - padding);
  const lineHeight = face.size * LINE_HEIGHT;
  const height = lines.length * lineHeight;
  const y =
    look.down === 'start'
      ? box.y + padding
      : look.down === 'end'
        ? box.y + box.h - padding - height
        : box.y + (box.h - height) / 2;
  return write(lines, { x: box.x + padding, y }, width, {
    face,
    lineHeight,
    colour: look.colour,
    align: look.across,
  });
}

/** Another program's letters may be a little wider than those of the screen that made the shape. */
function fitted(
  paragraphs: readonly Paragraph[],
  face: Face,
  width: number,
  height: number,
): { lines: Line[]; face: Face } {
  for (const share of [1, 0.96, 0.92, 0.88, 0.84]) {
    const smaller = { ...face, size: face.size * share };
    const lines = wrap(paragraphs, smaller, width);
    if (lines.length * smaller.size * LINE_HEIGHT <= height) return { lines, face: smaller };
  }
  return { lines: wrap(paragraphs, face, width), face };
}
