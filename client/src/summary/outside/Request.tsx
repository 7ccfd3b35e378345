import { mayCommand } from '@steady/shared/ledger/roles.ts';
import { Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { createAsking } from '../../session/createAsking.ts';
import { named } from '../../board/named.ts';
import { Button } from '../../ui/Button.tsx';
import { summaryWords } from '../../words/summary.ts';
import type { Choosing } from '../chosen.ts';
import { dayInLetters } from '../dayInLetters.ts';
import { mayMake, type OutsideRequest } from './requests.ts';

export interface RequestProps {
  request: OutsideRequest;
  choosing: Choosing;
  dayOf: (ms: number) => string;
}

/** One request. Yes and No are of one size, at any time; nobody is told which of them the other chose. */
export function Request(props: RequestProps) {
  const desk = useDesk();
  const asking = createAsking();
  const { me } = desk.board;
  const say = () => summaryWords().outside;
  const asked = () => props.request.asked;
  const own = () => asked().answers.get(me.seat)?.answer;
  const answer = (given: 'yes' | 'no') => {
    if (own() === given) return;
    void asking.ask({ kind: 'answer-third-party', asked: props.request.seq, answer: given });
  };
  const what = () => summaryWords().whats[asked().audience];
  return (
    <div class="outside" role="group" aria-label={say().forThem({ recipient: asked().recipient })}>
      <p class="outside-who" dir="auto">
        {say().forThem({ recipient: asked().recipient })}
      </p>
      <p>
        {asked().by === undefined
          ? what()
          : say().askedBy({ name: named(desk.board, asked().by ?? me.seat), what: what() })}
      </p>
      <Show when={mayCommand(me.seat, 'answer-third-party')}>
        <p>{say().question}</p>
        <div class="outside-answers">
          <Button aria-pressed={own() === 'yes'} busy={asking.busy()} onClick={() => answer('yes')}>
            {say().yes}
          </Button>
          <Button aria-pressed={own() === 'no'} busy={asking.busy()} onClick={() => answer('no')}>
            {say().no}
          </Button>
        </div>
        <Show when={own()}>
          {(given) => <p class="field-hint">{given() === 'yes' ? say().saidYes : say().saidNo}</p>}
        </Show>
      </Show>
      <Show when={props.request.until} fallback={<p class="outside-state">{say().waiting}</p>}>
        {(until) => (
          <p class="outside-state">{say().ready({ day: dayInLetters(props.dayOf(until())) })}</p>
        )}
      </Show>
      <Show when={mayMake(me.seat, props.request)}>
        <Button
          onClick={() =>
            props.choosing.choose({
              audience: asked().audience,
              thirdParty: props.request.seq,
              session: undefined,
            })
          }
        >
          {say().open}
        </Button>
      </Show>
    </div>
  );
}
