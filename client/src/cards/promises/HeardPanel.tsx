import type { Card } from '@steady/shared/board/card.ts';
import { mayCommand } from '@steady/shared/ledger/roles.ts';
import { createMemo, For, Show } from 'solid-js';
import { named } from '../../board/named.ts';
import { useDesk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { Act } from './Act.tsx';
import { createAsk } from './createAsk.ts';
import { createNormalText, isEarlier } from './earlier.ts';
import { ListensFirst, listensFirst } from './listensFirst.tsx';
import { isMine, PARTNERS } from './sayings.ts';

/** "I've heard this" on a need or a boundary: no yes, no no, and it can be taken back. */
export function HeardPanel(props: { card: Card }) {
  const desk = useDesk();
  const { ledger, me } = desk.board;
  const say = () => promiseWords().heard;
  const heard = createMemo(() => ledger.state().replies.get(props.card.id)?.heard);
  const now = createNormalText(() => props.card.text);
  const { busy, ask } = createAsk(() => props.card.id);
  const own = () => heard()?.get(me.seat);
  const isMarked = () => {
    const mark = own();
    return mark !== undefined && !isEarlier(mark.text, now());
  };
  const mark = (isHeard: boolean) =>
    void ask({ kind: 'mark-heard', card: props.card.id, heard: isHeard });
  const mayMark = () => mayCommand(me.seat, 'mark-heard') && !isMine(desk, props.card);
  return (
    <Show when={mayMark() || (heard()?.size ?? 0) > 0}>
      <section class="promise" aria-label={say().label}>
        <ul class="promise-said">
          <For each={PARTNERS}>
            {(seat) => (
              <Show when={heard()?.get(seat)}>
                {(mark) => (
                  <li>
                    <Show
                      when={isEarlier(mark().text, now())}
                      fallback={say().by({ name: named(desk.board, seat) })}
                    >
                      {say().earlier({ name: named(desk.board, seat) })}{' '}
                      <q dir="auto">{mark().text}</q>
                    </Show>
                  </li>
                )}
              </Show>
            )}
          </For>
        </ul>
        <Show when={mayMark()}>
          <Show when={!isMarked()}>
            <Show
              when={!listensFirst(desk, props.card)}
              fallback={<ListensFirst card={props.card} />}
            >
              <Act busy={busy()} onPress={() => mark(true)}>
                {say().mark}
              </Act>
            </Show>
          </Show>
          <Show when={own() !== undefined}>
            <Act busy={busy()} onPress={() => mark(false)}>
              {say().takeBack}
            </Act>
          </Show>
        </Show>
      </section>
    </Show>
  );
}
