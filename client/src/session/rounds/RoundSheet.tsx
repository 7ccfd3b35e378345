import type { BoardId } from '@steady/shared/ids.ts';
import { createEffect, createSignal, Match, on, Show, Switch, untrack } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { isTyping } from '../../ui/Shortcuts.tsx';
import { liveWords } from '../../words/live.ts';
import { createOwnAnswer, type AskOwnAnswer } from './createOwnAnswer.ts';
import { createRounds, type OpenRound, type RevealedRound } from './createRounds.ts';
import { Lead } from './Lead.tsx';
import { ownAnswerOf } from './ownAnswer.ts';
import { OwnSheet } from './OwnSheet.tsx';
import { Reveal } from './Reveal.tsx';
import { RoundChooser } from './RoundChooser.tsx';
import { RoundStrip } from './RoundStrip.tsx';
import './rounds.css';

type Showing =
  | { readonly what: 'nothing' }
  | { readonly what: 'own'; readonly round: OpenRound }
  | { readonly what: 'both'; readonly round: RevealedRound }
  | { readonly what: 'ended' };

/**
 * Sealed rounds on one screen.
 *
 *   nothing ──a round opens, nobody types here──► own ──both answered──► both ──closed──► nothing
 *      └────────────both answered────────────────────────────────────────▲
 *                                                 own ──ended──► ended ──closed──► nothing
 *
 * Q3  Both answers show on every screen at once, whatever is open there; the own sheet waits in its
 *     strip for somebody who is typing. A home review has a place of its own for both.
 * Q4  A round that is ended shows nothing, and what was written on its sheet is gone.
 */
export function RoundSheet(props: {
  boardId: BoardId;
  /** Default: the server. */
  ownAnswer?: AskOwnAnswer;
}) {
  const desk = useDesk();
  const rounds = createRounds(desk.board);
  const own = createOwnAnswer(
    () => (rounds.isAsked() ? rounds.open()?.id : undefined),
    (round) => (props.ownAnswer ?? ownAnswerOf(props.boardId))(round),
  );
  const [showing, setShowing] = createSignal<Showing>({ what: 'nothing' });
  const close = () => setShowing({ what: 'nothing' });
  const choosing = () => desk.asking()?.what === 'round';
  const paused = () => desk.board.ledger.state().pause !== undefined;

  createEffect(
    on(rounds.open, (now, before) => {
      if (before !== undefined) over(before);
      if (now !== undefined) began(now);
    }),
  );

  function began(round: OpenRound): void {
    // The one who started it was choosing here, and is at nothing else.
    const wasChoosing = untrack(choosing);
    if (wasChoosing) desk.ask(undefined);
    // At home nobody guides: for whoever did not start it the strip says that it is open, and waits.
    const { rounds: all } = untrack(desk.board.ledger.state);
    const isOthers = all.get(round.id)?.startedBy !== desk.board.me.seat;
    const elsewhere =
      (untrack(rounds.isHome) && isOthers) ||
      isTyping(document.activeElement) ||
      document.querySelector('dialog[open]') !== null;
    if (rounds.isAsked() && (wasChoosing || !elsewhere)) setShowing({ what: 'own', round });
  }

  function over({ id }: OpenRound): void {
    const round = rounds.revealed(id);
    if (untrack(desk.asking)?.what === 'review') return;
    if (round !== undefined) {
      desk.announce(liveWords().rounds.revealedNow);
      setShowing({ what: 'both', round }); // [Q3]
      return;
    }
    if (untrack(showing).what === 'own') setShowing({ what: 'ended' });
    else desk.say({ text: liveWords().rounds.ended });
  }

  const title = () => {
    const now = showing();
    switch (now.what) {
      case 'nothing':
        return '';
      case 'ended':
        return liveWords().rounds.endTitle;
      case 'own':
      case 'both':
        return liveWords().rounds.kinds[now.round.of];
      default:
        return now satisfies never;
    }
  };
  const mine = () => {
    const now = showing();
    return now.what === 'own' ? now : undefined;
  };
  const both = () => {
    const now = showing();
    return now.what === 'both' ? now : undefined;
  };
  return (
    <>
      <Show when={rounds.open()}>
        {(round) => (
          <RoundStrip
            round={round()}
            isAsked={rounds.isAsked()}
            mayLead={rounds.mayLead()}
            own={own.own()}
            onOpen={() => setShowing({ what: 'own', round: round() })}
          />
        )}
      </Show>
      <Dialog open={showing().what !== 'nothing' && !paused()} onClose={close} title={title()}>
        <div class="round-sheet">
          <Switch>
            <Match when={mine()}>{(now) => <OwnSheet round={now().round} own={own} />}</Match>
            <Match when={both()}>
              {(now) => (
                <>
                  <Lead>
                    {rounds.isHome()
                      ? liveWords().rounds.revealedAtHome
                      : liveWords().rounds.revealedWho}
                  </Lead>
                  <Reveal round={now().round} nameOf={desk.board.nameOf} />
                </>
              )}
            </Match>
            <Match when={showing().what === 'ended'}>
              <Lead>{liveWords().rounds.ended}</Lead>
              <p>{liveWords().rounds.endedDraft}</p>
            </Match>
          </Switch>
        </div>
      </Dialog>
      <Dialog
        open={choosing()}
        onClose={() => desk.ask(undefined)}
        title={liveWords().rounds.choose.title}
      >
        <RoundChooser
          rounds={rounds}
          onStarted={() => {
            if (choosing()) desk.ask(undefined);
          }}
          onLookAgain={() => {
            desk.ask(undefined);
            const round = rounds.last();
            if (round !== undefined) setShowing({ what: 'both', round });
          }}
        />
      </Dialog>
    </>
  );
}
