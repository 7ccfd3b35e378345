import type { Card } from '@steady/shared/board/card.ts';
import { fieldType, type FieldName } from '@steady/shared/board/kinds.ts';
import { MAX_TEXT_LENGTH } from '@steady/shared/board/limits.ts';
import { rewordCard } from '@steady/shared/board/reword.ts';
import { agreementTextOf } from '@steady/shared/ledger/agreementText.ts';
import { owns } from '@steady/shared/ledger/replies.ts';
import { mayCommand } from '@steady/shared/ledger/roles.ts';
import type { Suggestion } from '@steady/shared/ledger/state.ts';
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import type * as Y from 'yjs';
import { createText } from '../../board/createText.ts';
import { useDesk } from '../../board/createDesk.ts';
import { words } from '../../words/index.ts';
import { promiseWords } from '../../words/promises.ts';
import { Act } from './Act.tsx';
import { createAsk } from './createAsk.ts';
import { Difference } from './Difference.tsx';
import { suggestionsOf, type Numbered } from './ofCard.ts';
import { Remark } from './Remark.tsx';

type Field = 'text' | FieldName;

/** Wording that the therapist suggests: nothing changes until the owner of the card takes it. */
export function SuggestPart(props: { card: Card }) {
  const desk = useDesk();
  const { ledger, me } = desk.board;
  const say = () => promiseWords().suggestion;
  const open = createMemo(() => suggestionsOf(ledger.state(), props.card.id));
  const maySuggest = mayCommand(me.seat, 'suggest');
  return (
    <Show when={maySuggest || open().length > 0}>
      <section class="promise" aria-label={say().label}>
        <For each={open()}>{(one) => <Suggested card={props.card} suggestion={one} />}</For>
        <Show when={maySuggest}>
          <MakeSuggestion card={props.card} />
        </Show>
      </section>
    </Show>
  );
}

function Suggested(props: { card: Card; suggestion: Numbered<Suggestion> }) {
  const desk = useDesk();
  const { board } = desk;
  const say = () => promiseWords().suggestion;
  const field = () => fieldOf(props.card, props.suggestion.field);
  const text = createMemo(() => {
    const name = field();
    return name === undefined ? undefined : textOf(props.card, name);
  });
  const now = createWritten(text);
  const isStale = () => now() !== props.suggestion.before;
  const { busy, ask } = createAsk(() => props.card.id);
  const mayAnswer = () => {
    const author = board.cards.authorOf(props.card.id);
    const facts = { author, text: agreementTextOf(props.card) };
    return (
      mayCommand(board.me.seat, 'answer-suggestion') &&
      owns(facts, props.suggestion.field, board.me.seat)
    );
  };
  const answer = (given: 'taken' | 'left') =>
    ask({ kind: 'answer-suggestion', suggestion: props.suggestion.seq, answer: given });
  const take = async () => {
    const name = field();
    const { id } = props.card;
    const { before, words: after } = props.suggestion;
    if (name === undefined || !(await answer('taken'))) return;
    desk.act(() => rewordCard(board.document, id, [{ field: name, before, after }]));
  };
  return (
    <div class="promise-exact">
      <p class="card-label">{say().label}</p>
      <Difference before={props.suggestion.before} after={props.suggestion.words} />
      <Show when={isStale()}>
        <p>{say().stale}</p>
      </Show>
      <Show when={mayAnswer()} fallback={<p class="field-hint">{say().waiting}</p>}>
        <div class="promise-two">
          <Show when={!isStale() && board.mayWriteIn(props.card.lane)}>
            <Act busy={busy()} onPress={() => void take()}>
              {say().take}
            </Act>
          </Show>
          <Act busy={busy()} onPress={() => void answer('left')}>
            {say().leave}
          </Act>
        </div>
      </Show>
    </div>
  );
}

function MakeSuggestion(props: { card: Card }) {
  const say = () => promiseWords().suggestion;
  const id = createUniqueId();
  const [isOpen, setOpen] = createSignal(false);
  const [field, setField] = createSignal<Field>('text');
  const [given, setGiven] = createSignal('');
  const now = createWritten(() => textOf(props.card, field()));
  const { busy, ask } = createAsk(() => props.card.id);
  const fields = (): readonly Field[] => ['text', ...props.card.words.keys()];
  const choose = (name: Field) => {
    setField(name);
    setGiven(now());
  };
  const open = () => {
    choose('text');
    setOpen(true);
  };
  const send = async () => {
    const before = now();
    const { id: card } = props.card;
    const suggested = { kind: 'suggest', card, field: field(), before, words: given() } as const;
    if (await ask(suggested)) setOpen(false);
  };
  return (
    <Show when={isOpen()} fallback={<Act onPress={open}>{say().open}</Act>}>
      <div class="promise-step">
        <Show when={fields().length > 1}>
          <label class="card-label" for={id}>
            {say().field}
          </label>
          <select
            id={id}
            class="field-input"
            on:change={(event) => {
              const chosen = fields().find((name) => name === event.currentTarget.value);
              if (chosen !== undefined) choose(chosen);
            }}
          >
            <For each={fields()}>
              {(name) => (
                <option value={name} selected={name === field()}>
                  {name === 'text' ? say().main : words().cards.fields[name]}
                </option>
              )}
            </For>
          </select>
        </Show>
        <Remark
          label={say().words}
          hint={say().hint}
          value={given()}
          onInput={setGiven}
          focus
          maxLength={MAX_TEXT_LENGTH}
          onEscape={() => setOpen(false)}
        />
        <Show when={given() !== now()}>
          <div class="promise-exact">
            <p class="card-label">{say().preview}</p>
            <Difference before={now()} after={given()} />
          </div>
        </Show>
        <div class="promise-two">
          <Act busy={busy() || given() === now()} onPress={() => void send()}>
            {say().send}
          </Act>
          <Act onPress={() => setOpen(false)}>{promiseWords().notYet}</Act>
        </div>
      </div>
    </Show>
  );
}

const textOf = (card: Card, field: Field): Y.Text | undefined =>
  field === 'text' ? card.text : card.words.get(field);

function fieldOf(card: Card, name: string): Field | undefined {
  if (name === 'text') return name;
  for (const field of card.words.keys())
    if (field === name && fieldType(card.kind, field) === 'words') return field;
  return undefined;
}

/** What stands in a text now; nothing where there is none. */
function createWritten(text: () => Y.Text | undefined): () => string {
  const listened = createMemo(() => {
    const present = text();
    return present === undefined ? undefined : createText(present);
  });
  return () => listened()?.() ?? '';
}
