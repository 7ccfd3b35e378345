import type { BoardDocument } from '@steady/shared/board/document.ts';
import { MAX_CANVAS_RECORDS } from '@steady/shared/board/limits.ts';
import type { TLRecord, TLStore } from '@tldraw/tlschema';
import type * as Y from 'yjs';
import type { Derived } from './derive.ts';
import { makeBoardReader } from './boardReader.ts';
import { byId, isAtomic, quietly } from './engine.ts';
import { apart, rebased } from './rebase.ts';
import { readRecord } from './record.ts';
import { schemaAge } from './schema.ts';
import { upgradeRecords } from './upgrade.ts';
import { composeView, type DraggedTo, type View } from './view.ts';
import { writePending, type CloneCard } from './writePending.ts';

/**
 * The board document and a tldraw store, held together.
 *
 *   a person's change ─► after-handler ─► pending ─(buffer, or somebody else's change)─► document
 *   document ─► records + cards + lanes ─► composeView ─► store (remote, side effects off)
 *
 * B1  With nothing pending the store is `composeView(document)`: after every flush and every change
 *     of the document it is made so, whoever caused it. Loops cannot arise: our own writes to the
 *     store are remote to it, and our own writes to the document change nothing in the view.
 * B2  Only keys that differ from what was last shown are written; `xy` is one of them.
 * B3  Pending changes are written before somebody else's are shown, so they stand on what the person saw.
 * B4  While a gesture runs nothing it touches is written; somebody else's change of the same record is
 *     merged under it key by key.
 * B5  Delete wins: a change of a record that is gone from the document is dropped.
 * B6  A bad record is passed over and stays in the document.
 * B7  Who may not write changes nothing: the store is set back to the view.
 * B8  Inside one of the engine's atomic operations nothing is flushed or shown: it is put off.
 *
 * `store.listen` would not do: it waits for an animation frame, and a change from elsewhere inside
 * that gap leaves store and document different for ever.
 */
export interface CanvasBinding {
  /** Writes what is pending, and shows the document as it is. */
  flush(): void;
  /** Where others have what they are dragging. */
  showDrags(drags: ReadonlyMap<string, DraggedTo>): void;
  /** After `mayWrite` changed. */
  rightsChanged(): void;
  readonly hasPending: () => boolean;
  readonly lanes: () => Derived['lanes'];
  /** A newer program has written here: nothing is written any more. */
  readonly outdated: () => boolean;
  dispose(): void;
}

export interface BindingOptions {
  readonly board: BoardDocument;
  readonly store: TLStore;
  mayWrite(): boolean;
  /** A drag, resize or turn is under way. */
  isGesture(): boolean;
  /** Just before the document is written. */
  beforeWrite?(): void;
  /** A copy of a card that was pasted or duplicated; undefined when there is nothing to copy. */
  readonly cloneCard: CloneCard;
  /**
   * Before shapes that others took away leave the store: stop editing or dragging them.
   * @param inHand one of them was changed here and is not written yet
   */
  beforeRemove(ids: ReadonlySet<string>, inHand: boolean): void;
  /** Shapes of the store got other ids (copies of cards, when they became cards). */
  renamed(ids: ReadonlyMap<string, string>): void;
  /** Something was put on the canvas that may not stand there. */
  onRefused(): void;
  onOutdated(): void;
  /** Runs `task` after `ms`; @returns a function that prevents it */
  schedule(task: () => void, ms: number): () => void;
}

/** One long stroke costs 132 kB of history at 60 ms and 54 kB at 150 ms; below 200 ms it still looks live. */
export const BUFFER_MS = 120;

export function bindCanvas(options: BindingOptions): CanvasBinding {
  const { board, store } = options;
  const reader = makeBoardReader(board);
  const records = new Map<string, TLRecord | undefined>();
  const pending = new Set<string>();
  const settled = new Set<string>();
  let view: View = new Map();
  let derived = reader.derived();
  let drags: ReadonlyMap<string, DraggedTo> = new Map();
  let cancel: (() => void) | undefined;
  let stale = true;
  let age = schemaAge(board.meta.get('canvasSchema'));
  let renamings: ReadonlyMap<string, string> = new Map();
  let busy = false;
  let disposed = false;

  const read = (id: string) =>
    records.set(
      id,
      readRecord(id, board.canvas.get(id), age.age === 'older' ? age.from : undefined),
    );
  const readAll = () => {
    records.clear();
    // More than can be shown is cut at the same place on every screen.
    const ids = [...board.canvas.keys()];
    if (ids.length > MAX_CANVAS_RECORDS) ids.sort().splice(MAX_CANVAS_RECORDS);
    for (const id of ids) read(id);
  };

  const soon = (ms = BUFFER_MS) => {
    cancel ??= options.schedule(() => {
      cancel = undefined;
      if (!disposed) sync();
    }, ms);
  };

  const touch = ({ id }: TLRecord, source: 'remote' | 'user') => {
    if (source !== 'user') return;
    pending.add(id);
    soon();
  };
  const watch = <T extends TLRecord['typeName']>(type: T): Array<() => void> => [
    store.sideEffects.registerAfterCreateHandler<T>(type, touch),
    store.sideEffects.registerAfterChangeHandler<T>(type, (_, next, source) => touch(next, source)),
    store.sideEffects.registerAfterDeleteHandler<T>(type, touch),
  ];
  const unregister = [
    ...watch('shape'),
    ...watch('binding'),
    ...watch('asset'),
    ...watch('page'),
    ...watch('document'),
  ];

  /** [B3] [B4] [B8] */
  function sync(): void {
    // Stopping an edit or a drag, in the middle of showing, makes the engine ask for a flush again.
    if (busy || isAtomic(store)) {
      soon(0);
      return;
    }
    busy = true;
    try {
      if (pending.size > 0 && !options.isGesture()) writeOut();
      show();
    } finally {
      busy = false;
    }
    if (pending.size > 0) soon();
  }

  function writeOut(): void {
    const ids = [...pending];
    pending.clear();
    for (const id of ids) settled.add(id);
    if (!options.mayWrite() || age.age === 'newer') return;
    options.beforeWrite?.();
    const { written, cards, renamed, refused } = writePending(
      { board, store, view, records, lanes: derived.lanes, cloneCard: options.cloneCard },
      ids,
    );
    // Inside somebody else's transaction our observers run only later: what was written is known here.
    for (const id of written) readOrForget(id);
    reader.invalidate(cards);
    if (written.length > 0 || cards.length > 0) stale = true;
    renamings = renamed;
    if (refused) options.onRefused();
  }

  /** [B1] */
  function show(): void {
    if (!stale && settled.size === 0) return;
    if (stale) {
      if (reader.isStale()) derived = reader.derived();
      const held = [...records.values()].flatMap((record) => record ?? []);
      const next = composeView(held, derived.shapes, drags, view);
      const gone = new Set([...view.keys()].filter((id) => !next.has(id)));
      if (gone.size > 0)
        options.beforeRemove(
          gone,
          [...pending].some((id) => gone.has(id)),
        );
      apply(next);
      stale = false;
    } else apply(view);
    settled.clear();
  }

  function apply(next: View): void {
    const put: TLRecord[] = [];
    const remove = new Set<TLRecord['id']>();
    for (const [id, record] of view) {
      if (!next.has(id)) {
        pending.delete(id);
        remove.add(record.id);
      }
    }
    for (const id of settled) {
      const record = byId(store, id);
      if (!next.has(id) && record !== undefined) remove.add(record.id);
    }
    const inHand: TLRecord[] = [];
    for (const [id, record] of next) {
      if (pending.has(id)) {
        const mine = rebased(view.get(id), byId(store, id), record, next);
        if (mine !== undefined) inHand.push(mine);
      } else if (view.get(id) !== record || settled.has(id)) put.push(record);
    }
    for (const id of pending) {
      const loose = next.has(id) ? undefined : byId(store, id);
      if (loose === undefined) continue;
      const mine = rebased(undefined, loose, undefined, next, store);
      if (mine === undefined) remove.add(loose.id);
      else inHand.push(mine);
    }
    if (inHand.length > 0) {
      const all = new Map<string, TLRecord>(next);
      for (const mine of inHand) all.set(mine.id, mine);
      for (const mine of inHand) {
        const placed = apart(mine, all.values());
        all.set(placed.id, placed);
        if (placed !== byId(store, placed.id)) put.push(placed);
      }
    }
    view = next;
    // First put, then remove: at no time does a shape stand in a frame that is gone.
    if (put.length > 0) quietly(store, () => store.put(put));
    if (renamings.size > 0) {
      const ids = renamings;
      renamings = new Map();
      options.renamed(ids);
    }
    if (remove.size > 0) quietly(store, () => store.remove([...remove]));
  }

  const canvasChanged = (events: ReadonlyArray<Y.YEvent<Y.AbstractType<unknown>>>) => {
    for (const event of events) {
      const id = event.path[0];
      if (event.path.length > 0 && typeof id === 'string') read(id);
      else for (const key of event.keys.keys()) readOrForget(key);
    }
    stale = true;
  };
  const readOrForget = (id: string) => {
    if (!board.canvas.has(id)) records.delete(id);
    else if (records.size < MAX_CANVAS_RECORDS || records.has(id)) read(id);
    else readAll();
  };
  const metaChanged = (event: Y.YMapEvent<unknown>) => {
    if (!event.keysChanged.has('canvasSchema')) return;
    const before = age.age;
    age = schemaAge(board.meta.get('canvasSchema'));
    readAll();
    stale = true;
    if (age.age === 'newer' && before !== 'newer') options.onOutdated();
  };
  const transactionDone = () => {
    if (reader.isStale()) stale = true;
    if (stale && !disposed) sync();
  };

  if (age.age === 'older' && options.mayWrite()) {
    upgradeRecords(board, age.from);
    age = schemaAge(board.meta.get('canvasSchema'));
  }
  readAll();
  board.canvas.observeDeep(canvasChanged);
  board.meta.observe(metaChanged);
  board.doc.on('afterTransaction', transactionDone);
  show();
  if (age.age === 'newer') options.onOutdated();

  return {
    flush: sync,
    showDrags(next) {
      drags = next;
      stale = true;
      sync();
    },
    rightsChanged: sync,
    hasPending: () => pending.size > 0,
    lanes: () => derived.lanes,
    outdated: () => age.age === 'newer',
    dispose() {
      if (disposed) return;
      if (pending.size > 0 && !isAtomic(store)) writeOut();
      disposed = true;
      cancel?.();
      for (const stop of unregister) stop();
      reader.dispose();
      board.canvas.unobserveDeep(canvasChanged);
      board.meta.unobserve(metaChanged);
      board.doc.off('afterTransaction', transactionDone);
    },
  };
}
