import type { BoardId } from '@steady/shared/ids.ts';
import { roleOf } from '@steady/shared/seats.ts';
import { Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import type { Showing } from '../pages/board/BoardHeader.tsx';
import { later } from '../ui/later.tsx';
import { DeletionNotice } from '../pages/board/ending/DeletionNotice.tsx';
import { GatherNotice, type Place } from './GatherNotice.tsx';
import { PauseCover } from './PauseCover.tsx';
import { SessionStrip } from './SessionStrip.tsx';

const Brought = later(() => import('../review/Brought.tsx'), 'nothing');
const HomeRow = later(() => import('../home/HomeRow.tsx'), 'nothing');

export interface SessionLayerProps {
  boardId: BoardId;
  showing: Showing;
  onArrive: (place: Place) => void;
}

/** What a session brings to a board: the strip, the pause, and being brought somewhere. */
export default function SessionLayer(props: SessionLayerProps) {
  const desk = useDesk();
  const leads = () => roleOf(desk.board.me.seat) === 'therapist';
  // Asked for anew, so that it lies above the cover, also when it was open under it.
  const openPrivate = () => {
    desk.ask(undefined);
    desk.ask({ what: 'private' });
  };
  return (
    <>
      <DeletionNotice boardId={props.boardId} />
      <Show when={roleOf(desk.board.me.seat) === 'partner'}>
        <HomeRow />
      </Show>
      <Show when={desk.board.ledger.state().session.running !== undefined}>
        <SessionStrip showing={props.showing} />
      </Show>
      <Show when={leads() && desk.board.ledger.state().session.running?.stage === 'opening'}>
        <Brought />
      </Show>
      <GatherNotice board={desk.board} showing={props.showing} onArrive={props.onArrive} />
      <PauseCover board={desk.board} onPrivate={openPrivate} />
    </>
  );
}
