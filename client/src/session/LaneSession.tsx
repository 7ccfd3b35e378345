import type { LaneId } from '@steady/shared/board/lanes.ts';
import CalendarDays from 'lucide-solid/icons/calendar-days';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Lock from 'lucide-solid/icons/lock';
import LockOpen from 'lucide-solid/icons/lock-open';
import Users from 'lucide-solid/icons/users';
import { THERAPIST } from '@steady/shared/seats.ts';
import { Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { boardMenuWords } from '../words/boardMenu.ts';
import { words } from '../words/index.ts';
import { liveWords } from '../words/live.ts';
import { createAsking } from './createAsking.ts';
import './lane.css';

/** While a session runs: whether a lane is locked, and the therapist's menu of it. */
export default function LaneSession(props: { id: LaneId }) {
  const desk = useDesk();
  const asking = createAsking();
  const isLocked = () => desk.board.isLocked(props.id);
  const say = () => liveWords().session.lock;
  const items = (): MenuItem[] => [
    {
      label: isLocked() ? say().unlock : say().lock,
      hint: isLocked() ? undefined : say().lockHint,
      icon: () => (isLocked() ? <LockOpen aria-hidden="true" /> : <Lock aria-hidden="true" />),
      disabled: asking.busy(),
      onSelect: () =>
        void asking.ask({ kind: isLocked() ? 'unlock-lane' : 'lock-lane', lane: props.id }),
    },
    {
      label: say().gather,
      hint: liveWords().session.gatherHint,
      icon: () => <Users aria-hidden="true" />,
      disabled: asking.busy(),
      onSelect: () => void gather(),
    },
    ...(props.id === 'next-week'
      ? [
          {
            label: boardMenuWords().week,
            icon: () => <CalendarDays aria-hidden="true" />,
            onSelect: () => desk.ask({ what: 'week' }),
          },
        ]
      : []),
  ];
  const gather = async () => {
    if (await asking.ask({ kind: 'gather', view: 'lanes', lane: props.id }))
      desk.say({ text: liveWords().session.gathered });
  };
  return (
    <div class="lane-session">
      <p class="lane-locked" role="status">
        <Show when={isLocked()}>
          <Lock aria-hidden="true" size={16} /> {say().locked}
        </Show>
      </p>
      <Show when={props.id === 'next-week'}>
        <p class="lane-prompt">{liveWords().session.twoEach}</p>
      </Show>
      <Show when={desk.board.me.seat === THERAPIST}>
        <Menu name={say().lane({ lane: words().lanes[props.id] })} items={items()}>
          <Ellipsis aria-hidden="true" />
        </Menu>
      </Show>
    </div>
  );
}
