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
      <div class="check-in-word" ref={(element) => (acts = element)}>
        <Show when={props.feeling}>
          {(feeling) => (
            <p class="check-in-feeling" dir="auto">
              {feeling()}
            </p>
          )}
        </Show>
        <Show when={!props.isOver}>
          <Show
            when={props.feeling !== undefined}
            fallback={
              <Button wide aria-haspopup="listbox" onClick={() => props.onPick()}>
                {say().choose}
              </Button>
            }
          >
            <Button look="plain" aria-haspopup="listbox" onClick={() => props.onPick()}>
              {say().another}
            </Button>
            <Button look="plain" onClick={() => props.onLeaveOut()}>
              {say().leaveOut}
            </Button>
          </Show>
        </Show>
      </div>
    </section>
  );
}
