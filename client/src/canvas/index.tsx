import './canvas.css';
import './chrome.css';
import './cursor.css';
import type { CardKind } from '@steady/shared/board/kinds.ts';
import type { CardId } from '@steady/shared/ids.ts';
import { createRoot } from 'react-dom/client';
import type { Editor } from 'tldraw';
import { addCardHere } from './addCardHere.ts';
import { cardShapeId } from './ids.ts';
import { Island, makeUser } from './Island.tsx';
import type { CanvasColorScheme, CanvasOptions } from './options.ts';
import type { Session } from './session.ts';
import { startWriting } from './startWriting.ts';
import { paintPalette } from './theme.ts';
import { swallowPing } from './watermark.ts';

export type { CanvasColorScheme, CanvasNotice, CanvasOptions, CanvasWords } from './options.ts';

export interface MountedCanvas {
  setColorScheme(scheme: CanvasColorScheme): void;
  /** Moves the view to a card and selects it, when the engine stands; nothing happens when it is not shown. */
  showCard(card: CardId): void;
  /** Opens a card where it stands. */
  editCard(card: CardId): void;
  /** Makes a card in its kind's lane and opens it for writing. */
  addCard(kind: CardKind): CardId | undefined;
  /** Writes what is still buffered, and takes everything away. */
  dispose(): void;
}

/**
 * The canvas: the board's cards among drawings. The only door to React and the drawing engine, which
 * come with it: import this file lazily, when the canvas is first shown.
 *
 * @param element empty, with a size of its own; filled until `dispose`
 * @param options read once; what changes later has a listener or a method here
 */
export function mountCanvas(element: HTMLElement, options: CanvasOptions): MountedCanvas {
  // An address may carry a secret, and the engine reads addresses.
  if (location.hash !== '')
    history.replaceState(history.state, '', location.pathname + location.search);
  if (options.nonce !== undefined) Object.assign(globalThis, { __webpack_nonce__: options.nonce });
  paintPalette();
  const stopSwallowing = swallowPing();
  const user = makeUser(options);
  let editor: Editor | undefined;
  let session: Session | undefined;
  /** Asked for before the engine stood. */
  let awaited: CardId | undefined;
  const showCard = (card: CardId) => {
    awaited = card;
    const bounds = editor?.getShapePageBounds(cardShapeId(card));
    if (editor === undefined) return;
    awaited = undefined;
    if (bounds === undefined) return;
    editor.select(cardShapeId(card));
    editor.zoomToBounds(bounds, {
      targetZoom: 1,
      animation: { duration: 180 * editor.user.getAnimationSpeed() },
    });
  };
  const root = createRoot(element);
  root.render(
    <Island
      options={options}
      user={user}
      onEditor={(nextEditor, nextSession) => {
        editor = nextEditor;
        session = nextSession;
        if (awaited !== undefined) showCard(awaited);
      }}
    />,
  );
  return {
    setColorScheme: user.setColorScheme,
    showCard,
    editCard(card) {
      if (editor !== undefined) startWriting(editor, cardShapeId(card));
    },
    addCard(kind) {
      if (editor === undefined || session === undefined || !options.mayWrite()) return undefined;
      return addCardHere(editor, session, options, kind);
    },
    dispose() {
      root.unmount();
      stopSwallowing();
    },
  };
}
