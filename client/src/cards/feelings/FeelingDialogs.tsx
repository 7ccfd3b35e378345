import { addFeeling } from '@steady/shared/board/feelings.ts';
import { useDesk } from '../../board/createDesk.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { liveWords } from '../../words/live.ts';
import { words } from '../../words/index.ts';
import { createFeelings } from './createFeelings.ts';
import { EditFeelings } from './EditFeelings.tsx';
import { FeelingPicker } from './FeelingPicker.tsx';

/** Choosing a feeling for a card, and editing what can be chosen. Outside the canvas, whose cards ask too. */
export default function FeelingDialogs() {
  const desk = useDesk();
  const vocabulary = createFeelings(desk.board.document);
  const close = () => desk.ask(undefined);
  const asked = () => {
    const asking = desk.asking();
    return asking?.what === 'feeling' ? asking : undefined;
  };
  const title = () => {
    const field = asked()?.field ?? 'text';
    return field === 'text' ? words().cards.kinds.feeling : words().cards.fields[field];
  };
  const choose = (feeling: string) => {
    const into = asked();
    close();
    if (into === undefined) return;
    desk.act(() => addFeeling(desk.board.document, into.card, into.field, feeling)); // one step of undo
  };
  return (
    <>
      <Dialog open={asked() !== undefined} onClose={close} title={title()}>
        <FeelingPicker
          vocabulary={vocabulary()}
          onChoose={choose}
          hint={liveWords().feelings.put}
        />
      </Dialog>
      <Dialog
        open={desk.asking()?.what === 'feelings'}
        onClose={close}
        title={liveWords().feelings.edit.title}
      >
        <EditFeelings vocabulary={vocabulary()} onDone={close} />
      </Dialog>
    </>
  );
}
