import { createUniqueId, Show } from 'solid-js';
import './choice.css';

export interface TickProps {
  label: string;
  /** What follows from it, in one sentence. */
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** One thing that is so or not; the whole row is its target. */
export function Tick(props: TickProps) {
  const id = createUniqueId();
  return (
    <label class="choice-option" data-plain="">
      <input
        type="checkbox"
        checked={props.checked}
        aria-labelledby={`${id}-label`}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span class="choice-words">
        <span class="choice-label" id={`${id}-label`}>
          {props.label}
        </span>
        <Show when={props.hint}>
          <span class="choice-line" id={`${id}-hint`}>
            {props.hint}
          </span>
        </Show>
      </span>
    </label>
  );
}
