import { createMemo, Show } from 'solid-js';
import { createText } from '../board/createText.ts';
import { privateWords } from '../words/private.ts';
import type { Piece, Space } from './space.ts';

/** UTF-16 code units of the words that a list shows of a piece. */
const EXCERPT = 160;

/** One piece in a list: how it begins. */
export function PieceRow(props: { space: Space; piece: Piece; onOpen: () => void }) {
  const place = createMemo(() => props.space.placeOf(props.piece.id));
  return (
    <Show when={place()} keyed>
      {(found) => {
        const text = createText(found.text);
        const excerpt = () => text().trim().slice(0, EXCERPT);
        return (
          <li>
            <button
              type="button"
              class="private-row"
              data-piece={props.piece.id}
              data-empty={excerpt() === '' ? '' : undefined}
              on:click={() => props.onOpen()}
            >
              <span dir="auto">{excerpt() || privateWords().noWords}</span>
            </button>
          </li>
        );
      }}
    </Show>
  );
}
