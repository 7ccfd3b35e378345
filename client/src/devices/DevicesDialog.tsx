import type { BoardId } from '@steady/shared/ids.ts';
import { roleOf } from '@steady/shared/seats.ts';
import { Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { accountWords } from '../words/account.ts';
import { AddDevice } from './AddDevice.tsx';
import { DeviceList } from './DeviceList.tsx';

/** Over the board, so that nothing that was being written is left behind. */
export default function DevicesDialog(props: { boardId: BoardId }) {
  const desk = useDesk();
  return (
    <Dialog
      open={desk.asking()?.what === 'devices'}
      onClose={() => desk.ask(undefined)}
      title={accountWords().account.devices.title}
    >
      <DeviceList />
      {/* Whoever has an account signs in by that. */}
      <Show when={roleOf(desk.board.me.seat) === 'partner'}>
        <AddDevice boardId={props.boardId} />
      </Show>
    </Dialog>
  );
}
