import type { Card } from '@steady/shared/board/card.ts';
import {
  AGREEMENT_TOPICS,
  CADENCES,
  fieldsOf,
  type FieldName,
  type FieldType,
  type FieldValue,
} from '@steady/shared/board/kinds.ts';
import type { Seat } from '@steady/shared/seats.ts';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type * as Y from 'yjs';
import { createText } from '../board/createText.ts';
import { useDesk } from '../board/createDesk.ts';
import { later } from '../ui/later.tsx';
import { words } from '../words/index.ts';

const EditField = later(() => import('./EditField.tsx'), 'nothing');

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
