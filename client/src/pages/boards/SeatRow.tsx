import { createSignal, Show } from 'solid-js';
import { roleOf, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import type { BoardId } from '@steady/shared/ids.ts';
import type { SeatOfBoard } from '../../net/api.ts';
import { pagesApi, type Invite, type OpenInvite } from '../../net/pagesApi.ts';
import type { Answer } from '../../net/request.ts';
import { Button } from '../../ui/Button.tsx';
import { PersonMark } from '../../ui/PersonMark.tsx';
import { pageWords } from '../../words/pages.ts';
import { problemText } from '../../words/problemText.ts';
import { InviteLink } from './InviteLink.tsx';
import { nameOf } from './names.ts';
import { OpenLinks } from './OpenLinks.tsx';
import { TakeSeatAway } from './TakeSeatAway.tsx';
import './seats.css';

export interface SeatRowProps {
  boardId: BoardId;
  seat: Seat;
  /** What the board says about it; nothing for a seat nobody was invited to yet. */
  known: SeatOfBoard | undefined;
  /** Links to this seat that nobody has used yet. */
  links: readonly OpenInvite[];
  /** Something about this seat was changed: what is known of the board is old. */
  onChanged: () => void;
}

/** A seat: free → invited → taken → taken away, after asking once. What happened is said in the row. */
export function SeatRow(props: SeatRowProps) {
  const [invite, setInvite] = createSignal<Invite>();
  const [busy, setBusy] = createSignal(false);
  const [asking, setAsking] = createSignal(false);
  const [said, say] = createSignal('');
  let row: HTMLLIElement | undefined;
  const name = () => nameOf(props.seat, props.known?.name);
  const mayBeInvited = () => props.seat !== THERAPIST;
  const taken = () => props.known?.taken === true;
  const invited = () => props.links.length > 0;
  /** A button that was pressed and went would take the focus with it. */
  const focusOn = (which: 'make' | 'take-away') =>
    queueMicrotask(() => row?.querySelector<HTMLElement>(`[data-act="${which}"]`)?.focus());

  const settled = async <T,>(asked: Promise<Answer<T>>): Promise<T | undefined> => {
    setBusy(true);
    say('');
    const answer = await asked;
    setBusy(false);
    if (!answer.ok) say(problemText(answer.problem));
    // Also after a refusal: somebody may have used the link just now.
    props.onChanged();
    return answer.ok ? answer.value : undefined;
  };

  const makeLink = async () => {
    const made = await settled(pagesApi.invite(props.boardId, props.seat));
    if (made === undefined) return;
    setInvite(made);
    say(pageWords().invites.made);
  };

  const takeBack = async (id: string) => {
    focusOn('make');
    const done = await settled(pagesApi.takeInviteBack(props.boardId, id));
    if (done === undefined) return;
    if (invite()?.id === id) setInvite(undefined);
    say(pageWords().invites.takenBack);
  };

  const takeAway = async () => {
    const done = await settled(pagesApi.takeSeatAway(props.boardId, props.seat));
    if (done === undefined) return;
    setAsking(false);
    setInvite(undefined);
    say(pageWords().invites.takenAway);
    focusOn('make');
  };

  return (
    <li class="seat-row" ref={(element) => (row = element)}>
      <div class="seat-row-head">
        <div class="seat-row-who">
          <PersonMark seat={props.seat} name={name()} withName />
          <p class="soft">{stateOf(props.seat, taken(), invited())}</p>
        </div>
        <Show when={mayBeInvited() && !asking()}>
          <div class="row">
            <Button
              busy={busy()}
              data-act="make"
              aria-label={
                taken() || invited()
                  ? pageWords().invites.makeAnotherFor({ name: name() })
                  : pageWords().invites.makeLinkFor({ name: name() })
              }
              onClick={() => void makeLink()}
            >
              {taken() || invited()
                ? pageWords().invites.makeAnother
                : pageWords().invites.makeLink}
            </Button>
            <Show when={taken()}>
              <Button
                look="plain"
                data-act="take-away"
                aria-label={pageWords().invites.takeAwayFrom({ name: name() })}
                onClick={() => setAsking(true)}
              >
                {pageWords().invites.takeAway}
              </Button>
            </Show>
          </div>
        </Show>
      </div>
      <Show when={asking()}>
        <TakeSeatAway
          name={name()}
          busy={busy()}
          onKeep={() => {
            setAsking(false);
            focusOn('take-away');
          }}
          onTakeAway={() => void takeAway()}
        />
      </Show>
      <Show when={invite()}>
        {(invite) => <InviteLink invite={invite()} name={name()} say={say} />}
      </Show>
      <OpenLinks
        name={name()}
        links={props.links}
        busy={busy()}
        onTakeBack={(id) => void takeBack(id)}
      />
      <p class="seat-row-said" role="status">
        {said()}
      </p>
    </li>
  );
}

function stateOf(seat: Seat, taken: boolean, invited: boolean): string {
  const { invites } = pageWords();
  if (seat === THERAPIST) return invites.yourSeat;
  if (taken) return invites.joined;
  if (invited) return invites.invited;
  switch (roleOf(seat)) {
    case 'room-view':
      return invites.roomViewHint;
    case 'observer':
      return invites.observerHint;
    case 'therapist':
    case 'partner':
      return invites.notJoined;
  }
}
