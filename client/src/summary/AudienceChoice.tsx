import type { Audience } from '@steady/shared/summary/choices.ts';
import { createUniqueId, For } from 'solid-js';
import { summaryWords } from '../words/summary.ts';

export interface AudienceChoiceProps {
  audiences: readonly Audience[];
  value: Audience;
  onChoose: (audience: Audience) => void;
}

/** Who the summary is for: side by side, all of them equally large. Arrows move, as in any group of radio buttons. */
export function AudienceChoice(props: AudienceChoiceProps) {
  const name = createUniqueId();
  return (
    <fieldset class="summary-audience">
      <legend class="visually-hidden">{summaryWords().audience.legend}</legend>
      <div class="summary-chips">
        <For each={props.audiences}>
          {(audience) => (
            <label class="summary-chip">
              <input
                type="radio"
                class="visually-hidden"
                name={name}
                value={audience}
                checked={props.value === audience}
                aria-describedby={props.value === audience ? `${name}-line` : undefined}
                on:change={() => props.onChoose(audience)}
              />
              <span>{summaryWords().audience[audience]}</span>
            </label>
          )}
        </For>
      </div>
      <p class="summary-line" id={`${name}-line`}>
        {summaryWords().audience.lines[props.value]} {summaryWords().intro}
      </p>
    </fieldset>
  );
}
