import { isCard } from '@steady/shared/board/card.ts';
import { createMemo, createUniqueId, Show } from 'solid-js';
import type { Board } from '../../board/createBoard.ts';
import type { CloseReason } from '../../net/closeReason.ts';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../words/index.ts';
import { Page } from '../Page.tsx';
import '../../ui/field.css';

export interface ClosedSheetProps {
  board: Board;
  why: CloseReason;
  onOpenAgain: () => void;
}

/**
 * The board is closed to this page. Whoever lost their seat sees nothing of it any more, but what
 * they wrote themselves and could not send: their own words are never taken from them.
 */
export default function ClosedSheet(props: ClosedSheetProps) {
  const id = createUniqueId();
  const said = () => words().board.closed[props.why];
  // Only once: the board is closed, nothing changes here any more.
  const unsent = createMemo(() => unsentWords(props.board));
  const mayOpenAgain = () => props.why === 'resync' || props.why === 'refused';
  return (
    <Page shape="sheet">
      <section class="sheet" role="alert">
        <div class="sheet-head">
          <h1>{said().title}</h1>
          <p>{said().text}</p>
        </div>
        <Show when={unsent()}>
          <div class="field">
            <label class="field-label" for={id}>
              {words().board.unsentWords}
            </label>
            <textarea id={id} class="field-input unsent" rows="6" readonly dir="auto">
              {unsent()}
            </textarea>
          </div>
        </Show>
        <Show
          when={mayOpenAgain()}
          fallback={
            <Button look="primary" wide onClick={() => location.assign('/')}>
              {words().board.toStart}
            </Button>
          }
        >
          <Button look="primary" wide onClick={() => props.onOpenAgain()}>
            {words().board.openAgain}
          </Button>
        </Show>
      </section>
    </Page>
  );
}

function unsentWords(board: Board): string {
  const found: string[] = [];
  for (const id of board.unsaved()) {
    const card = board.cards.card(id);
    if (card === undefined || !isCard(card) || card.takenBack) continue;
    const texts = [card.text, ...card.words.values()].map((text) => text.toString().trim());
    const written = texts.filter((text) => text !== '').join('\n');
    if (written !== '') found.push(written);
  }
  return found.join('\n\n');
}
