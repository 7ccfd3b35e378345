import type { TLAnyShapeUtilConstructor } from 'tldraw';
import type { CanvasOptions } from './options.ts';
import { makeCardUtil } from './CardShape.tsx';
import { makeLaneUtil } from './LaneShape.tsx';
import { makeLinksUtil } from './LinksShape.tsx';

/** The shapes that stand for cards, lanes and links. */
export const canvasShapes = (options: CanvasOptions): readonly TLAnyShapeUtilConstructor[] => [
  makeCardUtil(options),
  makeLaneUtil(options),
  makeLinksUtil(options),
];
