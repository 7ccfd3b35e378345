import { createUniqueId, splitProps, type JSX } from 'solid-js';
import { describedBy, Field } from './Field.tsx';

type Native = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'class' | 'onInput' | 'value'>;

export interface TextFieldProps extends Native {
  label: string;
  /** One sentence under the label: what it is for, or who can see it. */
  hint?: string | undefined;
  /** What to do about what was typed; announced, and says what is safe. */
  problem?: string | undefined;
  value: string;
  onInput: (value: string) => void;
}

/** One line of plain text with its label above it. For text on cards use the board's editor. */
export function TextField(props: TextFieldProps) {
  const [own, native] = splitProps(props, ['label', 'hint', 'problem', 'value', 'onInput', 'id']);
  const unique = createUniqueId();
  const id = () => own.id ?? unique;
  return (
    <Field id={id()} label={own.label} hint={own.hint} problem={own.problem}>
      <input
        type="text"
        dir={native.type === undefined || native.type === 'text' ? 'auto' : undefined}
        {...native}
        class="field-input"
        id={id()}
        value={own.value}
        aria-describedby={describedBy(id(), own.hint, own.problem)}
        aria-invalid={own.problem ? 'true' : undefined}
        onInput={(event) => own.onInput(event.currentTarget.value)}
      />
    </Field>
  );
}
