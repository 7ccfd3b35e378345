import {
  atom,
  Box,
  createTLStore,
  createTLUser,
  defaultAddFontsFromNode,
  defaultBindingUtils,
  defaultShapeTools,
  defaultShapeUtils,
  defaultTools,
  Editor,
  registerDefaultSideEffects,
  tipTapDefaultExtensions,
  type TLStore,
} from 'tldraw';

/** The drawing engine as it comes, with nothing of ours: what any other program of its kind shows. */
export function anEngine(
  store: TLStore = createTLStore({
    shapeUtils: defaultShapeUtils,
    bindingUtils: defaultBindingUtils,
  }),
): { editor: Editor; dispose(): void } {
  const container = document.createElement('div');
  container.className = 'tl-container';
  document.body.append(container);
  const preferences = atom('user', { id: 'somebody' });
  const editor = new Editor({
    store,
    shapeUtils: defaultShapeUtils,
    bindingUtils: defaultBindingUtils,
    tools: [...defaultTools, ...defaultShapeTools],
    getContainer: () => container,
    user: createTLUser({ userPreferences: preferences, setUserPreferences: () => {} }),
    initialState: 'select',
    autoFocus: false,
    textOptions: {
      addFontsFromNode: defaultAddFontsFromNode,
      tipTapConfig: { extensions: tipTapDefaultExtensions },
    },
  });
  editor.updateViewportScreenBounds(new Box(0, 0, 2000, 1200));
  const stopDefaults = registerDefaultSideEffects(editor);
  return {
    editor,
    dispose() {
      stopDefaults();
      editor.dispose();
      container.remove();
    },
  };
}
