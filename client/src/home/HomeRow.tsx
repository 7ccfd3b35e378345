import CalendarDays from 'lucide-solid/icons/calendar-days';
import CloudSun from 'lucide-solid/icons/cloud-sun';
import Lamp from 'lucide-solid/icons/lamp';
import * as v from 'valibot';
import { roleOf } from '@steady/shared/seats.ts';
import { onMount, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { isBegun, reviewStateSchema } from '../review/step.ts';
import { Button } from '../ui/Button.tsx';
import { homeWords } from '../words/home.ts';
import './home.css';

/** Where the page between two people leads (client/src/pages/HandOverPage.tsx). */
const HANDED_OVER = '#handed-over';

/**
 * What a partner comes for between sessions, where the session's own row stands during one. It is the
 * same whatever day it is and whatever was done: it reminds of nothing, and nothing is told by it.
 */
export default function HomeRow() {
  const desk = useDesk();
  const { board } = desk;
  // Somebody has just taken the device: their turn is what it was passed for.
  onMount(() => {
    if (location.hash !== HANDED_OVER) return;
    history.replaceState(history.state, '', location.pathname);
    desk.ask({ what: 'review', handedOver: true });
  });
  const isHome = () => {
    const { session, pause } = board.ledger.state();
    return session.running === undefined && session.lastEnded > 0 && pause === undefined;
  };
  const waits = () => {
    const parsed = v.safeParse(reviewStateSchema, board.kept()?.review.read());
    return parsed.success && isBegun(parsed.output);
  };
  return (
    <Show when={roleOf(board.me.seat) === 'partner' && isHome() && !board.resting()}>
      <nav class="home-row" aria-label={homeWords().title}>
        <Button
          icon={<Lamp aria-hidden="true" />}
          title={waits() ? homeWords().resumeHint : homeWords().reviewHint}
          onClick={() => desk.ask({ what: 'review' })}
        >
          {waits() ? homeWords().resume : homeWords().review}
        </Button>
        <Button
          icon={<CloudSun aria-hidden="true" />}
          title={homeWords().checkInHint}
          onClick={() => desk.ask({ what: 'private', begin: 'check-in' })}
        >
          {homeWords().checkIn}
        </Button>
        <Button
          icon={<CalendarDays aria-hidden="true" />}
          title={homeWords().weekHint}
          onClick={() => desk.ask({ what: 'week' })}
        >
          {homeWords().week}
        </Button>
      </nav>
    </Show>
  );
}
