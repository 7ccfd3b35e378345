import { MAX_REMARK_LENGTH } from '@steady/shared/ledger/values.ts';
import { createUniqueId, onMount, Show } from 'solid-js';
import '../../ui/field.css';

export interface RemarkProps {
  label: string;
  /** Who can see it, or what it is for. */
  hint?: string | undefined;
  value: string;
  onInput: (value: string) => void;
  focus?: boolean;
  maxLength?: number;
  onEscape?: (() => void) | undefined;
}

/** A few lines that are sent to the ledger, not written on the card. */
export function Remark(props: RemarkProps) {
  const id = createUniqueId();
  let area!: HTMLTextAreaElement;
  onMount(() => {
    if (props.focus) area.focus();
  });
  return (
    <div class="promise-remark">
      <label class="card-label" for={id}>
        {props.label}
      </label>
      <textarea
        ref={(element) => (area = element)}
        id={id}
        class="field-input"
        dir="auto"
        rows="2"
        maxLength={props.maxLength ?? MAX_REMARK_LENGTH}
        value={props.value}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        on:input={(event) => props.onInput(event.currentTarget.value)}
        on:keydown={(event) => {
          if (event.key !== 'Escape' || event.isComposing || props.onEscape === undefined) return;
          // The smallest thing first: the card stays open.
          event.preventDefault();
          event.stopPropagation();
          props.onEscape();
        }}
      />
      <Show when={props.hint}>
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
    </div>
  );
}
