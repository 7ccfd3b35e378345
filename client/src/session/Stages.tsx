import { STAGES } from '@steady/shared/ledger/values.ts';
import { For, Show } from 'solid-js';
import { liveWords } from '../words/live.ts';
import { createAsking } from './createAsking.ts';
import type { SessionWords } from './createSession.ts';

/** The therapist taps one; the others see where we are. */
export function Stages(props: { session: SessionWords }) {
  const asking = createAsking();
  const isNow = (stage: string) => props.session.running()?.stage === stage;
  const name = (stage: (typeof STAGES)[number]) => liveWords().session.stages[stage];
  return (
    <ol class="session-stages" aria-label={liveWords().session.stage}>
      <For each={STAGES}>
        {(stage) => (
          <li data-now={isNow(stage) ? '' : undefined}>
            <Show
              when={props.session.leads}
              fallback={<span aria-current={isNow(stage) ? 'step' : undefined}>{name(stage)}</span>}
            >
              <button
                type="button"
                aria-current={isNow(stage) ? 'step' : undefined}
                aria-disabled={asking.busy() ? 'true' : undefined}
                on:click={() => {
                  if (!isNow(stage)) void asking.ask({ kind: 'set-stage', stage });
                }}
              >
                {name(stage)}
              </button>
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}
