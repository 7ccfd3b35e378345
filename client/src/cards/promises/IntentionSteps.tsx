import type { Card } from '@steady/shared/board/card.ts';
import { linkCards } from '@steady/shared/board/links.ts';
import { FROM_CARD } from '@steady/shared/board/origins.ts';
import { rewordCard } from '@steady/shared/board/reword.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { createMemo, createUniqueId } from 'solid-js';
import { createText } from '../../board/createText.ts';
import { useDesk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { Act } from './Act.tsx';
import { createAsk } from './createAsk.ts';

/** Two single taps from an intention: a smaller one, and a win. */
export function IntentionSteps(props: { card: Card; onSmaller: () => void }) {
  const desk = useDesk();
  const { document: board, me, random } = desk.board;
  const say = () => promiseWords().review;
  const ids = [createUniqueId(), createUniqueId()] as const;
  const { busy, ask } = createAsk(() => props.card.id);
  const small = createMemo(() => {
    const text = props.card.words.get('smallVersion');
    return text === undefined ? undefined : createText(text);
  });
  const smallWords = () => small()?.() ?? '';

  /** Next is smaller; how it went is not asked. */
  const makeSmaller = async () => {
    const { id, text } = props.card;
    const before = text.toString();
    const after = smallWords();
    if (after.trim() === '') props.onSmaller();
    if (!(await ask({ kind: 'review', card: id, next: 'smaller' })) || after.trim() === '') return;
    const done = desk.act(() => {
      rewordCard(board, id, [
        { field: 'text', before, after },
        { field: 'smallVersion', before: after, after: '' },
      ]);
      return true;
    });
    if (done === true) desk.say({ text: say().smallerDone });
  };
  const makeWin = () => {
    const { id, text } = props.card;
    const win = desk.act(() =>
      board.doc.transact(() => {
        const made = addCard(board, { kind: 'win', by: me.seat, text: text.toString() }, random);
        linkCards(board, { kind: 'grew-from', from: made, to: id, by: me.seat }, random);
        return made;
      }, FROM_CARD),
    );
    if (win === undefined) return;
    desk.say({
      text: say().winDone,
      action: { label: say().winGo, do: () => desk.goTo(win) },
    });
  };
  return (
    <div class="promise-acts">
      <div class="promise-hinted">
        <Act
          busy={busy() || !desk.board.mayWriteIn(props.card.lane)}
          describedBy={ids[0]}
          onPress={() => void makeSmaller()}
        >
          {say().smaller}
        </Act>
        <p class="field-hint" id={ids[0]}>
          {smallWords().trim() === '' ? say().smallerEmptyHint : say().smallerHint}
        </p>
      </div>
      <div class="promise-hinted">
        <Act describedBy={ids[1]} onPress={makeWin}>
          {say().win}
        </Act>
        <p class="field-hint" id={ids[1]}>
          {say().winHint}
        </p>
      </div>
    </div>
  );
}
