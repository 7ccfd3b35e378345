import { LANE_IDS } from '@steady/shared/board/lanes.ts';
import { setLaneHidden } from '@steady/shared/board/laneSettings.ts';
import { addCard, bringBack, moveCard, takeBack } from '@steady/shared/board/writeCards.ts';
import { CARD_KINDS } from '@steady/shared/board/kinds.ts';
import { readCard, isCard } from '@steady/shared/board/card.ts';
import { parseSeat } from '@steady/shared/seats.ts';
import {
  createShapeId,
  type TLArrowBinding,
  type TLRecord,
  type TLShape,
  type TLShapeId,
} from 'tldraw';
import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { makeReplica, random, randomBytes, seededUpdate, type Replica } from './testing/replica.ts';

/**
 * Three headless editors on one board, 200 operations, delivery delayed and in pieces. In the end all
 * documents are equal, every store is what its document says, no binding dangles and nobody crashed.
 *
 * A failure names its seed: put it into FOUND, and it stays.
 */
const RUNS = 100;
const OPERATIONS = 200;
const FOUND: readonly number[] = [];
/**
 * Fresh ones in the extensive tests; else the same each time. A fresh one has once made the page go round
 * without end, which no limit of time ends, and its name is not known yet.
 */
const isFresh: unknown = import.meta.env['VITE_EXTENSIVE'];
const FIRST_SEED = isFresh === '1' ? Math.floor(Math.random() * 2 ** 31) : 158_400_000;
/** Far more than a run draws: whoever goes round drawing lots is told its seed. */
const MAX_LOTS = 1_000_000;

const SEATS = ['partner-a', 'partner-b', 'therapist'].map(parseSeat);
const update = seededUpdate(5);

interface Net {
  readonly replicas: readonly Replica[];
  deliver(to: number, atMost: number): boolean;
}

function makeNet(next: () => number): Net {
  const replicas = SEATS.map((seat, n) => makeReplica(update, { clientId: 10 + n, seat, next }));
  const queues: Uint8Array[][][] = replicas.map(() => replicas.map(() => []));
  replicas.forEach(({ doc }, from) => {
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === 'net') return;
      replicas.forEach((_, to) => {
        if (to !== from) queues[to]![from]!.push(bytes);
      });
    });
  });
  return {
    replicas,
    deliver(to, atMost) {
      let delivered = false;
      for (const queue of queues[to]!) {
        for (const bytes of queue.splice(0, atMost)) {
          Y.applyUpdate(replicas[to]!.doc, bytes, 'net');
          delivered = true;
        }
      }
      return delivered;
    },
  };
}

type Step = (replica: Replica, next: () => number) => void;
const pick = <T>(items: readonly T[], next: () => number): T | undefined =>
  items[Math.floor(next() * items.length)];
const mine = (replica: Replica): TLShape[] =>
  replica.editor.getCurrentPageShapes().filter(({ type }) => type !== 'lane' && type !== 'links');
const ids = (shapes: readonly TLShape[]): TLShapeId[] => shapes.map(({ id }) => id);
const some = (replica: Replica, next: () => number) =>
  mine(replica)
    .filter(() => next() < 0.2)
    .slice(0, 4);
const spot = (next: () => number) => ({
  x: Math.floor(next() * 3000) - 800,
  y: Math.floor(next() * 1600) - 200,
});
const cardIds = (replica: Replica) => [...replica.board.cards.keys()];

const STEPS: Readonly<Record<string, Step>> = {
  geo: ({ editor }, next) =>
    editor.createShape({ type: 'geo', ...spot(next), props: { w: 120, h: 90 } }),
  note: ({ editor }, next) => editor.createShape({ type: 'note', ...spot(next) }),
  frame: ({ editor }, next) =>
    editor.createShape({ type: 'frame', ...spot(next), props: { w: 700, h: 500 } }),
  draw: ({ editor }, next) =>
    editor.createShape({
      type: 'draw',
      ...spot(next),
      props: {
        segments: [
          {
            type: 'free',
            points: [
              { x: 0, y: 0, z: 0.5 },
              { x: 30, y: 40, z: 0.5 },
            ],
          },
        ],
        isComplete: true,
      },
    }),
  arrow(replica, next) {
    const { editor } = replica;
    const id = createShapeId();
    const [from, to] = [pick(mine(replica), next), pick(mine(replica), next)];
    editor.createShape({ id, type: 'arrow', ...spot(next) });
    for (const [terminal, end] of [
      ['start', from],
      ['end', to],
    ] as const) {
      if (end === undefined || end.type === 'arrow') continue;
      editor.createBinding<TLArrowBinding>({
        type: 'arrow',
        fromId: id,
        toId: end.id,
        props: {
          terminal,
          normalizedAnchor: { x: 0.5, y: 0.5 },
          isExact: false,
          isPrecise: false,
          snap: 'none',
        },
      });
    }
  },
  move: (replica, next) =>
    replica.editor.updateShapes(
      some(replica, next).map(({ id, type, x, y }) => ({ id, type, x: x + 40, y: y - 30 })),
    ),
  colour: (replica, next) => {
    const shape = pick(
      mine(replica).filter(({ props }) => 'color' in props),
      next,
    );
    if (shape !== undefined)
      replica.editor.updateShape({
        id: shape.id,
        type: shape.type,
        props: { color: pick(['red', 'blue', 'green'], next) },
      });
  },
  turn: (replica, next) => {
    const shape = pick(mine(replica), next);
    if (shape !== undefined) replica.editor.rotateShapesBy([shape.id], 0.5);
  },
  remove: (replica, next) => {
    const shapes = some(replica, next).slice(0, 2);
    if (shapes.length > 0) replica.editor.deleteShapes(ids(shapes));
  },
  enframe(replica, next) {
    const { editor } = replica;
    const frame = pick(
      mine(replica).filter(({ type }) => type === 'frame'),
      next,
    );
    const shapes = some(replica, next).filter(
      ({ id }) => id !== frame?.id && !(frame !== undefined && editor.hasAncestor(frame, id)),
    );
    if (frame !== undefined && shapes.length > 0) editor.reparentShapes(ids(shapes), frame.id);
  },
  outframe(replica, next) {
    const shapes = some(replica, next);
    if (shapes.length > 0)
      replica.editor.reparentShapes(ids(shapes), replica.editor.getCurrentPageId());
  },
  duplicate: (replica, next) => {
    const shapes = some(replica, next).slice(0, 2);
    if (shapes.length > 0) replica.editor.duplicateShapes(ids(shapes), { x: 20, y: 20 });
  },
  paste(replica, next) {
    const shapes = some(replica, next).slice(0, 2);
    const content =
      shapes.length > 0 ? replica.editor.getContentFromCurrentPage(ids(shapes)) : undefined;
    if (content !== undefined)
      replica.editor.putContentOntoCurrentPage(structuredClone(content), { select: next() < 0.5 });
  },
  front: (replica, next) => void replica.editor.bringToFront(some(replica, next)),
  back: (replica, next) => void replica.editor.sendToBack(some(replica, next)),
  forward: (replica, next) => void replica.editor.bringForward(some(replica, next)),
  backward: (replica, next) => void replica.editor.sendBackward(some(replica, next)),
  select: (replica, next) => void replica.editor.setSelectedShapes(some(replica, next)),
  edit: (replica, next) => {
    const shape = pick(
      mine(replica).filter(({ type }) => type === 'note' || type === 'card'),
      next,
    );
    if (shape !== undefined) replica.editor.select(shape.id).setEditingShape(shape.id);
  },
  mark: ({ editor }) => void editor.markHistoryStoppingPoint(),
  undo: ({ editor }) => void editor.undo(),
  redo: ({ editor }) => void editor.redo(),
  card: ({ board }, next) =>
    void addCard(
      board,
      { kind: pick(CARD_KINDS, next)!, by: SEATS[0]!, text: 'x' },
      randomBytes(next),
    ),
  cardElsewhere(replica, next) {
    const id = pick(cardIds(replica), next);
    const card = id === undefined ? undefined : readCard(replica.board, id);
    if (card !== undefined && isCard(card)) moveCard(replica.board, card.id, pick(LANE_IDS, next)!);
  },
  cardBack(replica, next) {
    const id = pick(cardIds(replica), next);
    const card = id === undefined ? undefined : readCard(replica.board, id);
    if (card === undefined || !isCard(card)) return;
    if (card.takenBack) bringBack(replica.board, card.id);
    else takeBack(replica.board, card.id);
  },
  lane: ({ board }, next) => setLaneHidden(board, pick(LANE_IDS, next)!, next() < 0.4),
  tick: (replica) => replica.tick(),
  grab(replica, next) {
    const { editor } = replica;
    const shape = pick(mine(replica), next);
    const bounds = shape === undefined ? undefined : editor.getShapePageBounds(shape);
    if (shape === undefined || bounds === undefined) return;
    editor.setCurrentTool('select');
    editor.select(shape.id);
    const at = editor.pageToScreen(bounds.center);
    pointer(replica, 'pointer_down', at);
    pointer(replica, 'pointer_move', { x: at.x + 40, y: at.y + 30 });
    pointer(replica, 'pointer_move', { x: at.x + 80, y: at.y + 50 });
  },
  drag(replica, next) {
    if (replica.editor.inputs.isPointing)
      pointer(replica, 'pointer_move', { x: next() * 1500, y: next() * 900 });
  },
  drop(replica, next) {
    if (replica.editor.inputs.isPointing)
      pointer(replica, 'pointer_up', { x: next() * 1500, y: next() * 900 });
  },
  scribble(replica, next) {
    const { editor } = replica;
    if (editor.inputs.isPointing) return;
    editor.setCurrentTool(pick(['draw', 'arrow', 'geo', 'note', 'frame', 'eraser'], next)!);
    const at = { x: next() * 1500, y: next() * 900 };
    pointer(replica, 'pointer_down', at);
    pointer(replica, 'pointer_move', { x: at.x + 60, y: at.y + 40 });
    pointer(replica, 'pointer_move', { x: at.x + 200, y: at.y + 160 });
  },
  escape: ({ editor }) => void editor.cancel(),
};

function pointer(
  { editor }: Replica,
  name: 'pointer_down' | 'pointer_move' | 'pointer_up',
  point: { x: number; y: number },
): void {
  editor.dispatch({
    type: 'pointer',
    target: 'canvas',
    name,
    point: { ...point, z: 0.5 },
    pointerId: 1,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    accelKey: false,
    button: 0,
    isPen: false,
  });
  // A move waits for the engine's tick; here the tick is now.
  editor.emit('tick', 16);
}

function run(seed: number): void {
  const next = random(seed);
  const net = makeNet(next);
  const names = Object.keys(STEPS);
  const trace: string[] = [];
  try {
    for (let n = 0; n < OPERATIONS; n += 1) {
      const who = Math.floor(next() * net.replicas.length);
      if (next() < 0.25) {
        net.deliver(who, 1 + Math.floor(next() * 4));
        continue;
      }
      const name = pick(names, next)!;
      trace.push(`${who} ${name}`);
      STEPS[name]!(net.replicas[who]!, next);
    }
    for (const replica of net.replicas) replica.settle();
    let busy = true;
    for (let round = 0; busy && round < 50; round += 1) {
      busy = false;
      net.replicas.forEach((replica, n) => {
        if (net.deliver(n, Infinity)) busy = true;
        replica.settle();
      });
    }
    check(net.replicas);
  } catch (error) {
    throw new Error(`seed ${seed}: ${String(error)}\nlast: ${trace.slice(-12).join(', ')}`, {
      cause: error,
    });
  } finally {
    for (const replica of net.replicas) replica.dispose();
  }
}

const documentRecords = ({ session }: Replica): Record<string, TLRecord> =>
  session.store.serialize('document');

function check(replicas: readonly Replica[]): void {
  const [first, ...others] = replicas;
  const expected = documentRecords(first!);
  for (const other of others) {
    expect(other.board.canvas.toJSON()).toEqual(first!.board.canvas.toJSON());
    expect(documentRecords(other)).toEqual(expected);
  }
  // What a fresh screen makes of the document is what all of them show: nothing depends on the way there.
  const fresh = makeReplica(Y.encodeStateAsUpdate(first!.doc), { clientId: 99 });
  try {
    expect(documentRecords(fresh)).toEqual(expected);
    for (const { editor, session } of replicas) {
      expect(Reflect.get(editor, '_crashingError') ?? null).toBeNull();
      expect([...editor.getCurrentPageShapeIds()].sort()).toEqual(
        [...fresh.editor.getCurrentPageShapeIds()].sort(),
      );
      expect(editor.getCurrentPageShapesSorted().map(({ id }) => id)).toEqual(
        fresh.editor.getCurrentPageShapesSorted().map(({ id }) => id),
      );
      for (const record of session.store.allRecords()) {
        if (record.typeName !== 'binding') continue;
        expect(editor.getShape(record.fromId), `binding ${record.id} from`).toBeDefined();
        expect(editor.getShape(record.toId), `binding ${record.id} to`).toBeDefined();
      }
    }
  } finally {
    fresh.dispose();
  }
}

it.each(FOUND)('seed %i, found once', (seed) => run(seed));

it(`converges in ${RUNS} seeds from ${FIRST_SEED}`, { timeout: 400_000 }, () => {
  const chance = vi.spyOn(Math, 'random');
  try {
    for (let n = 0; n < RUNS; n += 1) {
      // The engine draws lots for indexes and ids; with these a seed can be replayed.
      const lots = random(FIRST_SEED + n + 1);
      let drawn = 0;
      chance.mockImplementation(() => {
        drawn += 1;
        if (drawn > MAX_LOTS) throw new Error(`seed ${FIRST_SEED + n} draws lots without end`);
        return lots();
      });
      run(FIRST_SEED + n);
    }
  } finally {
    chance.mockRestore();
  }
});
