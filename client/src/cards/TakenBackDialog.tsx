import { useDesk } from '../board/createDesk.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { later } from '../ui/later.tsx';
import { dialogWords } from '../words/dialogs.ts';

const TakenBackList = later(() => import('./TakenBackList.tsx'));

/** What I took back, for me alone. */
export function TakenBackDialog() {
  const desk = useDesk();
  const close = () => desk.ask(undefined);
  return (
    <Dialog
      open={desk.asking()?.what === 'takenBack'}
      onClose={close}
      title={dialogWords().takenBack.title}
    >
      <TakenBackList onDone={close} />
    </Dialog>
  );
}
