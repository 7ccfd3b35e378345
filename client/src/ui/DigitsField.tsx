import { plainDigits } from './digits.ts';
import { TextField } from './TextField.tsx';

export interface DigitsFieldProps {
  label: string;
  hint?: string;
  problem?: string | undefined;
  value: string;
  onInput: (digits: string) => void;
}

/** Four digits that were said aloud, in whatever numerals somebody's keyboard has. */
export function DigitsField(props: DigitsFieldProps) {
  return (
    <TextField
      label={props.label}
      hint={props.hint}
      problem={props.problem}
      type="text"
      dir="ltr"
      inputmode="numeric"
      autocomplete="off"
      maxLength={12}
      value={props.value}
      onInput={(typed) => props.onInput(plainDigits(typed).slice(0, 4))}
    />
  );
}

export const isFourDigits = (typed: string): boolean => /^[0-9]{4}$/.test(typed);
