import { createUniqueId, Show, type JSX } from 'solid-js';
import { promiseWords } from '../../words/promises.ts';
import { Act } from './Act.tsx';

export interface ConfirmedProps {
  label: string;
  /** What will happen. */
  says: string;
  confirm: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  busy: boolean;
  onConfirm: () => void;
  /** Between what will happen and the two buttons. */
  children?: JSX.Element;
}

/** A step that is said before it is taken: the first press tells, the second does. */
export function Confirmed(props: ConfirmedProps) {
  const id = createUniqueId();
  let opener: HTMLDivElement | undefined;
  const close = () => {
    props.onOpen(false);
    opener?.querySelector('button')?.focus();
  };
  return (
    <div class="promise-confirmed" ref={(element) => (opener = element)}>
      <Act expanded={props.open} onPress={() => props.onOpen(!props.open)}>
        {props.label}
      </Act>
      <Show when={props.open}>
        <div
          class="promise-step"
          on:keydown={(event) => {
            if (event.key !== 'Escape' || event.isComposing) return;
            // The smallest thing first: the card stays open.
            event.preventDefault();
            event.stopPropagation();
            close();
          }}
        >
          <p id={id}>{props.says}</p>
          {props.children}
          <div class="promise-two">
            <Act busy={props.busy} describedBy={id} onPress={() => props.onConfirm()}>
              {props.confirm}
            </Act>
            <Act onPress={close}>{promiseWords().notYet}</Act>
          </div>
        </div>
      </Show>
    </div>
  );
}
