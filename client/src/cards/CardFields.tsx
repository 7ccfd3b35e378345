import type { Card } from '@steady/shared/board/card.ts';
import {
  AGREEMENT_TOPICS,
  CADENCES,
  fieldsOf,
  type FieldName,
  type FieldType,
  type FieldValue,
} from '@steady/shared/board/kinds.ts';
import { setField, wordsOf } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A, PARTNER_B, type Seat } from '@steady/shared/seats.ts';
import Plus from 'lucide-solid/icons/plus';
import {
  createMemo,
  createSignal,
  createUniqueId,
  For,
  Index,
  Match,
  Show,
  Switch,
} from 'solid-js';
import type * as Y from 'yjs';
import { createText } from '../board/createText.ts';
import { useDesk } from '../board/createDesk.ts';
import { words } from '../words/index.ts';
import { CardWords } from './CardWords.tsx';
import '../ui/field.css';

/**
 * The fields of a card's kind beside its words: those with something in them, and on an open card a
 * button for each of the others, so that nobody meets a form.
 */
export function CardFields(props: { card: Card; open: boolean }) {
  const desk = useDesk();
  const [asked, setAsked] = createSignal<ReadonlySet<FieldName>>(new Set());
  const kind = createMemo(() => props.card.kind);
  const all = createMemo(() => fieldsOf(kind()));
  const fill = createFilled(() => props.card);
  const editing = () => props.open && desk.board.mayWrite;
  const shown = (name: FieldName) => fill(name) || (editing() && asked().has(name));
  const missing = () => all().filter(([name]) => !shown(name));

  return (
    <Show when={all().length > 0}>
      <div class="card-fields" hidden={!editing() && !all().some(([name]) => fill(name))}>
        <For each={all()}>
          {([name, type]) => (
            <Show when={shown(name)}>
              <Show
                when={editing()}
                fallback={<ReadField card={props.card} name={name} type={type} />}
              >
                <EditField
                  card={props.card}
                  name={name}
                  type={type}
                  focus={asked().has(name) && !fill(name)}
                />
              </Show>
            </Show>
          )}
        </For>
        <Show when={editing() && missing().length > 0}>
          <div class="card-chips" role="group" aria-label={words().cards.moreFields}>
            <For each={missing()}>
              {([name]) => (
                <button
                  type="button"
                  class="chip"
                  aria-label={words().cards.addField({ field: words().cards.fields[name] })}
                  on:click={() => setAsked(new Set([...asked(), name]))}
                >
                  <Plus aria-hidden="true" size={14} />
                  {words().cards.fields[name]}
                </button>
              )}
            </For>
          </div>
        </Show>
      </div>
    </Show>
  );
}

/** Whether a field has something in it; listens to each text once. */
function createFilled(card: () => Card): (name: FieldName) => boolean {
  const texts = createMemo(
    () => new Map([...card().words].map(([name, text]) => [name, createFilledText(text)])),
  );
  return (name) => card().values.has(name) || (texts().get(name)?.() ?? false);
}

function createFilledText(text: Y.Text): () => boolean {
  const written = createText(text);
  return createMemo(() => written().trim() !== '');
}

function ReadField(props: { card: Card; name: FieldName; type: FieldType }) {
  return (
    <p class="card-field">
      <span class="card-label">{words().cards.fields[props.name]}</span>{' '}
      <bdi dir="auto">
        <Show
          when={props.type === 'words' && props.card.words.get(props.name)}
          keyed
          fallback={<ValueWords name={props.name} value={props.card.values.get(props.name)} />}
        >
          {(text) => createText(text)()}
        </Show>
      </bdi>
    </p>
  );
}

function ValueWords(props: { name: FieldName; value: FieldValue | undefined }) {
  const desk = useDesk();
  return <>{valueWords(props.value, (seat) => desk.board.nameOf(seat))}</>;
}

function valueWords(value: FieldValue | undefined, nameOf: (seat: Seat) => string): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') {
    const [one = '', other] = value.map(nameOf);
    return other === undefined ? one : words().cards.owners({ one, other });
  }
  const topic = AGREEMENT_TOPICS.find((known) => known === value);
  if (topic !== undefined) return words().cards.topics[topic];
  const cadence = CADENCES.find((known) => known === value);
  if (cadence !== undefined) return words().cards.cadences[cadence];
  // A day of the wall calendar: read as UTC and shown as UTC, so that no time zone moves it.
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${value}T00:00:00Z`),
  );
}

function EditField(props: { card: Card; name: FieldName; type: FieldType; focus: boolean }) {
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
        </Match>
        <Match when={props.type === 'day'}>
          <label class="card-label" for={id}>
            {label()}
          </label>
          <input
            id={id}
            class="field-input"
            type="date"
            ref={(element) => focusLater(element, props.focus)}
            value={chosen()}
            on:change={(event) => set(event.currentTarget.value || undefined)}
          />
        </Match>
      </Switch>
    </div>
  );
}

/** A field that was just asked for takes the caret, once it stands in the page. */
function focusLater(element: HTMLElement, wanted: boolean): void {
  if (wanted) queueMicrotask(() => element.focus());
}
