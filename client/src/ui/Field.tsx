import { Show, type JSX } from 'solid-js';
import './field.css';

export interface FieldProps {
  /** Id of the control inside; hint and problem are `${id}-hint` and `${id}-problem`. */
  id: string;
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  children: JSX.Element;
}

/** Label, hint, control, and what to do when something is not right yet. */
export function Field(props: FieldProps) {
  return (
    <div class="field" data-problem={props.problem ? '' : undefined}>
      <label class="field-label" for={props.id}>
        {props.label}
      </label>
      <Show when={props.hint}>
        <p class="field-hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      </Show>
      {props.children}
      <div role="alert" id={`${props.id}-problem`} class="field-problem">
        {props.problem}
      </div>
    </div>
  );
}

/** For `aria-describedby` of the control inside. */
export function describedBy(id: string, hint?: string, problem?: string): string | undefined {
  const ids = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
