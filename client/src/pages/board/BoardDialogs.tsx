import type { BoardId } from '@steady/shared/ids.ts';
import { createMemo, lazy, Show, Suspense } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { LinkDialog } from '../../cards/LinkDialog.tsx';
import { TakenBackDialog } from '../../cards/TakenBackDialog.tsx';
import { later } from '../../ui/later.tsx';
import { ArrangeLanes } from './ArrangeLanes.tsx';

const FeelingDialogs = later(() => import('../../cards/feelings/FeelingDialogs.tsx'), 'nothing');
const HistoryDialog = later(() => import('../../session/history/HistoryDialog.tsx'), 'nothing');
const WeekDialog = later(() => import('../../week/WeekDialog.tsx'), 'nothing');
const PrivateDialog = later(() => import('../../private/PrivateDialog.tsx'), 'nothing');
const ReviewDialog = later(() => import('../../review/ReviewDialog.tsx'), 'nothing');
const AuditDialog = later(() => import('./audit/AuditDialog.tsx'), 'nothing');
const LeaveDialog = later(() => import('./ending/LeaveDialog.tsx'), 'nothing');
const KeepingDialog = later(() => import('./ending/KeepingDialog.tsx'), 'nothing');
const DeviceDialog = later(() => import('../../local/DeviceDialog.tsx'), 'nothing');
const DevicesDialog = later(() => import('../../devices/DevicesDialog.tsx'), 'nothing');
const SeatsDialog = lazy(() => import('./SeatsDialog.tsx'));

/** Whatever a menu of the board or of a card opens above it; comes when something is first asked for. */
export default function BoardDialogs(props: { boardId: BoardId; maySeat: boolean }) {
  const desk = useDesk();
  const asked = () => desk.asking()?.what;
  // Once there it stays: its words are in this page's memory until they are sent.
  const hasPrivate = createMemo<boolean>((had) => had || asked() === 'private', false);
  const hasReview = createMemo<boolean>((had) => had || asked() === 'review', false);
  return (
    <>
      <LinkDialog />
      <TakenBackDialog />
      <Show when={desk.board.mayArrangeLanes}>
        <ArrangeLanes />
      </Show>
      <Show when={asked() === 'feeling' || asked() === 'feelings'}>
        <FeelingDialogs />
      </Show>
      <Show when={hasPrivate()}>
        <PrivateDialog boardId={props.boardId} />
      </Show>
      <Show when={hasReview()}>
        <ReviewDialog boardId={props.boardId} />
      </Show>
      <Show when={asked() === 'history'}>
        <HistoryDialog boardId={props.boardId} />
      </Show>
      <Show when={asked() === 'week'}>
        <WeekDialog boardId={props.boardId} />
      </Show>
      <Show when={asked() === 'audit'}>
        <AuditDialog boardId={props.boardId} />
      </Show>
      <Show when={asked() === 'leave'}>
        <LeaveDialog boardId={props.boardId} />
      </Show>
      <Show when={asked() === 'keeping'}>
        <KeepingDialog boardId={props.boardId} />
      </Show>
      <Show when={asked() === 'device'}>
        <DeviceDialog boardId={props.boardId} />
      </Show>
      <Show when={asked() === 'devices'}>
        <DevicesDialog boardId={props.boardId} />
      </Show>
      <Show when={props.maySeat && asked() === 'seats'}>
        <Suspense>
          <SeatsDialog boardId={props.boardId} onClose={() => desk.ask(undefined)} />
        </Suspense>
      </Show>
    </>
  );
}
