import EyeOff from 'lucide-solid/icons/eye-off';
import { Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { Button } from '../../ui/Button.tsx';
import { liveWords } from '../../words/live.ts';
import { createRounds } from './createRounds.ts';

/** The way to rounds: to start one, or to look at the last again. */
export function RoundButton(props: {
  /** What it stands in closes first. */
  onOpen?: () => void;
}) {
  const desk = useDesk();
  const rounds = createRounds(desk.board);
  return (
    <Show when={rounds.mayLead() || rounds.last() !== undefined}>
      <Button
        icon={<EyeOff aria-hidden="true" />}
        onClick={() => {
          props.onOpen?.();
          desk.ask({ what: 'round' });
        }}
      >
        {liveWords().rounds.button}
      </Button>
    </Show>
  );
}
