import { For, onMount, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { words } from '../../words/index.ts';
import { Lane } from './Lane.tsx';
import { createHands } from './createHands.ts';

/** All lanes that show: side by side, or one at a time on a phone. */
export function Lanes(props: { focusCard: (id: string) => void }) {
  const desk = useDesk();
  const hands = createHands(desk, (id) => props.focusCard(id));
  let area: HTMLDivElement | undefined;

  onMount(() => {
    if (area !== undefined) hands.attach(area);
  });
  const focusIn = (event: FocusEvent) => {
    const card =
      event.target instanceof Element ? event.target.closest('article[data-card]') : null;
    const id = card?.getAttribute('data-card');
    if (id !== null && id !== undefined) desk.setCurrent(id);
  };
  const focusOut = (event: FocusEvent) => {
    const held = desk.held();
    // Carrying ends when the focus goes elsewhere, not when the carried card moves to another lane.
    if (held?.why !== 'carried' || event.relatedTarget === null) return;
    const to = event.relatedTarget instanceof Element ? event.relatedTarget : null;
    if (to?.closest(`[data-card="${held.id}"]`) === null) desk.hold(undefined);
  };
  const clickBeside = (event: MouseEvent) => {
    const { target } = event;
    if (target instanceof Element && target.closest('article, button, input') === null)
      desk.close();
  };
  return (
    <div
      class="lanes"
      // A reader's empty lanes hold nothing to tab to, and may still be wider than the screen.
      tabindex={desk.board.mayWrite && !desk.board.resting() ? undefined : 0}
      role="group"
      aria-label={words().board.lanes}
      ref={(element) => (area = element)}
      on:keydown={hands.keyDown}
      on:focusin={focusIn}
      on:focusout={focusOut}
      on:click={clickBeside}
    >
      <Show
        when={desk.board.lanes.shown().length > 0}
        fallback={<p class="lane-empty">{words().board.noLanes}</p>}
      >
        <For each={desk.board.lanes.shown()}>{(id) => <Lane id={id} />}</For>
      </Show>
    </div>
  );
}
