import { MAX_REMARK_LENGTH, type RoundValue } from '@steady/shared/ledger/values.ts';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { liveWords } from '../../words/live.ts';
import type { Own } from './createOwnAnswer.ts';
import { PARTS } from './createOwnAnswer.ts';
import type { OpenRound } from './createRounds.ts';
import { DegreeIcon } from './DegreeIcon.tsx';
import { DEGREES, parseDegree } from './degrees.ts';

/** Where the words are while they are written. */
export type Writing = Pick<Own, 'draft' | 'write'>;

export interface AnswerFormProps {
  round: Pick<OpenRound, 'of'>;
  own: Writing;
  busy: boolean;
  /** What the server said when it did not take the answer. */
  problem: string;
  onGive: (value: RoundValue) => void;
}

/** A private sheet. Its fields are plain ones: no caret of theirs is told to anybody (createOwnAnswer, Q1). */
export function AnswerForm(props: AnswerFormProps) {
  const [missing, setMissing] = createSignal('');
  const give = (value: RoundValue | undefined, ask: string) => {
    setMissing(value === undefined ? ask : '');
    if (value !== undefined) props.onGive(value);
  };
  const problem = () => missing() || props.problem;
  return (
    <Show
      when={props.round.of === 'temperature'}
      fallback={
        <form
          class="round-form"
          onSubmit={(event) => {
            event.preventDefault();
            give(partsOf(props.own), liveWords().rounds.writeSomething);
          }}
        >
          <Parts own={props.own} />
          <Problem text={problem()} />
          <div class="round-even">
            <Button busy={props.busy} wide onClick={() => props.onGive({ kind: 'not-today' })}>
              {liveWords().rounds.notToday}
            </Button>
            <Button busy={props.busy} wide type="submit">
              {liveWords().rounds.give}
            </Button>
          </div>
        </form>
      }
    >
      <form
        class="round-form"
        onSubmit={(event) => {
          event.preventDefault();
          give(temperatureOf(props.own), liveWords().rounds.chooseOne);
        }}
      >
        <Temperature own={props.own} />
        <Problem text={problem()} />
        <Button look="primary" busy={props.busy} wide type="submit">
          {liveWords().rounds.give}
        </Button>
      </form>
    </Show>
  );
}

function Temperature(props: { own: Writing }) {
  const name = createUniqueId();
  const options = () => [
    ...DEGREES.map((degree) => ({
      value: String(degree),
      label: liveWords().rounds.degrees[degree],
      picture: () => <DegreeIcon degree={degree} />,
    })),
    { value: 'not-today', label: liveWords().rounds.notToday },
  ];
  return (
    <div class="round-steps">
      <Choice
        legend={liveWords().rounds.temperature}
        name={name}
        options={options()}
        value={props.own.draft().temperature}
        onChoose={(temperature) => props.own.write({ temperature })}
      />
    </div>
  );
}

function Parts(props: { own: Writing }) {
  const id = createUniqueId();
  return (
    <For each={PARTS}>
      {(part) => (
        <Field
          id={`${id}-${part}`}
          label={liveWords().rounds.parts[part]}
          hint={liveWords().rounds.partLines[part]}
        >
          <textarea
            id={`${id}-${part}`}
            class="field-input round-part"
            dir="auto"
            rows={2}
            maxlength={MAX_REMARK_LENGTH}
            autocomplete="off"
            aria-describedby={`${id}-${part}-hint`}
            value={props.own.draft()[part]}
            onInput={(event) => props.own.write({ [part]: event.currentTarget.value })}
          />
        </Field>
      )}
    </For>
  );
}

function Problem(props: { text: string }) {
  return (
    <div role="alert">
      <Show when={props.text}>
        <p class="field-problem">{props.text}</p>
      </Show>
    </div>
  );
}

function temperatureOf({ draft }: Writing): RoundValue | undefined {
  const chosen = draft().temperature;
  if (chosen === 'not-today') return { kind: 'not-today' };
  const degrees = parseDegree(chosen);
  return degrees === undefined ? undefined : { kind: 'temperature', degrees };
}

function partsOf({ draft }: Writing): RoundValue | undefined {
  const feelsSafe = draft().feelsSafe.trim();
  const stillPainful = draft().stillPainful.trim();
  const nextSteps = draft().nextSteps.trim();
  if (feelsSafe === '' && stillPainful === '' && nextSteps === '') return undefined;
  return { kind: 'feels-safe', feelsSafe, stillPainful, nextSteps };
}
