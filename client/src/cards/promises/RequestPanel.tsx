import type { Card } from '@steady/shared/board/card.ts';
import { mayCommand } from '@steady/shared/ledger/roles.ts';
import type { RequestAnswer } from '@steady/shared/ledger/values.ts';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { named } from '../../board/named.ts';
import { useDesk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { Act } from './Act.tsx';
import { AnswerButtons } from './AnswerButtons.tsx';
import { createAsk } from './createAsk.ts';
import { createDraft } from './createDraft.ts';
import { createNormalText, isEarlier } from './earlier.ts';
import { ListensFirst, listensFirst } from './listensFirst.tsx';
import { Remark } from './Remark.tsx';
import { isMine, PARTNERS } from './sayings.ts';

/** The answers to a request, and for whoever it is asked of the four ways to answer it. */
export function RequestPanel(props: { card: Card }) {
  const desk = useDesk();
  const { ledger, me } = desk.board;
  const say = () => promiseWords();
  const replies = createMemo(() => ledger.state().replies.get(props.card.id)?.request);
  const now = createNormalText(() => props.card.text);
  const mayAnswer = () => mayCommand(me.seat, 'answer-request') && !isMine(desk, props.card);
  return (
    <section class="promise" aria-label={say().request.label}>
      <ul class="promise-said">
        <For each={PARTNERS}>
          {(seat) => (
            <Show when={replies()?.get(seat)}>
              {(reply) => (
                <li>
                  <p class="promise-state">
                    {say().said({
                      name: named(desk.board, seat),
                      answer: say().answers[reply().answer],
                    })}
                  </p>
                  <Show when={reply().words}>{(given) => <q dir="auto">{given()}</q>}</Show>
                  <Show when={isEarlier(reply().text, now())}>
                    <p class="field-hint">
                      {say().request.earlier} <q dir="auto">{reply().text}</q>
                    </p>
                  </Show>
                </li>
              )}
            </Show>
          )}
        </For>
      </ul>
      <Show when={(replies()?.size ?? 0) === 0}>
        <p>{say().request.waiting}</p>
      </Show>
      <Show when={mayAnswer()}>
        <Show when={!listensFirst(desk, props.card)} fallback={<ListensFirst card={props.card} />}>
          <OwnReply card={props.card} />
        </Show>
      </Show>
    </section>
  );
}

function OwnReply(props: { card: Card }) {
  const desk = useDesk();
  const { ledger, me } = desk.board;
  const say = () => promiseWords();
  const own = () => ledger.state().replies.get(props.card.id)?.request.get(me.seat);
  const [given, setGiven] = createDraft(
    () => `${props.card.id} words to the request`,
    () => own()?.words ?? '',
  );
  const [hasWords, setHasWords] = createSignal(given() !== '');
  const { busy, ask } = createAsk(() => props.card.id);
  const answer = (chosen: RequestAnswer) => {
    const said = given().trim();
    const command = { kind: 'answer-request', card: props.card.id, answer: chosen } as const;
    void ask(said === '' ? command : { ...command, words: said });
  };
  return (
    <>
      <p class="field-hint">{say().request.ask}</p>
      <Show
        when={hasWords()}
        fallback={<Act onPress={() => setHasWords(true)}>{say().request.addWords}</Act>}
      >
        <Remark
          label={say().request.words}
          hint={say().seen}
          value={given()}
          onInput={setGiven}
          focus={given() === ''}
          onEscape={() => setHasWords(false)}
        />
      </Show>
      <AnswerButtons
        label={say().request.label}
        given={own()?.answer}
        busy={busy()}
        onAnswer={answer}
      />
    </>
  );
}
