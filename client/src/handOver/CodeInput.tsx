import { createUniqueId } from 'solid-js';
import { describedBy, Field } from '../ui/Field.tsx';
import '../ui/field.css';

export interface CodeInputProps {
  label: string;
  hint: string;
  problem?: string | undefined;
  value: string;
  onInput: (typed: string) => void;
}

/** Six digits that nobody beside should read, and that no browser should offer to keep. */
export function CodeInput(props: CodeInputProps) {
  const id = createUniqueId();
  return (
    <Field id={id} label={props.label} hint={props.hint} problem={props.problem}>
      <input
        id={id}
        class="field-input"
        type="password"
        dir="ltr"
        inputmode="numeric"
        autocomplete="off"
        maxlength={12}
        value={props.value}
        aria-describedby={describedBy(id, props.hint, props.problem)}
        aria-invalid={props.problem ? 'true' : undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Field>
  );
}
