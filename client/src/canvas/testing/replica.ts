import { addCard } from '@steady/shared/board/writeCards.ts';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import { seedBoard } from '@steady/shared/board/seed.ts';
import { makeUndo } from '@steady/shared/board/undo.ts';
import { PARTNER_A, type Seat } from '@steady/shared/seats.ts';
import {
  atom,
  Box,
  createTLUser,
  defaultAddFontsFromNode,
  defaultBindingUtils,
  defaultShapeTools,
  defaultShapeUtils,
  defaultTools,
  Editor,
  registerDefaultSideEffects,
} from 'tldraw';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { CanvasNotice, CanvasOptions, CanvasWords } from '../options.ts';
import { makeSession, type Session } from '../session.ts';
import { textExtensions } from '../textExtensions.ts';

/** A canvas without a screen, for tests: a document, a store bound to it, and a real editor. */
export interface Replica {
  readonly doc: Y.Doc;
  readonly board: BoardDocument;
  readonly undo: Y.UndoManager;
  readonly session: Session;
  readonly editor: Editor;
  readonly notices: CanvasNotice[];
  setMayWrite(may: boolean): void;
  /** Runs what the buffer put off. */
  tick(): void;
  /** Undo and redo nothing, write everything. */
  settle(): void;
  dispose(): void;
}

export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const randomBytes = (next: () => number) => (bytes: Uint8Array<ArrayBuffer>) =>
  bytes.map(() => Math.floor(next() * 256));

/** One board as the server makes it, with a few cards. */
export function seededUpdate(cards = 4): Uint8Array {
  const doc = new Y.Doc();
  const bytes = randomBytes(random(7));
  Y.applyUpdate(doc, seedBoard('open', 1, bytes));
  doc.clientID = 2;
  const board = openBoard(doc);
  const kinds = ['need', 'request', 'boundary', 'intention'] as const;
  for (let n = 0; n < cards; n += 1)
    addCard(board, { kind: kinds[n % 4] ?? 'note', by: PARTNER_A, text: `Card ${n}` }, bytes);
  return Y.encodeStateAsUpdate(doc);
}

export function makeReplica(
  update: Uint8Array,
  {
    clientId = 10,
    seat = PARTNER_A,
    next = random(clientId),
  }: { clientId?: number; seat?: Seat; next?: () => number } = {},
): Replica {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, update);
  const board = openBoard(doc);
  const undo = makeUndo(board);
  undo.captureTimeout = 0;
  const tasks = new Set<() => void>();
  const notices: CanvasNotice[] = [];
  let mayWrite = true;
  let told = () => {};
  const options: CanvasOptions = {
    board,
    seat,
    mayWrite: () => mayWrite,
    onMayWrite(changed) {
      told = changed;
      return () => {
        told = () => {};
      };
    },
    undo,
    awareness: new Awareness(doc),
    renderCard: () => () => {},
    words: WORDS,
    colorScheme: 'light',
    random: randomBytes(next),
    onNotice: (kind) => notices.push(kind),
    authorOf: ({ by }) => by,
  };
  const session = makeSession(options, (task) => {
    tasks.add(task);
    return () => tasks.delete(task);
  });
  const container = document.createElement('div');
  container.className = 'tl-container';
  document.body.append(container);
  const preferences = atom('user', { id: `user-${clientId}` });
  const editor = new Editor({
    store: session.store,
    shapeUtils: [...defaultShapeUtils, ...session.shapeUtils],
    bindingUtils: defaultBindingUtils,
    tools: [...defaultTools, ...defaultShapeTools],
    getContainer: () => container,
    user: createTLUser({ userPreferences: preferences, setUserPreferences: () => {} }),
    initialState: 'select',
    autoFocus: false,
    textOptions: {
      addFontsFromNode: defaultAddFontsFromNode,
      tipTapConfig: { extensions: textExtensions },
    },
  });
  editor.updateViewportScreenBounds(new Box(0, 0, 2000, 1200));
  const stopDefaults = registerDefaultSideEffects(editor);
  const detach = session.attach(editor);
  const tick = () => {
    const due = [...tasks];
    tasks.clear();
    for (const task of due) task();
  };
  return {
    doc,
    board,
    undo,
    session,
    editor,
    notices,
    setMayWrite(may) {
      mayWrite = may;
      told();
    },
    tick,
    settle() {
      editor.cancel();
      editor.setCurrentTool('select');
      session.binding.flush();
      for (let n = 0; n < 5 && tasks.size > 0; n += 1) tick();
    },
    dispose() {
      detach();
      stopDefaults();
      session.dispose();
      editor.dispose();
      container.remove();
      undo.destroy();
      doc.destroy();
    },
  };
}

/** Words are looked at by nobody here: each is its own name. */
export const WORDS: CanvasWords = named() as CanvasWords;
function named(): unknown {
  return new Proxy(
    {},
    { get: (_, key) => (typeof key === 'string' && LEAVES.has(key) ? key : named()) },
  );
}
const LEAVES = new Set(['label', 'laneEmpty', 'more', 'toolbar', 'style', 'addCard']);
