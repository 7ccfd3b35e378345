import { whenIdle } from '../ui/whenIdle.ts';
import type * as Editor from './makeTextEditor.ts';

export type EditorModule = typeof Editor;

let loaded: EditorModule | undefined;
let loading: Promise<EditorModule> | undefined;

/**
 * ProseMirror is 64 kB (gzip) that a page which is only read does not need. Once loaded, `use` is
 * called in the same turn: a phone opens its keyboard only inside the gesture.
 */
export function loadEditor(use: (module: EditorModule) => void): void {
  if (loaded !== undefined) use(loaded);
  else void load().then(use, ignore);
}

/** Loads when the page has nothing better to do. */
export function loadEditorSoon(): void {
  if (loading !== undefined) return;
  whenIdle(() => void load().catch(ignore));
}

async function load(): Promise<EditorModule> {
  loading ??= import('./makeTextEditor.ts');
  try {
    return (loaded = await loading);
  } catch (error) {
    loading = undefined; // offline at the first try: the next press tries again
    throw error;
  }
}

/** The words can still be read, and the next press tries again. */
function ignore(): void {}
