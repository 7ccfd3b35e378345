import Eye from 'lucide-solid/icons/eye';
import EyeOff from 'lucide-solid/icons/eye-off';
import { createSignal, createUniqueId } from 'solid-js';
import { pageWords } from '../words/pages.ts';
import { describedBy, Field } from './Field.tsx';
import { IconButton } from './IconButton.tsx';

export interface PasswordFieldProps {
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  autocomplete: 'current-password' | 'new-password';
  value: string;
  onInput: (value: string) => void;
}

/** A password that can be looked at: typing it blind on a phone is where people give up. */
export function PasswordField(props: PasswordFieldProps) {
  const id = createUniqueId();
  const [shown, setShown] = createSignal(false);
  return (
    <Field id={id} label={props.label} hint={props.hint} problem={props.problem}>
      <div class="field-with-button">
        <input
          class="field-input"
          id={id}
          type={shown() ? 'text' : 'password'}
          name="password"
          autocomplete={props.autocomplete}
          autocapitalize="none"
          spellcheck={false}
          value={props.value}
          aria-describedby={describedBy(id, props.hint, props.problem)}
          aria-invalid={props.problem ? 'true' : undefined}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
        <IconButton
          name={pageWords().signIn.showPassword}
          aria-pressed={shown()}
          onClick={() => setShown(!shown())}
        >
          {shown() ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        </IconButton>
      </div>
    </Field>
  );
}
