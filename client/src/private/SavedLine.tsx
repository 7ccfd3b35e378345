import Check from 'lucide-solid/icons/check';
import CloudOff from 'lucide-solid/icons/cloud-off';
import Lock from 'lucide-solid/icons/lock';
import { createEffect, createSignal, Match, Show, Switch, untrack } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { words } from '../words/index.ts';
import { privateWords } from '../words/private.ts';
import type { Space } from './space.ts';

/** Whether it is kept; heard only when it becomes "not sent" or comes back from there, as on the board. */
export function SavedLine(props: { space: Space }) {
  const told = () => props.space.saved();
  const isOffline = () => props.space.connection().kind === 'waiting';
  const isFull = () => props.space.withheld() !== undefined;
  const said = () => {
    if (isFull()) return words().board.withheld.full;
    if (isOffline())
      return props.space.isKeptHere() ? privateWords().offlineHere : privateWords().offline;
    if (told() === 'kept' && props.space.isKeptHere()) return privateWords().keptHere;
    return privateWords().saved[told()];
  };
  const [heard, setHeard] = createSignal('');
  let before = untrack(told);
  createEffect(() => {
    const now = told();
    if (now === 'kept' || (now === 'sent' && before === 'kept')) setHeard(said());
    if (now === 'kept' || now === 'sent') before = now;
  });
  return (
    <div class="private-saved" data-state={isOffline() || isFull() ? 'kept' : told()}>
      <Switch fallback={<Lock aria-hidden="true" />}>
        <Match when={isOffline() || isFull() || told() === 'kept'}>
          <CloudOff aria-hidden="true" />
        </Match>
        <Match when={told() === 'sent'}>
          <Check aria-hidden="true" />
        </Match>
      </Switch>
      <span>{said()}</span>
      <Show when={isOffline()}>
        <Button onClick={() => props.space.tryNow()}>{privateWords().tryNow}</Button>
      </Show>
      <span class="visually-hidden" role="status">
        {heard()}
      </span>
    </div>
  );
}
