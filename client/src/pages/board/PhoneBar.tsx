import Lock from 'lucide-solid/icons/lock';
import { createEffect, For, Show } from 'solid-js';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import { useDesk } from '../../board/createDesk.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { LaneIcon } from '../../ui/LaneIcon.tsx';
import { words } from '../../words/index.ts';
import { AddToLane } from './Lane.tsx';

/** At thumb's reach on a phone: which lane, and one tap to add to it. */
export function PhoneBar() {
  const desk = useDesk();
  const writable = () => {
    const lane = desk.lane();
    return lane !== undefined && desk.board.mayWriteIn(lane) ? lane : undefined;
  };
  return (
    <nav class="phone-bar" aria-label={words().board.laneTabs}>
      <div class="phone-bar-acts">
        <Show when={writable()}>{(id) => <AddToLane id={id()} />}</Show>
        <Show when={desk.board.mayWrite}>
          <IconButton name={words().board.onlyMe} onClick={() => desk.ask({ what: 'private' })}>
            <Lock aria-hidden="true" />
          </IconButton>
        </Show>
      </div>
      <ul class="lane-tabs" ref={(tabs) => createEffect(() => showTab(tabs, desk.lane()))}>
        <For each={desk.board.lanes.shown()}>
          {(id) => (
            <li>
              <button
                type="button"
                class="lane-tab"
                data-lane={id}
                data-tab={id}
                aria-current={desk.lane() === id ? 'true' : undefined}
                on:click={() => {
                  desk.close();
                  desk.setLane(id);
                }}
              >
                <LaneIcon lane={id} size={20} />
                <span>{words().lanes[id]}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}

/** The chosen tab stays in sight when there are more than fit; never scrolls the page with it. */
function showTab(tabs: HTMLElement, lane: LaneId | undefined): void {
  const tab = tabs.querySelector<HTMLElement>(`[data-tab="${lane}"]`);
  if (tab === null) return;
  tabs.scrollTo({ left: tab.offsetLeft - (tabs.clientWidth - tab.clientWidth) / 2 });
}
