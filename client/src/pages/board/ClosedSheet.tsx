import { isCard } from '@steady/shared/board/card.ts';
import { createMemo, createSignal, createUniqueId, onMount, Show, untrack } from 'solid-js';
import type { Board } from '../../board/createBoard.ts';
import { keptHere } from '../../local/keptHere.ts';
import type { CloseReason } from '../../net/closeReason.ts';
import { Button } from '../../ui/Button.tsx';
import { dialogWords } from '../../words/dialogs.ts';
import { privateWords } from '../../words/private.ts';
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
  const said = () => dialogWords().closed[props.why];
  // Only once: the board is closed, nothing changes here any more.
  const unsent = createMemo(() => unsentWords(props.board));
  // A seat that ended takes its copy along at once, not when somebody comes by the next time.
  onMount(() => {
    const isOver = props.why === 'not-yours' || props.why === 'no-board';
    const kept = isOver ? keptHere(untrack(props.board.kept)) : undefined;
    void kept?.forget().catch(() => {});
  });
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
              {dialogWords().unsentWords}
            </label>
            <textarea id={id} class="field-input unsent" rows="6" readonly dir="auto">
              {unsent()}
            </textarea>
          </div>
        </Show>
        <Aside board={props.board} />
        <Show
          when={mayOpenAgain()}
          fallback={
            <Button look="primary" wide onClick={() => location.assign('/')}>
              {dialogWords().toStart}
            </Button>
          }
        >
          <Button look="primary" wide onClick={() => props.onOpenAgain()}>
            {dialogWords().openAgain}
          </Button>
        </Show>
      </section>
    </Page>
  );
}

/** What they wrote for themselves alone: shown when they ask for it, for somebody may stand beside them. */
function Aside(props: { board: Board }) {
  const id = createUniqueId();
  const [isShown, setShown] = createSignal(false);
  const left = createMemo(() => {
    const { unsent, review } = props.board.aside;
    return [...unsent(), ...review()].join('\n\n');
  });
  return (
    <Show when={left()}>
      <Show
        when={isShown()}
        fallback={<Button onClick={() => setShown(true)}>{privateWords().left.show}</Button>}
      >
        <div class="field">
          <label class="field-label" for={id}>
            {privateWords().left.label}
          </label>
          <textarea id={id} class="field-input unsent" rows="6" readonly dir="auto">
            {left()}
          </textarea>
        </div>
      </Show>
    </Show>
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
