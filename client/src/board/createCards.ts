import { cardsTouched, clientOfCard } from '@steady/shared/board/authorship.ts';
import { isCard, readCard, type Card, type MalformedCard } from '@steady/shared/board/card.ts';
import type { BoardDocument } from '@steady/shared/board/document.ts';
import { LANE_IDS, laneIdSchema, type LaneId } from '@steady/shared/board/lanes.ts';
import { compareOrder } from '@steady/shared/board/order.ts';
import type { Claims } from '@steady/shared/protocol/messages.ts';
import type { Seat } from '@steady/shared/seats.ts';
import { batch, createSignal, onCleanup, type Accessor, type Signal } from 'solid-js';
import * as v from 'valibot';
import * as Y from 'yjs';

export type AnyCard = Card | MalformedCard;

/**
 * The cards of a board as signals.
 *
 * K1  One signal per card: a change of one card runs what shows that card and nothing else.
 * K2  A lane's list changes only when a card comes, goes or moves; its ids are the keys of the list.
 * K3  Words are not part of a card's signal: whoever shows a text listens to that text.
 * K4  A card taken back is in no lane; `takenBack` lists it for its author alone.
 */
export interface Cards {
  card(id: string): AnyCard | undefined;
  inLane(lane: LaneId): readonly string[];
  /** Own cards that I took back. */
  readonly takenBack: Accessor<readonly string[]>;
  /** Whether a card may be seen by everybody: it is there, well-formed and not taken back. */
  isShown(id: string): boolean;
  /** @returns nobody for a card that came with the template */
  authorOf(id: string): Seat | undefined;
}

export interface Authors {
  readonly seat: Seat;
  /** Client id → seat, as the server tells it. Until then a card's own `by` has to do. */
  readonly claims: Accessor<Claims>;
}

interface Head {
  readonly lane: LaneId;
  readonly order: string;
  readonly id: string;
  readonly shown: boolean;
  readonly takenBack: boolean;
}

export function createCards(board: BoardDocument, authors: Authors): Cards {
  const signals = new Map<string, Signal<AnyCard | undefined>>();
  const heads = new Map<string, Head>();
  const lanes = new Map<LaneId, Signal<readonly string[]>>(
    LANE_IDS.map((lane) => {
      const [ids, setIds] = createSignal<readonly string[]>([], { equals: sameList });
      return [lane, [ids, setIds]];
    }),
  );
  const [hidden, setHidden] = createSignal<readonly string[]>([], { equals: sameList });

  const signalOf = (id: string): Signal<AnyCard | undefined> => {
    let signal = signals.get(id);
    if (signal === undefined) {
      const [card, setCard] = createSignal(readCard(board, id));
      signal = [card, setCard];
      signals.set(id, signal);
    }
    return signal;
  };

  const read = (ids: Iterable<string>) => {
    const dirty = new Set<LaneId>();
    batch(() => {
      for (const id of ids) {
        const card = readCard(board, id);
        const before = heads.get(id);
        const head = card === undefined ? undefined : headOf(board, card);
        signals.get(id)?.[1](() => card);
        if (head === undefined) heads.delete(id);
        else heads.set(id, head);
        if (sameHead(before, head)) continue;
        if (before !== undefined) dirty.add(before.lane);
        if (head !== undefined) dirty.add(head.lane);
      }
      if (dirty.size === 0) return;
      const all = [...heads.values()].toSorted(compareOrder);
      for (const lane of dirty)
        lanes.get(lane)?.[1](all.filter((head) => head.lane === lane && head.shown).map(idOf));
      setHidden(all.filter((head) => head.takenBack).map(idOf));
    });
  };
  read(board.cards.keys());

  const changed = (transaction: Y.Transaction) => {
    const touched = cardsTouched(board, transaction);
    if (touched.size > 0) read([...touched].filter((id) => !onlyWordsOf(board, transaction, id)));
  };
  board.doc.on('afterTransaction', changed);
  onCleanup(() => board.doc.off('afterTransaction', changed));

  const authorOf = (id: string): Seat | undefined => {
    const card = signalOf(id)[0]();
    if (card === undefined) return undefined;
    const client = clientOfCard(board, id);
    const known = client === undefined ? undefined : authors.claims()[client];
    if (known === 'server') return undefined;
    return known ?? (isCard(card) ? card.by : undefined);
  };
  return {
    card: (id) => signalOf(id)[0](),
    inLane: (lane) => lanes.get(lane)?.[0]() ?? [],
    takenBack: () => hidden().filter((id) => authorOf(id) === authors.seat),
    isShown(id) {
      const card = signalOf(id)[0]();
      return card !== undefined && isCard(card) && !card.takenBack;
    },
    authorOf,
  };
}

const idOf = ({ id }: { readonly id: string }): string => id;

function headOf(board: BoardDocument, card: AnyCard): Head {
  if (isCard(card)) {
    const { id, lane, order, takenBack } = card;
    return { id, lane, order, shown: !takenBack, takenBack };
  }
  const map: unknown = board.cards.get(card.id);
  const raw = map instanceof Y.Map ? map : undefined;
  const lane = v.safeParse(laneIdSchema, raw?.get('lane'));
  const order: unknown = raw?.get('order');
  const takenBack = raw?.get('takenBack') === true;
  return {
    id: card.id,
    lane: lane.success ? lane.output : 'parked',
    order: typeof order === 'string' ? order : '~',
    shown: !takenBack,
    takenBack: false,
  };
}

/** [K3] Typing changes a Y.Text below the card's map, never the map: the card is as it was. */
function onlyWordsOf(board: BoardDocument, transaction: Y.Transaction, id: string): boolean {
  const map: unknown = board.cards.get(id);
  if (!(map instanceof Y.Map)) return false;
  for (const type of transaction.changed.keys()) {
    const changed: unknown = type;
    if (changed === map) return false;
    if (changed === board.cards && transaction.changed.get(type)?.has(id)) return false;
  }
  return true;
}

const sameHead = (one: Head | undefined, other: Head | undefined): boolean =>
  one === other ||
  (one !== undefined &&
    other !== undefined &&
    one.lane === other.lane &&
    one.order === other.order &&
    one.shown === other.shown &&
    one.takenBack === other.takenBack);

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, n) => id === other[n]);
}
