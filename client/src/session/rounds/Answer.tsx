import type { RoundValue } from '@steady/shared/ledger/values.ts';
import { For, Match, Switch } from 'solid-js';
import { liveWords } from '../../words/live.ts';
import { PARTS } from './createOwnAnswer.ts';
import { DegreeIcon } from './DegreeIcon.tsx';
import { parseDegree } from './degrees.ts';

/** One answer, to be read. */
export function AnswerWords(props: { value: RoundValue }) {
  const parts = () => (props.value.kind === 'feels-safe' ? props.value : undefined);
  const degree = () =>
    props.value.kind === 'temperature' ? parseDegree(String(props.value.degrees)) : undefined;
  return (
    <Switch fallback={<p class="round-word">{liveWords().rounds.notToday}</p>}>
      <Match when={degree()}>
        {(of) => (
          <p class="round-word">
            <DegreeIcon degree={of()} />
            {liveWords().rounds.degrees[of()]}
          </p>
        )}
      </Match>
      <Match when={parts()}>
        {(written) => (
          <dl class="round-parts">
            <For each={PARTS}>
              {(part) => (
                <div>
                  <dt>{liveWords().rounds.parts[part]}</dt>
                  <dd dir="auto" data-empty={written()[part].trim() === '' ? '' : undefined}>
                    {written()[part].trim() || liveWords().rounds.leftOpen}
                  </dd>
                </div>
              )}
            </For>
          </dl>
        )}
      </Match>
    </Switch>
  );
}
