import Lamp from 'lucide-solid/icons/lamp';
import { roleOf } from '@steady/shared/seats.ts';
import { createSignal, onMount, Show } from 'solid-js';
import * as v from 'valibot';
import { useDesk } from '../board/createDesk.ts';
import { today } from '../private/today.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { reviewWords } from '../words/review.ts';
import { createNextDay } from './createNextDay.ts';
import { isBegun, reviewStateSchema } from './step.ts';
import './review.css';

/** Where the page between two people leads (client/src/pages/HandOverPage.tsx). */
const HANDED_OVER = '#handed-over';

/**
 * A quiet offer on the home board, to partners only, until the day that they chose has come or one of them
 * puts it away. Whether it was looked at is kept nowhere.
 */
export default function ReviewOffer() {
  const desk = useDesk();
  const { board } = desk;
  const [isAway, setAway] = createSignal(false);
  const day = createNextDay(board);
  const say = () => reviewWords().offer;
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
  const isDue = () => (day() ?? '') <= today(new Date());
  const waits = () => {
    const parsed = v.safeParse(reviewStateSchema, board.kept()?.review.read());
    return parsed.success && isBegun(parsed.output);
  };
  const isOffered = () =>
    roleOf(board.me.seat) === 'partner' &&
    isHome() &&
    !board.resting() &&
    !isAway() &&
    (waits() || isDue());
  return (
    <Show when={isOffered()}>
      <div class="board-banner">
        <Banner
          icon={<Lamp aria-hidden="true" />}
          action={
            <div class="review-moves">
              <Button
                onClick={() => {
                  setAway(true);
                  desk.ask({ what: 'review' });
                }}
              >
                {waits() ? say().resume : say().open}
              </Button>
              <Button look="plain" onClick={() => setAway(true)}>
                {say().later}
              </Button>
            </div>
          }
        >
          {waits() ? say().resumeLine : say().line}
        </Banner>
      </div>
    </Show>
  );
}
