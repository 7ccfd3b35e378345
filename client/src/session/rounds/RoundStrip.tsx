import EyeOff from 'lucide-solid/icons/eye-off';
import { createSignal, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { Button } from '../../ui/Button.tsx';
import { liveWords } from '../../words/live.ts';
import { askAndSay } from '../askAndSay.ts';
import type { OwnAnswer } from './createOwnAnswer.ts';
import type { OpenRound } from './createRounds.ts';

export interface RoundStripProps {
  round: OpenRound;
  isAsked: boolean;
  mayLead: boolean;
  own: OwnAnswer;
  onOpen: () => void;
}

/** That a round is open, for everybody alike: who has answered shows nowhere but on the own screen. */
export function RoundStrip(props: RoundStripProps) {
  const desk = useDesk();
  const [sure, setSure] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const isGiven = () => props.own.kind === 'given';
  const end = async () => {
    setBusy(true);
    await askAndSay(desk, { kind: 'cancel-round', round: props.round.id });
    setBusy(false);
    setSure(false);
  };
  const line = () => {
    if (sure()) return liveWords().rounds.endSure;
    if (!props.isAsked) return liveWords().rounds.waiting;
    return isGiven() ? liveWords().rounds.answered : liveWords().rounds.onlyYou;
  };
  return (
    <section class="round-strip" aria-label={liveWords().rounds.kinds[props.round.of]}>
      <EyeOff aria-hidden="true" />
      <div class="round-strip-words" role="status">
        <strong>{liveWords().rounds.kinds[props.round.of]}</strong>
        <span>{line()}</span>
      </div>
      <div class="round-strip-acts">
        <Show
          when={sure()}
          fallback={
            <>
              <Show when={props.mayLead}>
                <Button onClick={() => setSure(true)}>{liveWords().rounds.end}</Button>
              </Show>
              <Show when={props.isAsked}>
                <Button look="primary" onClick={() => props.onOpen()}>
                  {isGiven() ? liveWords().rounds.change : liveWords().rounds.open}
                </Button>
              </Show>
            </>
          }
        >
          <Button busy={busy()} onClick={() => void end()}>
            {liveWords().rounds.end}
          </Button>
          <Button onClick={() => setSure(false)}>{liveWords().rounds.keepOpen}</Button>
        </Show>
      </div>
    </section>
  );
}
