import { For, type JSX } from 'solid-js';
import './choice.css';

export interface ChoiceOption<Value extends string> {
  value: Value;
  label: string;
  /** One line: what choosing it does. */
  line?: string;
  picture?: () => JSX.Element;
}

export interface ChoiceProps<Value extends string> {
  legend: string;
  hint?: string;
  /** Unique on the page. */
  name: string;
  options: readonly ChoiceOption<Value>[];
  value: Value;
  onChoose: (value: Value) => void;
}

/** One of several, all of them equally large. Native radio buttons: arrows move, Space chooses. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  return (
    <fieldset class="choice">
      <legend>
        <span class="field-label">{props.legend}</span>
        <span class="field-hint">{props.hint}</span>
      </legend>
      <For each={props.options}>
        {(option) => (
          <label class="choice-option">
            <input
              type="radio"
              name={props.name}
              value={option.value}
              checked={props.value === option.value}
              onChange={() => props.onChoose(option.value)}
            />
            <span class="choice-words">
              <span class="choice-label">{option.label}</span>
              <span class="choice-line">{option.line}</span>
            </span>
            {option.picture?.()}
          </label>
        )}
      </For>
    </fieldset>
  );
}
