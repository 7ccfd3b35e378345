import {
  createEffect,
  createMemo,
  createSignal,
  ErrorBoundary,
  lazy,
  Match,
  onCleanup,
  onMount,
  Show,
  Suspense,
  Switch,
} from 'solid-js';
import { isCard } from '@steady/shared/board/card.ts';
import type { BoardId, CardId } from '@steady/shared/ids.ts';
import { THERAPIST } from '@steady/shared/seats.ts';
import type { MountedCanvas } from '../../canvas/index.tsx';
import type { Board } from '../../board/createBoard.ts';
import { createDesk, DeskProvider } from '../../board/createDesk.ts';
import { CardMenu } from '../../cards/CardMenu.tsx';
import type { Place } from '../../session/GatherNotice.tsx';
import { SessionSlot } from '../../session/SessionSlot.tsx';
import { loadEditorSoon } from '../../text/loadEditor.ts';
import { goTo, path } from '../../ui/address.ts';
import { later } from '../../ui/later.tsx';
import { createNotices } from '../../ui/notices.tsx';
import { isTyping, Shortcuts } from '../../ui/Shortcuts.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { words } from '../../words/index.ts';
import { practice } from '../practice.ts';
import { BoardHeader, type Showing } from './BoardHeader.tsx';
import { Lanes } from './Lanes.tsx';
import { PhoneBar } from './PhoneBar.tsx';
import { StateBanner } from './StateBanner.tsx';
import '../page.css';
import './board.css';
import './lanes.css';
import './phoneBar.css';
import './boardSizes.css';
import './boardParts.css';

const CanvasPane = lazy(() => import('./CanvasPane.tsx'));
const BoardKeyList = later(() => import('./BoardKeyList.tsx'));
const RoundSheet = later(() => import('../../session/rounds/index.tsx'), 'nothing');
const SummaryView = later(() => import('../../summary/SummaryView.tsx'));
const PastWords = later(() => import('../../local/PastWords.tsx'), 'nothing');
const BoardDialogs = later(() => import('./BoardDialogs.tsx'), 'nothing');

/** The board on screen, once somebody is known to sit at it. */
export function BoardView(props: { boardId: BoardId; board: Board; title: string | null }) {
  const { say, Notices } = createNotices();
  const [side, setSide] = createSignal<Exclude<Showing, 'summary'>>('lanes');
  const isSummary = () => path().endsWith('/summary');
  const showing = () => (isSummary() ? 'summary' : side());
  const setShowing = (next: Showing) => {
    if (next !== 'summary') setSide(next);
    // The summary has an address of its own, so that Back leads out of it.
    if (isSummary() !== (next === 'summary'))
      goTo(`/board/${props.boardId}${isSummary() ? '' : '/summary'}`);
  };
  // A board is opened once and its view with it.
  // oxlint-disable-next-line solid/reactivity
  const board = props.board;
  const desk = createDesk(board, say, show);
  const maySeat = board.me.seat === THERAPIST;

  let canvas: Pick<MountedCanvas, 'showCard' | 'editCard'> | undefined;
  /** To be shown on the canvas once it stands. */
  let awaited: CardId | undefined;

  // A card that is opened by its menu, or grown from another, opens where one looks.
  createEffect(() => {
    const id = showing() === 'canvas' ? desk.opened() : undefined;
    const opened = id === undefined ? undefined : board.cards.card(id);
    if (opened === undefined || !isCard(opened)) return;
    desk.close();
    canvas?.editCard(opened.id);
  });

  function show(id: string): void {
    if (showing() === 'canvas') {
      const shown = board.cards.card(id);
      if (shown === undefined || !isCard(shown)) return;
      if (canvas === undefined) awaited = shown.id;
      else canvas.showCard(shown.id);
      return;
    }
    setShowing('lanes');
    const card = document.querySelector<HTMLElement>(`.lanes [data-card="${id}"]`);
    if (card === null) return;
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    card.focus({ preventScroll: true });
  }
  const mounted = (made: MountedCanvas | undefined) => {
    canvas = made;
    if (awaited !== undefined) made?.showCard(awaited);
    awaited = undefined;
  };
  /** Where the therapist has brought everyone. */
  const arrive = ({ view, lane, card }: Place) => {
    desk.close();
    setShowing(view);
    const found = card === undefined ? undefined : board.cards.card(card);
    const to = found !== undefined && isCard(found) ? found.lane : lane;
    // A lane that the therapist hid meanwhile is on no screen.
    if (view === 'lanes' && to !== undefined && !board.lanes.shown().includes(to)) return;
    if (to !== undefined) desk.setLane(to);
    if (card !== undefined) desk.goTo(card);
    else if (to !== undefined)
      document
        .querySelector(`.lanes [data-lane-id="${to}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'start' });
  };
  const focusCard = (id: string) => {
    desk.setCurrent(id);
    show(id);
  };

  const keyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target) || showing() === 'canvas') return;
    // What one writes for oneself alone lies over the board, and is not of it.
    if (desk.asking()?.what === 'private') return;
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) desk.undo();
    else if ((key === 'z' && event.shiftKey) || key === 'y') desk.redo();
    else return;
    event.preventDefault();
  };
  document.addEventListener('keydown', keyDown);
  onCleanup(() => document.removeEventListener('keydown', keyDown));

  // The first card is where Tab arrives, until somebody has been elsewhere.
  onMount(() => {
    if (board.mayWrite) loadEditorSoon();
    const first = board.lanes.shown().flatMap((lane) => board.cards.inLane(lane))[0];
    if (first !== undefined) desk.setCurrent(first);
  });

  // Once there, the sheet stays: it shows what comes of a round that was open.
  const hasRounds = createMemo<boolean>(
    (had) => had || desk.asking()?.what === 'round' || board.ledger.state().rounds.size > 0,
    false,
  );
  // So do dialogs: what somebody writes in one for themselves alone is still being sent.
  const hasAsked = createMemo<boolean>((had) => had || desk.asking() !== undefined, false);
  const title = () => (maySeat ? props.title : null) ?? practice().neutralTitle;
  return (
    <DeskProvider value={desk}>
      <div class="board" data-showing={showing()}>
        <a class="skip-link" href="#cards">
          {words().board.skipToCards}
        </a>
        <BoardHeader
          maySeat={maySeat}
          title={title()}
          showing={showing()}
          onShow={(next) => {
            desk.close();
            setShowing(next);
          }}
          onKeys={() => document.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }))}
        >
          <SessionSlot boardId={props.boardId} showing={showing()} onArrive={arrive} />
        </BoardHeader>
        <StateBanner />
        <main id="cards" class="board-main" tabindex="-1">
          <Show when={hasRounds()}>
            <RoundSheet boardId={props.boardId} />
          </Show>
          <Show when={board.ready()} fallback={<Skeleton lines={4} />}>
            <Switch fallback={<Lanes focusCard={focusCard} />}>
              <Match when={isSummary()}>
                <SummaryView boardId={props.boardId} />
              </Match>
              <Match when={showing() === 'canvas'}>
                <ErrorBoundary fallback={<p class="canvas-failed">{words().board.canvasFailed}</p>}>
                  <Suspense fallback={<Skeleton lines={2} />}>
                    <CanvasPane onMounted={mounted} />
                  </Suspense>
                </ErrorBoundary>
              </Match>
            </Switch>
          </Show>
          <Show when={hasAsked()}>
            <BoardDialogs boardId={props.boardId} maySeat={maySeat} />
          </Show>
          <Show when={board.past().length > 0}>
            <PastWords />
          </Show>
          <CardMenu />
        </main>
        <Show when={board.ready() && showing() === 'lanes'}>
          <PhoneBar />
        </Show>
        <Shortcuts>
          <BoardKeyList />
        </Shortcuts>
        <div class="visually-hidden" role="log" aria-live="assertive">
          {desk.announced()}
        </div>
        <Notices />
      </div>
    </DeskProvider>
  );
}
