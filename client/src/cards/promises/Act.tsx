import type { JSX } from 'solid-js';
import '../../ui/button.css';

export interface ActProps {
  onPress: () => void;
  /** Waits for the server: keeps its place, ignores presses and says so. */
  busy?: boolean | undefined;
  /** One of several answers: whether it is the one given. */
  pressed?: boolean | undefined;
  /** Shows more below: whether it does now. */
  expanded?: boolean | undefined;
  describedBy?: string | undefined;
  children: JSX.Element;
}

/** A button on a card. Listens by itself: the kit's delegated events never fire on the canvas. */
export function Act(props: ActProps) {
  return (
    <button
      type="button"
      class="button"
      data-look="quiet"
      aria-disabled={props.busy ? 'true' : undefined}
      aria-busy={props.busy ? 'true' : undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-describedby={props.describedBy}
      on:click={() => {
        if (!props.busy) props.onPress();
      }}
    >
      <span>{props.children}</span>
    </button>
  );
}
