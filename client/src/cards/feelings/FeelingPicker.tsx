import { MAX_FEELING_LENGTH } from '@steady/shared/board/limits.ts';
import type { FeelingGroup } from '@steady/shared/board/feelings.ts';
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { Field } from '../../ui/Field.tsx';
import { liveWords } from '../../words/live.ts';
import './feelings.css';

interface Offered {
  readonly key: string;
  readonly group: string;
  readonly feeling: string;
  readonly label: string;
}

/**
 * A combobox whose list always stands below it, in groups: typing narrows it, arrows move in it, Enter
 * takes one, and so does a tap. What is in no list can be taken as it was written.
 */
export function FeelingPicker(props: {
  vocabulary: readonly FeelingGroup[];
  onChoose: (feeling: string) => void;
  /** What happens with it, said while nothing is marked. */
  hint: string;
}) {
  const id = createUniqueId();
  const [written, setWritten] = createSignal('');
  const [at, setAt] = createSignal(0);
  const offered = createMemo(() => offers(props.vocabulary, written().trim()));
  const groups = createMemo(() => [...new Set(offered().map(({ group }) => group))]);
  const active = () => (isMoving() ? offered()[Math.min(at(), offered().length - 1)] : undefined);
  /** Nothing is marked before somebody has typed or moved. */
  const [isMoving, setMoving] = createSignal(false);
  const optionId = (key: string) => `${id}-${key}`;

  const move = (to: number) => {
    setAt((to + offered().length) % offered().length);
    setMoving(true);
    const key = active()?.key;
    if (key !== undefined)
      document.getElementById(optionId(key))?.scrollIntoView({ block: 'nearest' });
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (event.key === 'ArrowDown') move(isMoving() ? at() + 1 : 0);
        else move(isMoving() ? at() - 1 : -1);
        break;
      case 'Enter': {
        const chosen = active();
        if (chosen !== undefined) props.onChoose(chosen.feeling);
        break;
      }
      default:
        return;
    }
    event.preventDefault();
  };
  return (
    <div class="feelings">
      <Field
        id={`${id}-find`}
        label={liveWords().feelings.find}
        hint={liveWords().feelings.findHint}
      >
        <input
          id={`${id}-find`}
          class="field-input"
          type="text"
          dir="auto"
          role="combobox"
          autocomplete="off"
          // With a finger the list comes first; the keyboard of a phone would cover it.
          autofocus={window.matchMedia('(pointer: fine)').matches}
          maxlength={MAX_FEELING_LENGTH}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={((key) => key && optionId(key))(active()?.key)}
          aria-describedby={`${id}-find-hint`}
          value={written()}
          onInput={(event) => {
            setWritten(event.currentTarget.value);
            setAt(0);
            setMoving(event.currentTarget.value.trim() !== '');
          }}
          onKeyDown={keyDown}
        />
      </Field>
      <div id={`${id}-list`} role="listbox" aria-label={liveWords().feelings.list}>
        <For each={groups()}>
          {(group) => (
            <div role="group" aria-label={group} class="feelings-group">
              <p class="feelings-name" aria-hidden="true">
                {group}
              </p>
              <For each={offered().filter((one) => one.group === group)}>
                {(one) => (
                  <div
                    id={optionId(one.key)}
                    role="option"
                    class="feeling"
                    dir="auto"
                    aria-selected={active()?.key === one.key ? 'true' : 'false'}
                    on:click={() => props.onChoose(one.feeling)}
                  >
                    {one.label}
                  </div>
                )}
              </For>
            </div>
          )}
        </For>
      </div>
      <Show when={!isMoving()}>
        <p class="field-hint">{props.hint}</p>
      </Show>
    </div>
  );
}

/** What begins with the letters written so far, or else has them in it; and last, these themselves. */
function offers(vocabulary: readonly FeelingGroup[], written: string): readonly Offered[] {
  const all = vocabulary.flatMap(({ name, feelings }, g) =>
    feelings.map((feeling, n) => ({ key: `${g}-${n}`, group: name, feeling, label: feeling })),
  );
  if (written === '') return all;
  const wanted = written.toLocaleLowerCase();
  const begins = all.filter(({ feeling }) =>
    ` ${feeling.toLocaleLowerCase()}`.includes(` ${wanted}`),
  );
  const found =
    begins.length > 0
      ? begins
      : all.filter(({ feeling }) => feeling.toLocaleLowerCase().includes(wanted));
  if (found.some(({ feeling }) => feeling.toLocaleLowerCase() === wanted)) return found;
  const { own, ownGroup } = liveWords().feelings;
  const label = own({ feeling: written });
  return [...found, { key: 'own', group: ownGroup, feeling: written, label }];
}
