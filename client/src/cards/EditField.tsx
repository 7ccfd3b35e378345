import type { Card } from '@steady/shared/board/card.ts';
import {
  AGREEMENT_TOPICS,
  CADENCES,
  type FieldName,
  type FieldType,
  type FieldValue,
} from '@steady/shared/board/kinds.ts';
import { setField, wordsOf } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import { createUniqueId, Index, Match, Show, Switch } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { words } from '../words/index.ts';
import { CardWords } from './CardWords.tsx';
import WritingHelp from './feelings/WritingHelp.tsx';
import '../ui/field.css';

export interface EditFieldProps {
  card: Card;
  name: FieldName;
  type: FieldType;
  /** It was just asked for, and takes the caret. */
  focus: boolean;
}

/** One field of an open card, to write in or choose from. */
export default function EditField(props: EditFieldProps) {
  const desk = useDesk();
  const id = createUniqueId();
  const label = () => words().cards.fields[props.name];
  const set = (to: FieldValue | undefined) => {
    const { card, name } = props;
    desk.act(() => setField(desk.board.document, card.id, name, to));
  };
  const value = () => props.card.values.get(props.name);
  const choices = (): ReadonlyArray<readonly [string, string, FieldValue]> => {
    switch (props.type) {
      case 'topic':
        return AGREEMENT_TOPICS.map((topic) => [topic, words().cards.topics[topic], topic]);
      case 'cadence':
        return CADENCES.map((cadence) => [cadence, words().cards.cadences[cadence], cadence]);
      case 'owners': {
        const { nameOf } = desk.board;
        return [
          [PARTNER_A, nameOf(PARTNER_A), [PARTNER_A]],
          [PARTNER_B, nameOf(PARTNER_B), [PARTNER_B]],
          ['both', words().cards.bothOfUs, [PARTNER_A, PARTNER_B]],
        ];
      }
      case 'words':
      case 'day':
      case 'time':
      case 'seat':
        return [];
      default:
        return props.type satisfies never;
    }
  };
  const chosen = () => {
    const now = value();
    if (now === undefined) return '';
    if (typeof now === 'string') return now;
    return now.length === 2 ? 'both' : (now[0] ?? '');
  };
  return (
    <div class="card-field-edit">
      <Switch
        fallback={
          <>
            <label class="card-label" for={id}>
              {label()}
            </label>
            <select
              id={id}
              class="field-input"
              ref={(element) => focusLater(element, props.focus)}
              on:change={(event) =>
                set(choices().find(([key]) => key === event.currentTarget.value)?.[2])
              }
            >
              <option value="" selected={chosen() === ''}>
                {words().cards.notChosen}
              </option>
              <Index each={choices()}>
                {(choice) => (
                  <option value={choice()[0]} selected={chosen() === choice()[0]}>
                    {choice()[1]}
                  </option>
                )}
              </Index>
            </select>
          </>
        }
      >
        <Match when={props.type === 'words'}>
          <span class="card-label" aria-hidden="true">
            {label()}
          </span>
          <Show when={wordsOf(desk.board.document, props.card.id, props.name)} keyed>
            {(text) => (
              <CardWords
                text={text}
                card={props.card}
                field={props.name}
                label={label()}
                open
                focus={props.focus}
              />
            )}
          </Show>
          <WritingHelp card={props.card} field={props.name} />
        </Match>
        <Match when={INPUTS[props.type]} keyed>
          {(type) => (
            <>
              <label class="card-label" for={id}>
                {label()}
              </label>
              <input
                id={id}
                class="field-input"
                type={type}
                ref={(element) => focusLater(element, props.focus)}
                value={chosen()}
                on:change={(event) => set(event.currentTarget.value || undefined)}
              />
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}

/** What a browser has a field of its own for. */
const INPUTS: Partial<Record<FieldType, 'date' | 'time'>> = { day: 'date', time: 'time' };

/** A field that was just asked for takes the caret, once it stands in the page. */
function focusLater(element: HTMLElement, wanted: boolean): void {
  if (wanted) queueMicrotask(() => element.focus());
}
