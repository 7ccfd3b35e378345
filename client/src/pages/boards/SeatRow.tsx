import { createSignal, Show } from 'solid-js';
import { roleOf, type Seat } from '@steady/shared/seats.ts';
import type { BoardId } from '@steady/shared/ids.ts';
import { api, type Invite, type SeatOfBoard } from '../../net/api.ts';
import { Button } from '../../ui/Button.tsx';
import type { Say } from '../../ui/notices.tsx';
import { PersonMark } from '../../ui/PersonMark.tsx';
import { words } from '../../words/index.ts';
import { problemText } from '../../words/problemText.ts';
import { InviteLink } from './InviteLink.tsx';
import { nameOf } from './names.ts';

export interface SeatRowProps {
  boardId: BoardId;
  seat: Seat;
  /** What the board says about it; nothing for a seat nobody was invited to yet. */
  known: SeatOfBoard | undefined;
  onChanged: () => void;
  say: Say;
}

/** A seat: free → a link for it → taken → taken away, after asking once. */
export function SeatRow(props: SeatRowProps) {
  const [invite, setInvite] = createSignal<Invite>();
  const [busy, setBusy] = createSignal(false);
  const [asking, setAsking] = createSignal(false);
  const name = () => nameOf(props.seat, props.known?.name);

  const makeLink = async () => {
    setBusy(true);
    const answer = await api.invite(props.boardId, props.seat);
    setBusy(false);
    if (answer.ok) setInvite(answer.value);
    else props.say({ text: problemText(answer.problem) });
  };

  const takeAway = async () => {
    setBusy(true);
    const answer = await api.takeSeatAway(props.boardId, props.seat);
    setBusy(false);
    if (!answer.ok) return props.say({ text: problemText(answer.problem) });
    setAsking(false);
    setInvite(undefined);
    props.say({ text: words().invites.takenAway });
    return props.onChanged();
  };

  return (
    <li class="seat-row">
      <div class="seat-row-head">
        <div class="seat-row-who">
          <PersonMark seat={props.seat} name={name()} withName />
          <p class="soft">{props.known?.taken ? words().invites.joined : hintFor(props.seat)}</p>
        </div>
        <Show when={!asking()}>
          <div class="row">
            <Show when={!invite()}>
              <Button
                busy={busy()}
                aria-label={words().invites.makeLinkFor({ name: name() })}
                onClick={() => void makeLink()}
              >
                {words().invites.makeLink}
              </Button>
            </Show>
            <Show when={props.known?.taken}>
              <Button
                look="plain"
                aria-label={words().invites.takeAwayFrom({ name: name() })}
                onClick={() => setAsking(true)}
              >
                {words().invites.takeAway}
              </Button>
            </Show>
          </div>
        </Show>
      </div>
      <Show when={asking()}>
        <div class="seat-row-ask" role="group" aria-label={words().invites.takeAway}>
          <p>
            <strong>{words().invites.takeAwayAsk({ name: name() })}</strong>
          </p>
          <p>{words().invites.takeAwayWhat}</p>
          <p>{words().invites.takeAwayLater}</p>
          <div class="row">
            <Button
              ref={(button) => queueMicrotask(() => button.focus())}
              onClick={() => setAsking(false)}
            >
              {words().invites.keep}
            </Button>
            <Button busy={busy()} onClick={() => void takeAway()}>
              {words().invites.takeAway}
            </Button>
          </div>
        </div>
      </Show>
      <Show when={invite()}>
        {(invite) => <InviteLink invite={invite()} name={name()} say={props.say} />}
      </Show>
    </li>
  );
}

function hintFor(seat: Seat): string {
  switch (roleOf(seat)) {
    case 'room-view':
      return words().invites.roomViewHint;
    case 'observer':
      return words().invites.observerHint;
    case 'therapist':
    case 'partner':
      return words().invites.notJoined;
  }
}
