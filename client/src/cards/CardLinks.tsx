import { isCard, type Card } from '@steady/shared/board/card.ts';
import { unlinkCards } from '@steady/shared/board/links.ts';
import X from 'lucide-solid/icons/x';
import { For, Show } from 'solid-js';
import type { LinkEnd } from '../board/createLinks.ts';
import { useDesk } from '../board/createDesk.ts';
import { words } from '../words/index.ts';
import { createExcerpt } from './createExcerpt.ts';

/** The links of a card as sentences; on an open card they lead to the other card. */
export function CardLinks(props: { card: Card; open: boolean }) {
  const desk = useDesk();
  const shown = () =>
    desk.board.links.ofCard(props.card.id).filter((link) => desk.board.cards.isShown(link.other));
  return (
    <Show when={shown().length > 0}>
      <ul class="card-links">
        <For each={shown()}>{(link) => <LinkLine link={link} open={props.open} />}</For>
      </ul>
    </Show>
  );
}

function LinkLine(props: { link: LinkEnd; open: boolean }) {
  const desk = useDesk();
  const text = createExcerpt(desk.board, () => props.link.other);
  const sentence = () => words().cards.links[props.link.side][props.link.kind];
  const hue = () => {
    const other = desk.board.cards.card(props.link.other);
    return other !== undefined && isCard(other) ? other.lane : undefined;
  };
  const unlink = () => {
    const { id } = props.link;
    desk.act(() => unlinkCards(desk.board.document, id));
    desk.say({ text: words().cards.links.removed });
  };
  const line = () => (
    <>
      <span class="card-label">{sentence()}</span> <bdi dir="auto">{text()}</bdi>
    </>
  );
  return (
    <li class="card-link" data-lane={hue()}>
      <Show when={props.open} fallback={<span class="card-link-line">{line()}</span>}>
        <button
          type="button"
          class="card-link-go"
          aria-label={words().cards.links.goTo({ sentence: sentence(), card: text() })}
          on:click={() => desk.goTo(props.link.other)}
        >
          <span class="card-link-line">{line()}</span>
        </button>
        <Show when={desk.board.mayWrite}>
          <button
            type="button"
            class="icon-button"
            aria-label={words().cards.links.remove({ sentence: sentence(), card: text() })}
            on:click={unlink}
          >
            <X aria-hidden="true" />
          </button>
        </Show>
      </Show>
    </li>
  );
}
