import type { BoardId } from '@steady/shared/ids.ts';
import { InviteDialog } from '../boards/InviteDialog.tsx';
import '../boards/boards.css';

/** Seats and invites, opened on the board itself. */
export default function SeatsDialog(props: { boardId: BoardId; onClose: () => void }) {
  return <InviteDialog boardId={props.boardId} onClose={props.onClose} />;
}
