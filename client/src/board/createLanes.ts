import type { BoardDocument } from '@steady/shared/board/document.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import { readLanes, type Lane } from '@steady/shared/board/laneSettings.ts';
import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js';

export interface Lanes {
  /** All, in the therapist's order, hidden ones too. */
  readonly all: Accessor<readonly Lane[]>;
  /** Ids of those that show, in order: the keys of the list on the page. */
  readonly shown: Accessor<readonly LaneId[]>;
  lane(id: LaneId): Lane | undefined;
}

export function createLanes(board: BoardDocument): Lanes {
  const [all, setAll] = createSignal<readonly Lane[]>(readLanes(board));
  const changed = () => setAll(readLanes(board));
  board.lanes.observeDeep(changed);
  onCleanup(() => board.lanes.unobserveDeep(changed));
  const shown = createMemo(
    () =>
      all()
        .filter((lane) => !lane.hidden)
        .map((lane) => lane.id),
    undefined,
    { equals: (a, b) => a.length === b.length && a.every((id, n) => id === b[n]) },
  );
  return { all, shown, lane: (id) => all().find((lane) => lane.id === id) };
}
