import Bookmark from 'lucide-solid/icons/bookmark';
import CalendarDays from 'lucide-solid/icons/calendar-days';
import Fence from 'lucide-solid/icons/fence';
import Flower from 'lucide-solid/icons/flower-2';
import Hand from 'lucide-solid/icons/hand-helping';
import Sprout from 'lucide-solid/icons/sprout';
import Sun from 'lucide-solid/icons/sun';
import Waves from 'lucide-solid/icons/waves-horizontal';
import type { Component } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { LaneId } from '@steady/shared/board/lanes.ts';

const icons: Readonly<Record<LaneId, Component<{ 'aria-hidden': 'true'; size?: number }>>> = {
  needs: Sprout,
  requests: Hand,
  boundaries: Fence,
  'next-week': CalendarDays,
  appreciations: Flower,
  feelings: Waves,
  wins: Sun,
  parked: Bookmark,
};

/** The lane's icon; always beside its name. Colour it with --lane-ink under `data-lane`. */
export function LaneIcon(props: { lane: LaneId; size?: number }) {
  return <Dynamic component={icons[props.lane]} aria-hidden="true" size={props.size ?? 20} />;
}
