import type { Card } from '@steady/shared/board/card.ts';
import { createEffect, createMemo, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { createAgreementText, whatStands } from './whatStands.ts';
import './promises.css';

/** Above the words of an agreement that stands, before the first letter is changed. */
export function PromiseWarning(props: { card: Card }) {
  const desk = useDesk();
  const now = createAgreementText(() => props.card);
  const warning = createMemo(() => {
    const { agreement: say } = promiseWords();
    const stands = whatStands(desk.board.ledger.state().agreements.get(props.card.id), now());
    if (stands === 'agreed' || stands === 'paused') return say.warning;
    return stands === 'put-forward' ? say.warningWaiting : undefined;
  });
  createEffect(() => {
    const said = warning();
    if (said !== undefined) desk.announce(said);
  });
  return (
    <Show when={warning()}>
      {(said) => (
        <p class="promise-warning" role="note">
          {said()}
        </p>
      )}
    </Show>
  );
}
