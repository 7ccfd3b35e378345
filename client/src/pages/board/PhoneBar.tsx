import { For, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { LaneIcon } from '../../ui/LaneIcon.tsx';
import { words } from '../../words/index.ts';
import { AddToLane } from './Lane.tsx';

/** At thumb's reach on a phone: which lane, and one tap to add to it. */
export function PhoneBar() {
  const desk = useDesk();
  return (
    <nav class="phone-bar" aria-label={words().board.laneTabs}>
      <Show when={desk.board.mayWrite && desk.lane()}>{(id) => <AddToLane id={id()} />}</Show>
      <ul class="lane-tabs">
        <For each={desk.board.lanes.shown()}>
          {(id) => (
            <li>
              <button
                type="button"
                class="lane-tab"
                data-lane={id}
                aria-current={desk.lane() === id ? 'true' : undefined}
                ref={(tab) => {
                  // The chosen one stays in sight when there are more than fit.
                  if (desk.lane() === id)
                    queueMicrotask(() =>
                      tab.scrollIntoView({ inline: 'center', block: 'nearest' }),
                    );
                }}
                on:click={(event) => {
                  desk.close();
                  desk.setLane(id);
                  event.currentTarget.scrollIntoView({
                    inline: 'center',
                    block: 'nearest',
                    behavior: 'smooth',
                  });
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
