import { setFeelings, type FeelingGroup } from '@steady/shared/board/feelings.ts';
import {
  MAX_FEELING_GROUPS,
  MAX_FEELING_LENGTH,
  MAX_FEELINGS_PER_GROUP,
} from '@steady/shared/board/limits.ts';
import { createSignal, createUniqueId, Index, Show, untrack } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { liveWords } from '../../words/live.ts';
import './feelings.css';

interface Draft {
  readonly name: string;
  readonly words: string;
}

/** The therapist's words for feelings on this board: groups, and feelings with commas between them. */
export function EditFeelings(props: { vocabulary: readonly FeelingGroup[]; onDone: () => void }) {
  const desk = useDesk();
  const id = createUniqueId();
  const [groups, setGroups] = createSignal<readonly Draft[]>(
    untrack(() =>
      props.vocabulary.map(({ name, feelings }) => ({ name, words: feelings.join(', ') })),
    ),
  );
  const [problem, setProblem] = createSignal('');
  const change = (at: number, more: Partial<Draft>) =>
    setGroups((all) => all.map((group, n) => (n === at ? { ...group, ...more } : group)));
  const use = (vocabulary: readonly FeelingGroup[] | undefined) => {
    desk.act(() => setFeelings(desk.board.document, vocabulary));
    desk.say({ text: liveWords().feelings.edit.saved });
    props.onDone();
  };
  const save = () => {
    const vocabulary = groups().map(read);
    const found = problemOf(vocabulary);
    setProblem(found ?? '');
    if (found === undefined) use(vocabulary);
  };
  return (
    <form
      class="feelings-edit"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p>{liveWords().feelings.edit.who}</p>
      <Index each={groups()}>
        {(group, at) => (
          <fieldset class="feelings-fields">
            <legend class="visually-hidden">
              {liveWords().feelings.edit.groupOf({ name: group().name })}
            </legend>
            <TextField
              label={liveWords().feelings.edit.group}
              value={group().name}
              maxlength={MAX_FEELING_LENGTH}
              autocomplete="off"
              onInput={(name) => change(at, { name })}
            />
            <Field id={`${id}-${at}`} label={liveWords().feelings.edit.words}>
              <textarea
                id={`${id}-${at}`}
                class="field-input"
                dir="auto"
                rows={2}
                value={group().words}
                onInput={(event) => change(at, { words: event.currentTarget.value })}
              />
            </Field>
            <Button onClick={() => setGroups((all) => all.toSpliced(at, 1))}>
              {liveWords().feelings.edit.remove}
            </Button>
          </fieldset>
        )}
      </Index>
      <div role="alert">
        <Show when={problem()}>
          <p class="field-problem">{problem()}</p>
        </Show>
      </div>
      <div class="feelings-acts">
        <Button onClick={() => setGroups((all) => [...all, { name: '', words: '' }])}>
          {liveWords().feelings.edit.add}
        </Button>
        <Button onClick={() => use(undefined)}>{liveWords().feelings.edit.plain}</Button>
        <Button look="primary" type="submit">
          {liveWords().feelings.edit.save}
        </Button>
      </div>
    </form>
  );
}

/** Commas of other scripts too. */
const read = ({ name, words }: Draft): FeelingGroup => ({
  name: name.trim(),
  feelings: words
    .split(/[,،、，\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== ''),
});

function problemOf(groups: readonly FeelingGroup[]): string | undefined {
  const { empty, long, full, groups: many } = liveWords().feelings.edit;
  if (groups.length > MAX_FEELING_GROUPS) return many;
  if (groups.length === 0 || groups.some((group) => !group.name || group.feelings.length === 0))
    return empty;
  if (groups.some(({ feelings }) => feelings.length > MAX_FEELINGS_PER_GROUP)) return full;
  const words = groups.flatMap(({ name, feelings }) => [name, ...feelings]);
  return words.some((one) => one.length > MAX_FEELING_LENGTH) ? long : undefined;
}
