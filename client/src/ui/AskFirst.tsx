import { For, onMount } from 'solid-js';
import { Button } from './Button.tsx';
import './askFirst.css';

export interface AskFirstProps {
  question: string;
  /** What will happen, before it does. */
  texts: readonly string[];
  keep: string;
  go: string;
  busy?: boolean;
  onKeep: () => void;
  onGo: () => void;
}

/** Asked where the act stands. Leaving things as they are is the first answer, and has the focus. */
export function AskFirst(props: AskFirstProps) {
  let keep: HTMLButtonElement | undefined;
  onMount(() => keep?.focus());
  return (
    <div class="ask-first" role="group" aria-label={props.question}>
      <p>
        <strong>{props.question}</strong>
      </p>
      <For each={props.texts}>{(text) => <p>{text}</p>}</For>
      <div class="row">
        <Button ref={(button) => (keep = button)} onClick={() => props.onKeep()}>
          {props.keep}
        </Button>
        <Button busy={props.busy ?? false} onClick={() => props.onGo()}>
          {props.go}
        </Button>
      </div>
    </div>
  );
}
