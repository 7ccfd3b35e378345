import Lock from 'lucide-solid/icons/lock';
import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { Button } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { privateWords } from '../words/private.ts';
import { ClosedSpace } from './ClosedSpace.tsx';
import { FirstUse } from './FirstUse.tsx';
import { Locked } from './Locked.tsx';
import { OpenSpace, type Begin } from './OpenSpace.tsx';
import { RecoveryOffer } from './RecoveryOffer.tsx';
import type { Space } from './space.ts';

export interface SpaceViewProps {
  space: Space;
  board: Board;
  begin: Begin;
  onClose: () => void;
  onOpenAgain: () => void;
}

/** Who can read this comes first, whatever the state. */
export function SpaceView(props: SpaceViewProps) {
  // A memo: a connection that is tried again is no new state, and takes no caret away.
  const kind = createMemo(() => props.space.state().kind);
  const is = (asked: ReturnType<Space['state']>['kind']) => kind() === asked;
  /** A new key was made just now. */
  const [isNew, setNew] = createSignal(false);
  // Closing the dialog is no way past a code without which all of it would be gone.
  createEffect(() => {
    if (props.space.keys?.needsRecovery()) setNew(true);
  });
  let who: HTMLParagraphElement | undefined;
  // What one pressed is gone with the state before; who reads by ear hears who can read this.
  createEffect(on(kind, () => who?.focus(), { defer: true }));
  return (
    <div class="private">
      <p id="private-who" class="private-who" tabindex="-1" ref={(element) => (who = element)}>
        <Lock aria-hidden="true" />
        <span>{privateWords().who[props.space.of]}</span>
      </p>
      <Switch>
        <Match when={is('opening')}>
          <Opening space={props.space} />
        </Match>
        <Match when={is('no-crypto')}>
          <p>{privateWords().noCrypto.why}</p>
          <p>{privateWords().noCrypto.safe}</p>
        </Match>
        <Match when={is('closed')}>
          <ClosedSpace space={props.space} onOpenAgain={() => props.onOpenAgain()} />
        </Match>
        <Match when={is('open') && isNew() && props.space.keys}>
          {(keys) => <RecoveryOffer keys={keys()} onDone={() => setNew(false)} />}
        </Match>
        <Match when={is('open')}>
          <OpenSpace
            space={props.space}
            board={props.board}
            begin={props.begin}
            onClose={() => props.onClose()}
          />
        </Match>
        <Match when={is('first-use') && props.space.keys}>
          {(keys) => <FirstUse keys={keys()} begin={props.begin} onMade={() => setNew(true)} />}
        </Match>
        <Match when={is('locked') && props.space.keys}>
          {(keys) => <Locked keys={keys()} onMade={() => setNew(true)} />}
        </Match>
      </Switch>
    </div>
  );
}

function Opening(props: { space: Space }) {
  return (
    <Show
      when={props.space.connection().kind === 'waiting'}
      fallback={
        <div aria-busy="true" aria-label={privateWords().opening}>
          <Skeleton lines={3} />
        </div>
      }
    >
      <p>{privateWords().needsConnection}</p>
      <Button onClick={() => props.space.tryNow()}>{privateWords().tryNow}</Button>
    </Show>
  );
}
