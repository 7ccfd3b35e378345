import type { Card } from '@steady/shared/board/card.ts';
import { mayCommand } from '@steady/shared/ledger/roles.ts';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import { named } from '../../board/named.ts';
import { useDesk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { AgreementActs } from './AgreementActs.tsx';
import { AgreementAnswers } from './AgreementAnswers.tsx';
import { AgreementHistory } from './AgreementHistory.tsx';
import { agreementLine } from './agreementLine.ts';
import { ChangedWords, ExactWords } from './ExactWords.tsx';
import { PutForward } from './PutForward.tsx';
import { PARTNERS } from './sayings.ts';
import { createAgreementText, newestOf, whatStands } from './whatStands.ts';

/** An agreement on an open card: what stands, who said what to which words, and the next step. */
export function AgreementPanel(props: { card: Card }) {
  const desk = useDesk();
  const { ledger, me } = desk.board;
  const say = () => promiseWords().agreement;
  const now = createAgreementText(() => props.card);
  const agreement = createMemo(() => ledger.state().agreements.get(props.card.id));
  const stands = createMemo(() => whatStands(agreement(), now()));
  const newest = () => newestOf(agreement());
  const mayPutForward = mayCommand(me.seat, 'put-forward');
  const isWaiting = () => stands() === 'put-forward';
  return (
    <section class="promise" aria-label={say().label}>
      <p class="promise-state" role="status" data-stands={stands()}>
        {agreementLine(stands(), agreement(), now(), ledger.now())}
      </p>
      <Switch>
        <Match when={stands() === 'changed' && newest()}>
          {(version) => <ChangedWords board={desk.board} before={version().text} after={now()} />}
        </Match>
        <Match when={isWaiting() && newest()}>
          {(version) => (
            <>
              <p class="card-label">{say().exact}</p>
              <ExactWords board={desk.board} text={version().text} />
              <ul class="promise-said">
                <For each={PARTNERS}>
                  {(seat) => (
                    <Show when={agreement()?.answers.get(seat)}>
                      {(given) => (
                        <li>
                          {promiseWords().said({
                            name: named(desk.board, seat),
                            answer: promiseWords().answers[given().answer],
                          })}
                          <Show when={given().change}>
                            {(change) => <q dir="auto">{change()}</q>}
                          </Show>
                        </li>
                      )}
                    </Show>
                  )}
                </For>
              </ul>
              <AgreementAnswers card={props.card} version={version().seq} agreement={agreement()} />
            </>
          )}
        </Match>
        <Match when={stands() === 'agreed' || stands() === 'paused'}>
          <AgreementActs card={props.card} agreement={agreement()} now={now()} />
        </Match>
      </Switch>
      <Show when={mayPutForward && OPEN.has(stands())}>
        <PutForward card={props.card} now={now()} isAgain={newest() !== undefined} />
      </Show>
      <AgreementHistory card={props.card} agreement={agreement()} />
    </section>
  );
}

const OPEN: ReadonlySet<string> = new Set(['draft', 'changed', 'withdrawn', 'ended']);
