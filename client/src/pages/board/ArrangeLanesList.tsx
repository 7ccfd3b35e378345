import { moveLane, setLaneHidden } from '@steady/shared/board/laneSettings.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import { createMemo, For } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { LaneIcon } from '../../ui/LaneIcon.tsx';
import { dialogWords } from '../../words/dialogs.ts';
import { words } from '../../words/index.ts';

/** Every lane, shown or hidden, in its order. */
export default function ArrangeLanesList() {
  const desk = useDesk();
  const ids = createMemo(() => desk.board.lanes.all().map((lane) => lane.id), [], {
    equals: (a, b) => a.every((id, n) => id === b[n]) && a.length === b.length,
  });
  const { document } = desk.board;
  const move = (id: LaneId, by: -1 | 1) => {
    const all = ids();
    const at = all.indexOf(id);
    const after = by === 1 ? all[at + 1] : (all[at - 2] ?? null);
    if (after !== undefined) desk.act(() => moveLane(document, id, after));
  };
  return (
    <>
      <p>{dialogWords().arrangeLanes.who}</p>
      <ul class="arrange">
        <For each={ids()}>
          {(id, at) => (
            <li data-lane={id}>
              <label>
                <input
                  type="checkbox"
                  aria-label={dialogWords().arrangeLanes.show({ lane: words().lanes[id] })}
                  checked={desk.board.lanes.lane(id)?.hidden === false}
                  on:change={(event) => {
                    const hidden = !event.currentTarget.checked;
                    desk.act(() => setLaneHidden(document, id, hidden));
                  }}
                />
                <LaneIcon lane={id} />
                {words().lanes[id]}
              </label>
              <IconButton
                name={dialogWords().arrangeLanes.up({ lane: words().lanes[id] })}
                disabled={at() === 0}
                onClick={() => move(id, -1)}
              >
                <ArrowUp aria-hidden="true" />
              </IconButton>
              <IconButton
                name={dialogWords().arrangeLanes.down({ lane: words().lanes[id] })}
                disabled={at() === ids().length - 1}
                onClick={() => move(id, 1)}
              >
                <ArrowDown aria-hidden="true" />
              </IconButton>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}
