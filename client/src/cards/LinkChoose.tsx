import { isCard, type Card } from '@steady/shared/board/card.ts';
import { LINK_KINDS, linkCards, mayLink, type LinkKind } from '@steady/shared/board/links.ts';
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { LaneIcon } from '../ui/LaneIcon.tsx';
import { dialogWords } from '../words/dialogs.ts';
import { words } from '../words/index.ts';
import { excerpt } from './createExcerpt.ts';
import '../ui/field.css';

/** One way in which a card can belong to another: the sentence, and which of the two is its subject. */
interface Way {
  readonly kind: LinkKind;
  readonly side: 'to' | 'from';
}

const WAYS: readonly Way[] = LINK_KINDS.flatMap((kind) => [
  { kind, side: 'to' },
  { kind, side: 'from' },
]);

/** Fewer cards than this are seen at a glance: no search field then. */
const FIND_FROM = 8;

/** Chooses how, then which card; the link is made by the tap on the card. */
export default function LinkChoose(props: { card: Card; onDone: () => void }) {
  const desk = useDesk();
  const id = createUniqueId();
  const [find, setFind] = createSignal('');
  const candidates = (way: Way): Card[] =>
    desk.board.lanes
      .shown()
      .flatMap((lane) => desk.board.cards.inLane(lane))
      .flatMap((other) => {
        const found = desk.board.cards.card(other);
        return found !== undefined && isCard(found) && fits(way, props.card, found) ? [found] : [];
      });
  const ways = createMemo(() => WAYS.filter((way) => candidates(way).length > 0));
  const [chosen, setChosen] = createSignal<Way>();
  const way = () => chosen() ?? ways()[0];
  const all = createMemo(() => {
    const now = way();
    return now === undefined ? [] : candidates(now);
  });
  const shown = () => {
    const wanted = find().trim().toLocaleLowerCase();
    return all().filter((card) => card.text.toString().toLocaleLowerCase().includes(wanted));
  };
  const link = (other: Card) => {
    const now = way();
    if (now === undefined) return;
    const [from, to] = now.side === 'to' ? [props.card, other] : [other, props.card];
    const made = desk.act(() =>
      linkCards(
        desk.board.document,
        { kind: now.kind, from: from.id, to: to.id, by: desk.board.me.seat },
        desk.board.random,
      ),
    );
    props.onDone();
    if (made !== undefined) desk.say({ text: dialogWords().link.done });
    desk.goTo(props.card.id);
  };
  return (
    <Show when={way()} fallback={<p>{dialogWords().link.none}</p>}>
      {(now) => (
        <div class="link-choose">
          <div class="field">
            <label class="field-label" for={`${id}-how`}>
              {dialogWords().link.how}
            </label>
            <select
              id={`${id}-how`}
              class="field-input"
              on:change={(event) => setChosen(ways()[event.currentTarget.selectedIndex])}
            >
              <For each={ways()}>
                {(one) => (
                  <option selected={one === now()}>
                    {words().cards.links[one.side][one.kind]}
                  </option>
                )}
              </For>
            </select>
          </div>
          <Show when={all().length > FIND_FROM}>
            <div class="field">
              <label class="field-label" for={`${id}-find`}>
                {dialogWords().link.find}
              </label>
              <input
                id={`${id}-find`}
                class="field-input"
                type="search"
                dir="auto"
                on:input={(event) => setFind(event.currentTarget.value)}
              />
            </div>
          </Show>
          <ul class="link-cards" aria-label={dialogWords().link.which}>
            <For each={shown()}>
              {(other) => (
                <li data-lane={other.lane}>
                  <button type="button" class="link-card" on:click={() => link(other)}>
                    <LaneIcon lane={other.lane} />
                    <bdi dir="auto">
                      {excerpt(other.text.toString()) || words().cards.kinds[other.kind]}
                    </bdi>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </div>
      )}
    </Show>
  );
}

const fits = ({ kind, side }: Way, card: Card, other: Card): boolean =>
  card.id !== other.id &&
  (side === 'to' ? mayLink(kind, card.kind, other.kind) : mayLink(kind, other.kind, card.kind));
