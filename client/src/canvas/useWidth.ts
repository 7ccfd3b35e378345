import { useEditor, useValue } from 'tldraw';

/** The canvas's own width in CSS pixels: it may stand beside something else. */
export function useWidth(): number {
  const editor = useEditor();
  return useValue('width of the canvas', () => editor.getViewportScreenBounds().w, [editor]);
}
