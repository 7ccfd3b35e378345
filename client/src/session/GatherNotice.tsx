import { isCard } from '@steady/shared/board/card.ts';
import type { BodyOf, EntryBody } from '@steady/shared/ledger/entries.ts';
import { THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { createSignal, onCleanup, Show } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import type { Showing } from '../pages/board/BoardHeader.tsx';
import { chosenOf, EVERYBODYS } from '../summary/chosen.ts';
import { Button } from '../ui/Button.tsx';
import { isTyping } from '../ui/Shortcuts.tsx';
import { words } from '../words/index.ts';
import { liveWords } from '../words/live.ts';
import { named } from '../board/named.ts';
import './gather.css';

/** ms in which somebody can say that they stay. */
const NOTICE_MS = 2_000;

export type Place = Omit<BodyOf<'gathered'>, 'kind'>;

type Waiting = { readonly place: Place; readonly name: string; readonly when: 'soon' | 'asked' };

/**
 * "Bring everyone here", on the screens that are brought.
 *
 * H1  Told two seconds before, and Stay is enough to stay.
 * H2  Nobody is moved who types, holds something or has a dialog open; then the notice waits for a tap.
 * H3  Only what happens now moves anybody, never an old entry; the newest one counts.
 * H4  The closing stage brings everyone to the summary, the screen of whoever set it too.
 */
export function GatherNotice(props: {
  board: Board;
  showing: Showing;
  onArrive: (place: Place) => void;
}) {
  const [waiting, setWaiting] = createSignal<Waiting>();
  const holding = createHolding();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isBusy = () =>
    isTyping(document.activeElement) ||
    holding() ||
    document.querySelector('dialog[open]') !== null;
  const go = () => {
    const asked = waiting();
    if (asked !== undefined) arrive(asked.place);
  };
  const arrive = (place: Place) => {
    setWaiting(undefined);
    // On all screens the same page, whatever somebody looked at there before.
    if (place.view === 'summary') chosenOf(board).choose(EVERYBODYS);
    props.onArrive(place);
  };
  const stay = () => {
    clearTimeout(timer);
    setWaiting(undefined);
  };
  // The board of a view is one and the same.
  // oxlint-disable-next-line solid/reactivity
  const { board } = props;
  // Asked when something happens, never followed.
  // oxlint-disable-next-line solid/reactivity
  const stop = board.ledger.onHappening(({ body, by }) => {
    if (body.kind === 'session-ended') return stay();
    const place = placeOf(body, by);
    if (place === undefined) return;
    clearTimeout(timer); // [H3]
    if (place.view === 'summary' && props.showing === 'summary') return arrive(place);
    const name = named(board, by ?? THERAPIST);
    const asked = { place, name, when: isBusy() ? 'asked' : 'soon' } as const;
    setWaiting(asked);
    if (asked.when === 'soon')
      timer = setTimeout(() => {
        if (isBusy()) setWaiting({ ...asked, when: 'asked' }); // [H2]
        else go();
      }, NOTICE_MS);
  });
  onCleanup(() => {
    clearTimeout(timer);
    stop();
  });
  /** Where an entry brings this screen. */
  const placeOf = (body: EntryBody, by: Seat | undefined): Place | undefined => {
    if (body.kind === 'stage' && body.stage === 'closing') return { view: 'summary' }; // [H4]
    return body.kind === 'gathered' && by !== board.me.seat ? body : undefined;
  };
  return (
    <div class="gather" role="status">
      <Show when={waiting()}>
        {(now) => (
          <div class="gather-notice">
            <p>
              {sentence(board, now())}{' '}
              <Show when={now().when === 'asked'}>{liveWords().session.whenReady}</Show>
            </p>
            <div class="gather-answers">
              <Button onClick={stay}>{liveWords().session.stay}</Button>
              <Show when={now().when === 'asked'}>
                <Button onClick={go}>{liveWords().session.goThere}</Button>
              </Show>
            </div>
          </div>
        )}
      </Show>
    </div>
  );
}

function sentence(board: Board, { place, name }: Waiting): string {
  const { brings } = liveWords().session;
  const found = place.card === undefined ? undefined : board.cards.card(place.card);
  const card = found !== undefined && isCard(found) ? found : undefined;
  if (place.view === 'summary') return brings.summary;
  if (place.view === 'canvas')
    return card === undefined ? brings.canvas({ name }) : brings.canvasCard({ name });
  const { lanes } = words();
  if (card !== undefined) return brings.card({ name, lane: lanes[card.lane] });
  return place.lane === undefined
    ? brings.lanes({ name })
    : brings.lane({ name, lane: lanes[place.lane] });
}

/** Whether a finger or a button is down: a card in hand, a stroke being drawn. */
function createHolding(): () => boolean {
  let down = false;
  const press = () => (down = true);
  const release = () => (down = false);
  const releases = ['pointerup', 'pointercancel'] as const;
  window.addEventListener('pointerdown', press, { capture: true });
  for (const kind of releases) window.addEventListener(kind, release, { capture: true });
  onCleanup(() => {
    window.removeEventListener('pointerdown', press, { capture: true });
    for (const kind of releases) window.removeEventListener(kind, release, { capture: true });
  });
  return () => down;
}
