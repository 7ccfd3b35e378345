import { isCard } from '@steady/shared/board/card.ts';
import { createMemo, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { later } from '../ui/later.tsx';
import { dialogWords } from '../words/dialogs.ts';

const LinkChoose = later(() => import('./LinkChoose.tsx'));

/** Links the card that was asked about to another. */
export function LinkDialog() {
  const desk = useDesk();
  const card = createMemo(() => {
    const asking = desk.asking();
    const asked = asking?.what === 'link' ? desk.board.cards.card(asking.card) : undefined;
    return asked !== undefined && isCard(asked) ? asked : undefined;
  });
  const close = () => desk.ask(undefined);
  return (
    <Dialog open={card() !== undefined} onClose={close} title={dialogWords().link.title}>
      <Show when={card()}>{(from) => <LinkChoose card={from()} onDone={close} />}</Show>
    </Dialog>
  );
}
