import type { Card } from '@steady/shared/board/card.ts';
import type { CardKind } from '@steady/shared/board/kinds.ts';
import { Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { AgreementPanel } from './AgreementPanel.tsx';
import { HeardPanel } from './HeardPanel.tsx';
import { keepFocus } from './keepFocus.ts';
import { ParaphrasePart } from './ParaphrasePart.tsx';
import { RequestPanel } from './RequestPanel.tsx';
import { ReviewPanel } from './ReviewPanel.tsx';
import { SlipPart } from './SlipPart.tsx';
import { SuggestPart } from './SuggestPart.tsx';
import './promises.css';

export interface PromisePanelProps {
  card: Card;
  /** Asks for the smaller version of an intention to be written. */
  onSmaller: () => void;
}

/** What is promised on an open card. Everything in it is said by the server before it shows (G2). */
export function PromisePanel(props: PromisePanelProps) {
  const isOf = (...kinds: readonly CardKind[]) => kinds.includes(props.card.kind);
  return (
    <div
      class="promises"
      tabindex="-1"
      ref={(element) => onMount(() => onCleanup(keepFocus(element)))}
    >
      <Show when={isOf('need', 'boundary', 'request', 'feeling')}>
        <ParaphrasePart card={props.card} />
      </Show>
      <Switch>
        <Match when={isOf('agreement')}>
          <SlipPart card={props.card} />
          <AgreementPanel card={props.card} />
        </Match>
        <Match when={isOf('request')}>
          <RequestPanel card={props.card} />
        </Match>
        <Match when={isOf('need', 'boundary')}>
          <HeardPanel card={props.card} />
        </Match>
        <Match when={isOf('intention')}>
          <ReviewPanel card={props.card} onSmaller={props.onSmaller} />
        </Match>
      </Switch>
      <SuggestPart card={props.card} />
    </div>
  );
}
