import { TextField } from '../ui/TextField.tsx';
import { Tick } from '../ui/Tick.tsx';
import { pageWords } from '../words/pages.ts';

/** What every sheet asks of somebody with an account. */
export function EmailField(props: {
  value: string;
  problem: string | undefined;
  hint?: string;
  onInput: (value: string) => void;
}) {
  return (
    <TextField
      label={pageWords().signIn.email}
      hint={props.hint}
      type="email"
      name="email"
      autocomplete="username"
      value={props.value}
      onInput={(value) => props.onInput(value)}
      problem={props.problem}
    />
  );
}

/** Then nothing is kept on it. */
export function SharedDeviceTick(props: { checked: boolean; onChange: (is: boolean) => void }) {
  return (
    <Tick
      label={pageWords().join.sharedDevice}
      hint={pageWords().join.sharedHint}
      checked={props.checked}
      onChange={(is) => props.onChange(is)}
    />
  );
}
