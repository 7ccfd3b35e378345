import { createSignal } from 'solid-js';
import { canvas as canvasEn } from './en/canvas.ts';
import { isolating } from './isolating.ts';

/** The sentences of the canvas, loaded with it; see index.ts. */
export type CanvasSentences = typeof canvasEn;

const [dictionary, setDictionary] = createSignal<CanvasSentences>(isolating(canvasEn));

/** Reactive, as `words` is. */
export const canvasWords = dictionary;

/** With `setLanguage`, once the canvas has been loaded. */
export function setCanvasLanguage(language: CanvasSentences): void {
  setDictionary(() => isolating(language));
}
