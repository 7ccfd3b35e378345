import Check from 'lucide-solid/icons/check';
import CloudOff from 'lucide-solid/icons/cloud-off';
import Eye from 'lucide-solid/icons/eye';
import { createEffect, createSignal, Match, Switch } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { words } from '../../words/index.ts';

/**
 * Whether what I wrote has been sent. Seen at once; heard only when it becomes "not sent" or comes
 * back from there, for a screen reader that says "Sent" after every word is no help.
 */
export function SavedState() {
  const desk = useDesk();
  const state = () => desk.board.saved();
  const said = () => {
    const { saved } = words().board;
    if (!desk.board.mayWrite) return saved.reading;
    const told = state();
    if (told === 'kept' && desk.board.kept()?.keeping() === 'keeping') return saved.keptHere;
    if (told !== 'quiet' || desk.board.connection().kind === 'open') return saved[told];
    return desk.board.ready() ? saved.away : saved.connecting;
  };
  const [heard, setHeard] = createSignal('');
  let before = state();
  createEffect(() => {
    const now = state();
    if (now === 'kept' || (now === 'sent' && before === 'kept')) setHeard(said());
    if (now === 'kept' || now === 'sent') before = now;
  });
  return (
    <div class="saved" data-state={state()}>
      <Switch fallback={<Eye aria-hidden="true" size={16} />}>
        <Match when={state() === 'sent'}>
          <Check aria-hidden="true" size={16} />
        </Match>
        <Match when={state() === 'kept'}>
          <CloudOff aria-hidden="true" size={16} />
        </Match>
      </Switch>
      <span class="saved-words">{said()}</span>
      <span class="visually-hidden" role="status">
        {heard()}
      </span>
    </div>
  );
}
