import type { Card } from '@steady/shared/board/card.ts';
import { mayCommand } from '@steady/shared/ledger/roles.ts';
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import { named } from '../../board/named.ts';
import { useDesk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { Act } from './Act.tsx';
import { createAsk } from './createAsk.ts';
import { createDraft } from './createDraft.ts';
import { listensFirst } from './listensFirst.tsx';
import { paraphrasesOf } from './ofCard.ts';
import { Remark } from './Remark.tsx';
import { isMine, isPartner } from './sayings.ts';

/** "What I heard": one says a card back in other words, and whoever wrote it says whether that is it. */
export function ParaphrasePart(props: { card: Card }) {
  const desk = useDesk();
  const { ledger, me, cards } = desk.board;
  const say = () => promiseWords().paraphrase;
  const said = createMemo(() => paraphrasesOf(ledger.state(), props.card.id));
  const author = () => cards.authorOf(props.card.id);
  const { busy, ask } = createAsk(() => props.card.id);
  const maySay = () =>
    mayCommand(me.seat, 'paraphrase') && isPartner(author()) && !isMine(desk, props.card);
  const authorName = () => {
    const seat = author();
    return seat === undefined ? '' : named(desk.board, seat);
  };
  const answer = (paraphrase: number, given: 'yes' | 'not-quite') =>
    void ask({ kind: 'answer-paraphrase', paraphrase, answer: given });
  return (
    <Show when={maySay() || said().length > 0}>
      <section class="promise" aria-label={say().label}>
        <ul class="promise-said">
          <For each={said()}>
            {(one) => (
              <li>
                <p class="card-label">
                  {say().said({ name: one.by === undefined ? '' : named(desk.board, one.by) })}
                </p>
                <q dir="auto">{one.words}</q>
                <Switch
                  fallback={
                    <Show
                      when={isMine(desk, props.card) && mayCommand(me.seat, 'answer-paraphrase')}
                      fallback={<p class="field-hint">{say().waiting}</p>}
                    >
                      <p>{say().ask}</p>
                      <div class="promise-two">
                        <Act busy={busy()} onPress={() => answer(one.seq, 'yes')}>
                          {say().yes}
                        </Act>
                        <Act busy={busy()} onPress={() => answer(one.seq, 'not-quite')}>
                          {say().notQuite}
                        </Act>
                      </div>
                    </Show>
                  }
                >
                  <Match when={one.answer === 'yes'}>
                    <p>{say().confirmed({ name: authorName() })}</p>
                  </Match>
                  <Match when={one.answer === 'not-quite'}>
                    <p>{say().notConfirmed({ name: authorName() })}</p>
                  </Match>
                </Switch>
              </li>
            )}
          </For>
        </ul>
        <Show when={maySay()}>
          <SayBack card={props.card} isAgain={said().some(({ by }) => by === me.seat)} />
        </Show>
      </section>
    </Show>
  );
}

function SayBack(props: { card: Card; isAgain: boolean }) {
  const desk = useDesk();
  const say = () => promiseWords().paraphrase;
  const [given, setGiven] = createDraft(() => `${props.card.id} what I heard`);
  const [asked, setAsked] = createSignal(given() !== '');
  const { busy, ask } = createAsk(() => props.card.id);
  const isAsked = () => asked() || (listensFirst(desk, props.card) && !props.isAgain);
  const send = async () => {
    const words = given().trim();
    if (words === '') return;
    if (!(await ask({ kind: 'paraphrase', card: props.card.id, words }))) return;
    setGiven('');
    setAsked(false);
  };
  return (
    <Show
      when={isAsked()}
      fallback={
        <Act onPress={() => setAsked(true)}>{props.isAgain ? say().again : say().open}</Act>
      }
    >
      <Remark
        label={say().label}
        hint={say().hint}
        value={given()}
        onInput={setGiven}
        focus={asked()}
        onEscape={() => setAsked(false)}
      />
      <Act busy={busy() || given().trim() === ''} onPress={() => void send()}>
        {say().send}
      </Act>
    </Show>
  );
}
