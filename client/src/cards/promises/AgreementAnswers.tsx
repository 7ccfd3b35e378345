import type { Card } from '@steady/shared/board/card.ts';
import { mayCommand } from '@steady/shared/ledger/roles.ts';
import type { Agreement } from '@steady/shared/ledger/state.ts';
import type { AgreementAnswer } from '@steady/shared/ledger/values.ts';
import { createSignal, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { Act } from './Act.tsx';
import { AnswerButtons } from './AnswerButtons.tsx';
import { createAsk } from './createAsk.ts';
import { createDraft } from './createDraft.ts';
import { Remark } from './Remark.tsx';

export interface AgreementAnswersProps {
  card: Card;
  version: number;
  agreement: Agreement | undefined;
}

/** A partner's own answer to the exact words that were put forward; changeable until both agreed. */
export function AgreementAnswers(props: AgreementAnswersProps) {
  const desk = useDesk();
  const { ledger, me } = desk.board;
  const say = () => promiseWords();
  const isOpen = () => ledger.state().session.running !== undefined || ledger.state().answersAtHome;
  const mayAllowHome = mayCommand(me.seat, 'allow-answers-at-home');
  const { busy, ask } = createAsk(() => props.card.id);
  const allow = () =>
    void ask({ kind: 'allow-answers-at-home', allowed: !ledger.state().answersAtHome });
  return (
    <>
      <Show when={!isOpen()}>
        <p>{say().agreement.inSession}</p>
      </Show>
      <Show when={mayAllowHome}>
        <div class="promise-step">
          <p>{say().agreement.allowHomeHint}</p>
          <Act busy={busy()} onPress={allow}>
            {ledger.state().answersAtHome ? say().agreement.stopHome : say().agreement.allowHome}
          </Act>
        </div>
      </Show>
      <Show when={isOpen() && mayCommand(me.seat, 'answer-agreement')}>
        <OwnAnswer {...props} />
      </Show>
    </>
  );
}

function OwnAnswer(props: AgreementAnswersProps) {
  const desk = useDesk();
  const say = () => promiseWords();
  const own = () => props.agreement?.answers.get(desk.board.me.seat);
  const [asksChange, setAsksChange] = createSignal(false);
  const [change, setChange] = createDraft(
    () => `${props.card.id} change to ${props.version}`,
    () => own()?.change ?? '',
  );
  const { busy, ask } = createAsk(() => props.card.id);
  const send = async (answer: AgreementAnswer) => {
    const said = change().trim();
    const command = { kind: 'answer-agreement', card: props.card.id, answer } as const;
    const done = await ask({
      ...command,
      version: props.version,
      ...(answer === 'yes-with-change' && said !== '' ? { change: said } : {}),
    });
    if (done) setAsksChange(false);
  };
  const answer = (given: AgreementAnswer) => {
    if (given === 'yes-with-change') setAsksChange(!asksChange());
    // The same answer again says nothing new.
    else if (own()?.answer !== given) void send(given);
  };
  return (
    <>
      <AnswerButtons
        label={say().agreement.label}
        yes={say().agreement.agree}
        given={own()?.answer}
        busy={busy()}
        onAnswer={answer}
      />
      <Show when={own() !== undefined}>
        <p class="field-hint">{say().yours}</p>
      </Show>
      <Show when={asksChange()}>
        <div class="promise-step">
          <Remark
            label={say().agreement.change}
            hint={say().seen}
            value={change()}
            onInput={setChange}
            focus
            onEscape={() => setAsksChange(false)}
          />
          <div class="promise-two">
            <Act busy={busy()} onPress={() => void send('yes-with-change')}>
              {say().send}
            </Act>
            <Act onPress={() => setAsksChange(false)}>{say().notYet}</Act>
          </div>
        </div>
      </Show>
    </>
  );
}
