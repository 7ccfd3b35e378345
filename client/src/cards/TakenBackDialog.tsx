import { useDesk } from '../board/createDesk.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { later } from '../ui/later.tsx';
import { words } from '../words/index.ts';

const TakenBackList = later(() => import('./TakenBackList.tsx'));

/** What I took back, for me alone. */
export function TakenBackDialog() {
  const desk = useDesk();
  const close = () => desk.ask(undefined);
  return (
    <Dialog
      open={desk.asking()?.what === 'takenBack'}
      onClose={close}
      title={words().cards.takenBack.title}
    >
      <TakenBackList onDone={close} />
    </Dialog>
  );
}
