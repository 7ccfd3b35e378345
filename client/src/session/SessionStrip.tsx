import ChevronDown from 'lucide-solid/icons/chevron-down';
import Users from 'lucide-solid/icons/users';
import { createSignal, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import type { Showing } from '../pages/board/BoardHeader.tsx';
import { Button } from '../ui/Button.tsx';
import { createMediaQuery, PHONE } from '../ui/createMediaQuery.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { liveWords } from '../words/live.ts';
import { createAsking } from './createAsking.ts';
import { createSession, type SessionWords } from './createSession.ts';
import { RoundButton } from './rounds/RoundButton.tsx';
import { SessionSheet } from './SessionSheet.tsx';
import { Stages } from './Stages.tsx';
import './strip.css';

/** From here on the five stages fit beside what else is said. */
const WIDE = '(min-width: 1024px)';

/**
 * Where we are in the fifty minutes, in one row: the stage, the time, who has the floor. A tap opens
 * the rest; the therapist sets the stage and brings everyone here without it.
 */
export function SessionStrip(props: { showing: Showing }) {
  const desk = useDesk();
  const session = createSession(desk.board);
  const wide = createMediaQuery(WIDE);
  const phone = createMediaQuery(PHONE);
  const [open, setOpen] = createSignal(false);
  const asking = createAsking();
  const gather = async () => {
    const card = desk.opened();
    const view = props.showing;
    const found = card === undefined ? undefined : desk.board.cards.card(card);
    const where =
      found !== undefined && 'lane' in found
        ? { lane: found.lane, card: found.id }
        : view === 'lanes' && phone()
          ? { lane: desk.lane() }
          : {};
    const asked = await asking.ask({ kind: 'gather', view, ...where });
    if (asked) desk.say({ text: liveWords().session.gathered });
  };
  return (
    <section class="session" aria-label={liveWords().session.strip}>
      <Show when={wide()}>
        <Stages session={session} />
      </Show>
      <button
        type="button"
        class="session-now"
        aria-haspopup="dialog"
        on:click={() => setOpen(true)}
      >
        <VisuallyHidden>{liveWords().session.now}</VisuallyHidden>
        <Show when={!wide()}>
          <span class="session-stage">{session.stage()}</span>
        </Show>
        <Show when={session.timer()}>
          {(time) => (
            <span class="session-time" data-over={session.isTimeOver() ? '' : undefined}>
              {time()}
            </span>
          )}
        </Show>
        <span class="session-floor">{session.floor() ?? session.first()}</span>
        <Show when={session.listening() && !phone()}>
          <span>{liveWords().session.listeningOn}</span>
        </Show>
        <ChevronDown aria-hidden="true" size={16} />
      </button>
      <Show when={session.leads}>
        <Show
          when={!phone()}
          fallback={
            <IconButton
              name={liveWords().session.gather}
              look="quiet"
              aria-disabled={asking.busy() ? 'true' : undefined}
              onClick={() => void gather()}
            >
              <Users aria-hidden="true" />
            </IconButton>
          }
        >
          <Button
            icon={<Users aria-hidden="true" />}
            title={liveWords().session.gatherHint}
            busy={asking.busy()}
            onClick={() => void gather()}
          >
            {liveWords().session.gather}
          </Button>
        </Show>
      </Show>
      <Show when={wide()}>
        <RoundButton />
      </Show>
      <p class="visually-hidden" role="status">
        {heard(session)}
      </p>
      <Dialog open={open()} onClose={() => setOpen(false)} title={liveWords().session.strip}>
        <SessionSheet session={session} onClose={() => setOpen(false)} />
      </Dialog>
    </section>
  );
}

/** What a screen reader hears when it changes: never the seconds. */
const heard = (session: SessionWords): string =>
  [session.stage(), session.floor(), session.isTimeOver() ? session.timer() : undefined]
    .filter((part) => part !== undefined)
    .join('. ');
