import { useDesk } from '../../board/createDesk.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { later } from '../../ui/later.tsx';
import { dialogWords } from '../../words/dialogs.ts';

const ArrangeLanesList = later(() => import('./ArrangeLanesList.tsx'));

/** The therapist shows, hides and orders lanes; everybody sees the same ones. */
export function ArrangeLanes() {
  const desk = useDesk();
  return (
    <Dialog
      open={desk.asking()?.what === 'arrange'}
      onClose={() => desk.ask(undefined)}
      title={dialogWords().arrangeLanes.title}
    >
      <ArrangeLanesList />
    </Dialog>
  );
}
