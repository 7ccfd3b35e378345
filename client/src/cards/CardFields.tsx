import type { Card } from '@steady/shared/board/card.ts';
import {
  AGREEMENT_TOPICS,
  CADENCES,
  fieldsOf,
  type FieldName,
  type FieldType,
  type FieldValue,
} from '@steady/shared/board/kinds.ts';
import type { AgreementStatus } from '@steady/shared/ledger/state.ts';
import { PARTNER_A, PARTNER_B, type Seat } from '@steady/shared/seats.ts';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
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
export function CardFields(props: {
  card: Card;
  open: boolean;
  /** A field that another part of the card asks for: it opens and takes the caret. */
  wanted?: FieldName | undefined;
}) {
  const desk = useDesk();
  const [asked, setAsked] = createSignal<ReadonlySet<FieldName>>(new Set());
  const kind = createMemo(() => props.card.kind);
  const all = createMemo(() =>
    fieldsOf(kind()).filter(
      ([name]) =>
        name !== 'slipOwner' &&
        // On an open agreement it stands with the promise: only the one who will do it writes it.
        !(name === 'ifThisSlips' && kind() === 'agreement' && props.open),
    ),
  );
  const fill = createFilled(() => props.card);
  const editing = () => props.open && desk.board.mayWriteIn(props.card.lane);
  const shown = (name: FieldName) => fill(name) || (editing() && asked().has(name));
  const missing = () => all().filter(([name]) => !shown(name));
  const [unfolded, setUnfolded] = createSignal(false);
  /** Whatever is added to an agreement that stands opens it again: what to answer comes first. */
  const isFolded = () =>
    editing() &&
    missing().length > 0 &&
    !unfolded() &&
    STANDING.has(desk.board.ledger.state().agreements.get(props.card.id)?.status);
  createEffect(
    on(
      () => props.wanted,
      (name) => {
        if (name === undefined || !editing()) return;
        // Made anew, an empty field that stands there already takes the caret too.
        setAsked(new Set([...asked()].filter((other) => other !== name)));
        setAsked(new Set([...asked(), name]));
      },
      { defer: true },
    ),
  );

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
        <Show when={isFolded()}>
          <div class="card-chips">
            <button type="button" class="chip" on:click={() => setUnfolded(true)}>
              <Plus aria-hidden="true" size={14} />
              {words().cards.moreFields}
            </button>
          </div>
        </Show>
        <Show when={editing() && missing().length > 0 && !isFolded()}>
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
  const desk = useDesk();
  const label = () => {
    const slipOwner = props.card.values.get('slipOwner');
    const seat = PARTNERS.find((one) => one === slipOwner);
    return props.name === 'ifThisSlips' && seat !== undefined
      ? words().cards.slipBy({ name: desk.board.nameOf(seat) })
      : words().cards.fields[props.name];
  };
  return (
    <p class="card-field">
      <span class="card-label">{label()}</span>{' '}
      <bdi dir="auto">
        <Show
          when={props.type === 'words' && props.card.words.get(props.name)}
          keyed
          fallback={<ValueWords name={props.name} value={props.card.values.get(props.name)} />}
        >
          {(text) => <FieldWords text={text} />}
        </Show>
      </bdi>
    </p>
  );
}

/** A part of its own: what a keyed part returns is read once, and others would see the first letter only. */
function FieldWords(props: { text: Y.Text }) {
  // A keyed parent makes a new one for other words.
  // oxlint-disable-next-line solid/reactivity
  const written = createText(props.text);
  return <>{written()}</>;
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
  // Of the wall calendar or clock: read as UTC and shown as UTC, so that no time zone moves it.
  const time = value.includes(':');
  return new Date(time ? `1970-01-01T${value}Z` : value).toLocaleString(undefined, {
    [time ? 'timeStyle' : 'dateStyle']: time ? 'short' : 'medium',
    timeZone: 'UTC',
  });
}

const PARTNERS = [PARTNER_A, PARTNER_B];

const STANDING: ReadonlySet<AgreementStatus | undefined> = new Set<AgreementStatus>([
  'put-forward',
  'agreed',
  'paused',
]);
