import type { DraftId } from '@steady/shared/private/ids.ts';
import { createSignal, Show, type JSX } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { privateWords } from '../words/private.ts';
import type { Space } from './space.ts';

export interface PieceEndProps {
  space: Space;
  id: DraftId;
  isAside: boolean;
  onSaid: (said: string) => void;
  onErased: () => void;
  /** What else can be done with one that is not set aside. */
  children?: JSX.Element;
}

/**
 * What can be done with a piece: set aside, and from there brought back or erased. What one pressed goes,
 * and the focus is on what loses nothing; nor does a second tap in the same place erase.
 */
export function PieceEnd(props: PieceEndProps) {
  const [isAsking, setAsking] = createSignal(false);
  let acts: HTMLDivElement | undefined;
  const focusSafe = () => acts?.querySelector<HTMLElement>('[data-safe]')?.focus();
  const setRemoved = (removed: boolean) => {
    props.space.setRemoved(props.id, removed);
    props.onSaid(removed ? privateWords().asideDone : '');
    focusSafe();
  };
  const ask = (isAsked: boolean) => {
    setAsking(isAsked);
    focusSafe();
  };
  const erase = () => {
    props.space.erase(props.id);
    props.onErased();
  };
  return (
    <div class="private-part" ref={(element) => (acts = element)}>
      <Show
        when={props.isAside}
        fallback={
          <div class="private-acts">
            <Button data-safe="" onClick={() => setRemoved(true)}>
              {privateWords().aside}
            </Button>
            {props.children}
          </div>
        }
      >
        <Show
          when={isAsking()}
          fallback={
            <div class="private-acts">
              <Button data-safe="" onClick={() => setRemoved(false)}>
                {privateWords().bringBack}
              </Button>
              <Button onClick={() => ask(true)}>{privateWords().erase}</Button>
            </div>
          }
        >
          <p role="alert">{privateWords().eraseSure}</p>
          <div class="private-acts">
            <Button onClick={erase}>{privateWords().erase}</Button>
            <Button data-safe="" onClick={() => ask(false)}>
              {privateWords().keepIt}
            </Button>
          </div>
        </Show>
      </Show>
    </div>
  );
}
