import type { Card } from '@steady/shared/board/card.ts';
import { createMemo, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { later } from '../ui/later.tsx';
import { isPromised } from './isPromised.ts';

const Line = later(async () => {
  const { PromiseLine } = await import('./promises/index.ts');
  return { default: PromiseLine };
}, 'nothing');
const Panel = later(async () => {
  const { PromisePanel } = await import('./promises/index.ts');
  return { default: PromisePanel };
});
const Warning = later(async () => {
  const { PromiseWarning } = await import('./promises/index.ts');
  return { default: PromiseWarning };
}, 'nothing');

/** What is promised on a card: a line on a closed one, everything on an open one. */
export function CardPromises(props: { card: Card; open: boolean; onSmaller: () => void }) {
  const desk = useDesk();
  const hasPromises = createMemo(() => isPromised(desk.board.ledger.state(), props.card.id));
  return (
    <Show
      when={props.open}
      fallback={
        <Show when={hasPromises()}>
          <Line board={desk.board} card={props.card} />
        </Show>
      }
    >
      <Panel card={props.card} onSmaller={props.onSmaller} />
    </Show>
  );
}

/** Above the words of an open card. */
export function CardWarning(props: { card: Card }) {
  const desk = useDesk();
  const isAgreement = () =>
    props.card.kind === 'agreement' && desk.board.mayWriteIn(props.card.lane);
  return (
    <Show when={isAgreement()}>
      <Warning card={props.card} />
    </Show>
  );
}
