import type { TLUiOverrides } from 'tldraw';
import type { CanvasWords } from './options.ts';

/**
 * Of the engine's actions and tools the ones a board needs, with their keys. A list of what stays, so
 * that a new one of the engine's does not appear by itself: no groups, no pages, no export, no pictures.
 */
const ACTIONS = new Set([
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'duplicate',
  'delete',
  'select-all',
  'select-none',
  'bring-to-front',
  'bring-forward',
  'send-backward',
  'send-to-back',
  'zoom-in',
  'zoom-out',
  'zoom-to-100',
  'zoom-to-fit',
  'zoom-to-selection',
  'rotate-cw',
  'rotate-ccw',
  'remove-frame',
  'fit-frame-to-content',
  'exit-pen-mode',
  'back-to-content',
  'adjust-shape-styles',
  'enlarge-shapes',
  'shrink-shapes',
  'a11y-open-context-menu',
  'a11y-repeat-shape-announce',
]);

const TOOLS = new Set([
  'select',
  'hand',
  'draw',
  'eraser',
  'arrow',
  'line',
  'rectangle',
  'ellipse',
  'frame',
  'text',
  'note',
  'laser',
  'highlight',
]);

const only = <T>(all: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));

export const overrides = ({ menu }: CanvasWords): TLUiOverrides => ({
  actions: (_editor, actions) => only(actions, ACTIONS),
  tools: (_editor, tools) => only(tools, TOOLS),
  translations: {
    en: Object.fromEntries(Object.entries(menu).map(([name, word]) => [`action.${name}`, word])),
  },
});
