import type { Card } from '@steady/shared/board/card.ts';
import { mayCommand } from '@steady/shared/ledger/roles.ts';
import { HELPING, NEXT_STEPS, OUTCOMES } from '@steady/shared/ledger/values.ts';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { named } from '../../board/named.ts';
import { useDesk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { Act } from './Act.tsx';
import { createAsk } from './createAsk.ts';
import { createDraft } from './createDraft.ts';
import { IntentionSteps } from './IntentionSteps.tsx';
import { looksBack, type LookBack } from './looksBack.ts';
import { ownersOf } from './ownersOf.ts';
import { Remark } from './Remark.tsx';
import { dayOfEntry } from './sayings.ts';

export interface ReviewPanelProps {
  card: Card;
  /** Asks for the smaller version to be written. */
  onSmaller: () => void;
}

/** Looking back at an intention: its owner says how it went, one tap is enough, nothing is counted. */
export function ReviewPanel(props: ReviewPanelProps) {
  const desk = useDesk();
  const { ledger, me } = desk.board;
  const say = () => promiseWords().review;
  const looks = createMemo(() => looksBack(ledger.state().reviews.get(props.card.id) ?? []));
  const isOwner = () =>
    mayCommand(me.seat, 'review') && ownersOf(desk.board, props.card).includes(me.seat);
  return (
    <Show when={isOwner() || looks().length > 0}>
      <section class="promise" aria-label={say().label}>
        <Show when={isOwner()}>
          <OwnLook card={props.card} look={looks().findLast(({ by }) => by === me.seat)} />
          <IntentionSteps card={props.card} onSmaller={props.onSmaller} />
        </Show>
        <ul class="promise-said">
          <For each={looks().toReversed()}>{(look) => <Look look={look} />}</For>
        </ul>
      </section>
    </Show>
  );
}

function OwnLook(props: { card: Card; look: LookBack | undefined }) {
  const desk = useDesk();
  const say = () => promiseWords();
  const [isMore, setMore] = createSignal(false);
  const { busy, ask } = createAsk(() => props.card.id);
  const card = () => props.card.id;
  /** What was said today, so that a second tap the same day shows which one is given. */
  const today = () =>
    props.look !== undefined && dayOfEntry(props.look.at) === dayOfEntry(desk.board.ledger.now())
      ? props.look
      : undefined;
  return (
    <>
      <p>{say().review.ask}</p>
      <p class="field-hint">{say().review.hint}</p>
      <div class="promise-answers" role="group" aria-label={say().review.ask}>
        <For each={OUTCOMES}>
          {(outcome) => (
            <Act
              busy={busy()}
              pressed={today()?.outcome === outcome}
              onPress={() => void ask({ kind: 'review', card: card(), outcome })}
            >
              {say().review.outcomes[outcome]}
            </Act>
          )}
        </For>
      </div>
      <Act expanded={isMore()} onPress={() => setMore(!isMore())}>
        {say().review.more}
      </Act>
      <Show when={isMore()}>
        <div class="promise-step">
          <Said card={props.card} what="helped" />
          <Said card={props.card} what="inTheWay" />
          <p class="card-label">{say().review.next}</p>
          <div class="promise-answers" role="group" aria-label={say().review.next}>
            <For each={NEXT_STEPS}>
              {(next) => (
                <Act
                  busy={busy()}
                  pressed={today()?.next === next}
                  onPress={() => void ask({ kind: 'review', card: card(), next })}
                >
                  {say().review.nexts[next]}
                </Act>
              )}
            </For>
          </div>
          <p class="card-label">{say().review.isHelping}</p>
          <div class="promise-answers" role="group" aria-label={say().review.isHelping}>
            <For each={HELPING}>
              {(isHelping) => (
                <Act
                  busy={busy()}
                  pressed={today()?.isHelping === isHelping}
                  onPress={() => void ask({ kind: 'review', card: card(), isHelping })}
                >
                  {say().review.helpings[isHelping]}
                </Act>
              )}
            </For>
          </div>
        </div>
      </Show>
    </>
  );
}

/** What helped, or what got in the way: each is sent by itself. */
function Said(props: { card: Card; what: 'helped' | 'inTheWay' }) {
  const say = () => promiseWords();
  const [given, setGiven] = createDraft(() => `${props.card.id} ${props.what}`);
  const { busy, ask } = createAsk(() => props.card.id);
  const send = async () => {
    const said = given().trim();
    if (said === '') return;
    const command = { kind: 'review', card: props.card.id } as const;
    const done = await ask(
      props.what === 'helped' ? { ...command, helped: said } : { ...command, inTheWay: said },
    );
    if (done) setGiven('');
  };
  return (
    <>
      <Remark
        label={say().review[props.what]}
        hint={say().seen}
        value={given()}
        onInput={setGiven}
      />
      <Act busy={busy() || given().trim() === ''} onPress={() => void send()}>
        {say().send}
      </Act>
    </>
  );
}

function Look(props: { look: LookBack }) {
  const desk = useDesk();
  const say = () => promiseWords().review;
  const name = () => (props.look.by === undefined ? '' : named(desk.board, props.look.by));
  return (
    <li>
      <p class="card-label">{say().on({ day: dayOfEntry(props.look.at), name: name() })}</p>
      <Show when={props.look.outcome}>{(outcome) => <p>{say().outcomes[outcome()]}</p>}</Show>
      <For each={['helped', 'inTheWay'] as const}>
        {(what) => (
          <Show when={props.look[what]}>
            {(said) => (
              <p>
                <span class="card-label">{say()[what]}</span> <bdi dir="auto">{said()}</bdi>
              </p>
            )}
          </Show>
        )}
      </For>
      <Show when={props.look.next}>
        {(next) => (
          <p>
            <span class="card-label">{say().next}</span> {say().nexts[next()]}
          </p>
        )}
      </Show>
      <Show when={props.look.isHelping}>
        {(isHelping) => (
          <p>
            <span class="card-label">{say().isHelping}</span> {say().helpings[isHelping()]}
          </p>
        )}
      </Show>
    </li>
  );
}
