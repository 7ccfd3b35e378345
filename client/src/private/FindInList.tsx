import { createUniqueId, For } from 'solid-js';
import { Field } from '../ui/Field.tsx';
import { privateWords } from '../words/private.ts';
import { isFinding, monthInWords, monthsOf, type Finding } from './finding.ts';
import type { Piece } from './space.ts';

export interface FindInListProps {
  finding: Finding;
  /** All that could be found. */
  pieces: readonly Piece[];
  /** How many were. */
  count: number;
}

/** The way to one of two hundred days: by a word of it, by its month. */
export function FindInList(props: FindInListProps) {
  const id = createUniqueId();
  return (
    <search class="private-find">
      <Field id={`${id}-find`} label={privateWords().find.words}>
        <input
          id={`${id}-find`}
          class="field-input"
          type="search"
          dir="auto"
          autocomplete="off"
          value={props.finding.words()}
          onInput={(event) => props.finding.setWords(event.currentTarget.value)}
        />
      </Field>
      <Field id={`${id}-month`} label={privateWords().find.month}>
        <select
          id={`${id}-month`}
          class="field-input"
          onChange={(event) => props.finding.setMonth(event.currentTarget.value)}
        >
          <option value="">{privateWords().find.all}</option>
          <For each={monthsOf(props.pieces)}>
            {(month) => (
              <option value={month} selected={month === props.finding.month()}>
                {monthInWords(month)}
              </option>
            )}
          </For>
        </select>
      </Field>
      <p class="private-small soft private-found" role="status">
        {isFinding(props.finding) ? privateWords().find.found({ count: props.count }) : ''}
      </p>
    </search>
  );
}
