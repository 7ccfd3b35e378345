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
import { HandOver } from './HandOver.tsx';
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
  /** Asked for before a link is made. @returns undefined when it is not ready; null: none is wanted */
  spokenCode: () => string | null | undefined;
}

/** A seat: free → invited → taken → taken away, after asking once. What happened is said in the row. */
export function SeatRow(props: SeatRowProps) {
  const [invite, setInvite] = createSignal<{ made: Invite; code: string | undefined }>();
  const [busy, setBusy] = createSignal(false);
  const [asking, setAsking] = createSignal<'take-away' | 'hand-over'>();
  const [said, say] = createSignal('');
  let row: HTMLLIElement | undefined;
  const name = () => nameOf(props.seat, props.known?.name);
  /** Whoever sits there signs in by their own account, and may lead. */
  const hasAccount = () => props.seat !== THERAPIST && props.known?.account === true;
  const mayBeInvited = () => props.seat !== THERAPIST && !hasAccount();
  const taken = () => props.known?.taken === true;
  const invited = () => props.links.length > 0;
  /** A button that was pressed and went would take the focus with it. */
  const focusOn = (which: 'make' | 'take-away' | 'hand-over') =>
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
    const code = props.spokenCode();
    if (code === undefined) return;
    const wanted = { seat: props.seat, ...(code !== null && { code }) };
    const made = await settled(pagesApi.invite(props.boardId, wanted));
    if (made === undefined) return;
    setInvite({ made, code: code ?? undefined });
    say(pageWords().invites.made);
  };

  const takeBack = async (id: string) => {
    focusOn('make');
    const done = await settled(pagesApi.takeInviteBack(props.boardId, id));
    if (done === undefined) return;
    if (invite()?.made.id === id) setInvite(undefined);
    say(pageWords().invites.takenBack);
  };

  const takeAway = async () => {
    const done = await settled(pagesApi.takeSeatAway(props.boardId, props.seat));
    if (done === undefined) return;
    setAsking(undefined);
    setInvite(undefined);
    say(pageWords().invites.takenAway);
    focusOn('make');
  };

  return (
    <li class="seat-row" ref={(element) => (row = element)}>
      <div class="seat-row-head">
        <div class="seat-row-who">
          <PersonMark seat={props.seat} name={name()} withName />
          <p class="soft">
            {hasAccount()
              ? pageWords().invites.colleagues.reads
              : stateOf(props.seat, taken(), invited())}
          </p>
        </div>
        <Show when={mayBeInvited() && asking() === undefined}>
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
              <TakeAwayButton name={name()} onClick={() => setAsking('take-away')} />
            </Show>
          </div>
        </Show>
        <Show when={hasAccount() && taken() && asking() === undefined}>
          <div class="row">
            <Button
              data-act="hand-over"
              aria-label={pageWords().invites.colleagues.handOverTo({ name: name() })}
              onClick={() => setAsking('hand-over')}
            >
              {pageWords().invites.colleagues.handOver}
            </Button>
            <TakeAwayButton name={name()} onClick={() => setAsking('take-away')} />
          </div>
        </Show>
      </div>
      <Show when={asking() === 'hand-over'}>
        <HandOver
          boardId={props.boardId}
          seat={props.seat}
          name={name()}
          onKeep={() => {
            setAsking(undefined);
            focusOn('hand-over');
          }}
        />
      </Show>
      <Show when={asking() === 'take-away'}>
        <TakeSeatAway
          name={name()}
          busy={busy()}
          onKeep={() => {
            setAsking(undefined);
            focusOn('take-away');
          }}
          onTakeAway={() => void takeAway()}
        />
      </Show>
      <Show when={invite()}>
        {(invite) => (
          <InviteLink invite={invite().made} code={invite().code} name={name()} say={say} />
        )}
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

function TakeAwayButton(props: { name: string; onClick: () => void }) {
  return (
    <Button
      look="plain"
      data-act="take-away"
      aria-label={pageWords().invites.takeAwayFrom({ name: props.name })}
      onClick={() => props.onClick()}
    >
      {pageWords().invites.takeAway}
    </Button>
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
