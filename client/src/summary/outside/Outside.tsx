import { mayCommand } from '@steady/shared/ledger/roles.ts';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { Button } from '../../ui/Button.tsx';
import { summaryWords } from '../../words/summary.ts';
import type { Choosing } from '../chosen.ts';
import { AskOutside } from './AskOutside.tsx';
import { Request } from './Request.tsx';
import { outsideRequests } from './requests.ts';

/** Copies for somebody outside: asked for here, answered here by both partners, and only then made. */
export function Outside(props: { choosing: Choosing; dayOf: (ms: number) => string }) {
  const desk = useDesk();
  const { ledger, me } = desk.board;
  const [asking, setAsking] = createSignal(false);
  const requests = createMemo(() =>
    outsideRequests(ledger.state(), ledger.entries(), ledger.now()),
  );
  const mayAsk = mayCommand(me.seat, 'ask-third-party');
  const say = () => summaryWords().outside;
  return (
    <Show when={mayAsk || requests().length > 0}>
      <section class="summary-part" aria-live="polite">
        <h3>{say().title}</h3>
        <p class="field-hint">{say().hint}</p>
        <For each={requests().map(({ seq }) => seq)}>
          {(seq) => (
            <Show when={requests().find((one) => one.seq === seq)}>
              {(request) => (
                <Request request={request()} choosing={props.choosing} dayOf={props.dayOf} />
              )}
            </Show>
          )}
        </For>
        <Show when={mayAsk}>
          <Button onClick={() => setAsking(true)}>{say().ask}</Button>
          <AskOutside open={asking()} onClose={() => setAsking(false)} />
        </Show>
      </section>
    </Show>
  );
}
