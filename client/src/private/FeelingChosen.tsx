import { onMount, Show } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { checkInWords } from '../words/checkIn.ts';

export interface FeelingChosenProps {
  feeling: string | undefined;
  /** Set aside: it can only be read. */
  isOver: boolean;
  /** Somebody comes back from the list. */
  hasFocus: boolean;
  onPick: () => void;
  onLeaveOut: () => void;
}

/** The one word, or the way to the list of them. */
export function FeelingChosen(props: FeelingChosenProps) {
  const say = checkInWords;
  let acts: HTMLDivElement | undefined;
  onMount(() => {
    if (props.hasFocus) acts?.querySelector('button')?.focus();
  });
  return (
    <section class="check-in-part" aria-label={say().feeling}>
      <p class="field-label">{say().feeling}</p>
      <Show when={props.feeling}>
        {(feeling) => (
          <p class="check-in-feeling" dir="auto">
            {feeling()}
          </p>
        )}
      </Show>
      <Show when={!props.isOver}>
        <div class="private-acts" ref={(element) => (acts = element)}>
          <Button aria-haspopup="listbox" onClick={() => props.onPick()}>
            {props.feeling === undefined ? say().choose : say().another}
          </Button>
          <Show when={props.feeling !== undefined}>
            <Button onClick={() => props.onLeaveOut()}>{say().leaveOut}</Button>
          </Show>
        </div>
      </Show>
    </section>
  );
}
