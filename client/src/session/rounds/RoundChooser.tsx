import { makeRoundId } from '@steady/shared/ids.ts';
import type { RoundKind } from '@steady/shared/ledger/values.ts';
import { createSignal, For, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { Button } from '../../ui/Button.tsx';
import { liveWords } from '../../words/live.ts';
import { askAndSay } from '../askAndSay.ts';
import type { Rounds } from './createRounds.ts';

const KINDS: readonly RoundKind[] = ['temperature', 'feels-safe'];

/** What somebody who may start a round can start, and the last one to look at again. */
export function RoundChooser(props: {
  rounds: Rounds;
  onLookAgain: () => void;
  onStarted: () => void;
}) {
  const desk = useDesk();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal('');
  const start = async (of: RoundKind) => {
    const { board } = desk;
    setBusy(true);
    const say = ({ text }: { text: string }) => setProblem(text);
    const round = makeRoundId(board.random);
    const done = await askAndSay({ board, say }, { kind: 'start-round', round, of });
    setBusy(false);
    if (done) props.onStarted();
  };
  const mayStart = () => props.rounds.mayLead() && props.rounds.open() === undefined;
  return (
    <div class="round-form">
      <p>{liveWords().rounds.choose.how}</p>
      <Show when={mayStart()}>
        <ul class="round-kinds">
          <For each={KINDS}>
            {(of) => (
              <li>
                <Button wide busy={busy()} onClick={() => void start(of)}>
                  <span class="round-kind">
                    <strong>{liveWords().rounds.kinds[of]}</strong>
                    <small>{liveWords().rounds.choose.lines[of]}</small>
                  </span>
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.rounds.open()}>
        <p>{liveWords().rounds.choose.open}</p>
      </Show>
      <Show when={!props.rounds.mayLead() && props.rounds.open() === undefined}>
        <p>{liveWords().rounds.choose.nothing}</p>
      </Show>
      <div role="alert">
        <Show when={problem()}>
          <p class="field-problem">{problem()}</p>
        </Show>
      </div>
      <Show when={props.rounds.last()}>
        <Button wide onClick={() => props.onLookAgain()}>
          {liveWords().rounds.choose.lookAgain}
        </Button>
      </Show>
    </div>
  );
}
