import { createMemo, For, Show } from 'solid-js';
import { createText } from '../board/createText.ts';
import { parseDegree } from '../session/rounds/degrees.ts';
import { checkInWords } from '../words/checkIn.ts';
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
        const thanks = found.thanks === undefined ? () => '' : createText(found.thanks);
        const excerpt = () => (text().trim() || thanks().trim()).slice(0, EXCERPT);
        const chosen = () => {
          const { checkIn } = props.piece.writing;
          const degree = parseDegree(String(checkIn?.temperature));
          return [checkIn?.feeling, degree && checkInWords().degrees[degree]].filter(
            (one) => one !== undefined,
          );
        };
        const isEmpty = () => excerpt() === '' && chosen().length === 0;
        return (
          <li>
            <button
              type="button"
              class="private-row"
              data-piece={props.piece.id}
              data-empty={isEmpty() ? '' : undefined}
              on:click={() => props.onOpen()}
            >
              <For each={chosen()}>
                {(one) => (
                  <span class="private-row-chosen" dir="auto">
                    {one}
                  </span>
                )}
              </For>
              <Show when={excerpt() !== '' || isEmpty()}>
                <span class="private-row-words" dir="auto">
                  {excerpt() || privateWords().noWords}
                </span>
              </Show>
            </button>
          </li>
        );
      }}
    </Show>
  );
}
