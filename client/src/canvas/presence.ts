import { parsePresence } from '@steady/shared/protocol/presence.ts';
import { ROOM_VIEW, type Seat } from '@steady/shared/seats.ts';
import {
  InstancePresenceRecordType,
  react,
  TLPOINTER_ID,
  type Editor,
  type TLInstancePresence,
} from 'tldraw';
import { isAtomic, quietly } from './engine.ts';
import { PAGE_ID } from './ids.ts';
import type { CanvasOptions } from './options.ts';
import type { Schedule } from './session.ts';
import type { DraggedTo } from './view.ts';

/**
 * Where the others point and what they are dragging, and the same of this person: short-lived, never
 * in the document. The server forwards it only while a session runs, and says who it is from.
 *
 * P1  A cursor is told at most every SEND_MS, a drag with it; nothing is told when nothing changed.
 * P2  A drag stays told for LINGER_MS after the drop: the document, which is saved first, comes later,
 *     and until then the shape would jump back.
 */
const SEND_MS = 50;
const LINGER_MS = 800;

/** Shapes in one drag; above it the others see the drop alone. The schema takes no more than 100. */
const MAX_DRAGGED = 60;

interface Shown {
  showDrags(drags: ReadonlyMap<string, DraggedTo>): void;
}

export function sharePresence(
  editor: Editor,
  options: Pick<CanvasOptions, 'awareness' | 'seat'>,
  binding: Shown,
  schedule: Schedule,
): () => void {
  const off = [showOthers(editor, options, binding)];
  if (options.seat !== ROOM_VIEW) off.push(tellOthers(editor, options, schedule));
  return () => {
    for (const stop of off) stop();
  };
}

/** @returns the seat of a collaborator as the engine names them */
export function seatOf(
  options: Pick<CanvasOptions, 'awareness'>,
  userId: string,
): Seat | undefined {
  return parsePresence(options.awareness.getStates().get(Number(userId))).user?.seat;
}

function tellOthers(
  editor: Editor,
  { awareness }: Pick<CanvasOptions, 'awareness'>,
  schedule: Schedule,
): () => void {
  let cursor: { x: number; y: number } | undefined;
  let drag: Array<{ id: string; x: number; y: number }> | undefined;
  let cancelSend: (() => void) | undefined;
  let cancelLinger: (() => void) | undefined;

  const send = () => {
    cancelSend = undefined;
    const state = awareness.getLocalState();
    if (state === null) return;
    awareness.setLocalState({ ...state, cursor, drag });
  };
  const soon = () => {
    cancelSend ??= schedule(send, SEND_MS);
  };
  const stopWatching = react('tell where I am', () => {
    const pointer = editor.store.get(TLPOINTER_ID);
    if (pointer === undefined) return;
    cursor = { x: Math.round(pointer.x), y: Math.round(pointer.y) };
    if (editor.isIn('select.translating')) {
      cancelLinger?.();
      cancelLinger = undefined;
      const ids = editor.getSelectedShapeIds();
      drag =
        ids.length > MAX_DRAGGED
          ? undefined
          : ids.flatMap((id) => {
              const at = editor.getShapePageTransform(id)?.point();
              return at === undefined ? [] : [{ id, x: round(at.x), y: round(at.y) }];
            });
    } else if (drag !== undefined) {
      cancelLinger ??= schedule(() => {
        cancelLinger = undefined;
        drag = undefined;
        send();
      }, LINGER_MS);
    }
    soon();
  });
  const leave = () => {
    cursor = undefined;
    soon();
  };
  const container = editor.getContainer();
  container.addEventListener('pointerleave', leave);
  return () => {
    stopWatching();
    container.removeEventListener('pointerleave', leave);
    cancelSend?.();
    cancelLinger?.();
    cursor = undefined;
    drag = undefined;
    send();
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

function showOthers(
  editor: Editor,
  { awareness }: Pick<CanvasOptions, 'awareness'>,
  binding: Shown,
): () => void {
  let shown = new Set<TLInstancePresence['id']>();
  let shownDrags = false;
  const show = () => {
    if (isAtomic(editor.store)) return;
    const records: TLInstancePresence[] = [];
    const drags = new Map<string, DraggedTo>();
    for (const [client, state] of awareness.getStates()) {
      if (client === awareness.clientID) continue;
      const { user, cursor, drag } = parsePresence(state);
      if (user === undefined) continue;
      for (const { id, x, y } of drag ?? []) drags.set(id, { x, y });
      if (cursor !== undefined) records.push(record(client, user, cursor));
    }
    const here = new Set(records.map(({ id }) => id));
    const gone = [...shown].filter((id) => !here.has(id));
    shown = here;
    if (records.length > 0 || gone.length > 0) {
      quietly(editor.store, () => {
        editor.store.remove(gone);
        editor.store.put(records);
      });
    }
    if (drags.size > 0 || shownDrags) binding.showDrags(drags);
    shownDrags = drags.size > 0;
  };
  show();
  awareness.on('change', show);
  return () => awareness.off('change', show);
}

const record = (
  client: number,
  user: { readonly seat: Seat; readonly name: string },
  cursor: { readonly x: number; readonly y: number },
): TLInstancePresence =>
  InstancePresenceRecordType.create({
    id: InstancePresenceRecordType.createId(String(client)),
    userId: String(client),
    userName: user.name,
    currentPageId: PAGE_ID,
    color: 'var(--person)',
    cursor: { ...cursor, type: 'default', rotation: 0 },
    // The engine's own clock hides who has not moved for a minute.
    lastActivityTimestamp: Date.now(),
  });
