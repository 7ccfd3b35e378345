import type { LaneId } from '@steady/shared/board/lanes.ts';
import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import { render } from 'solid-js/web';
import type * as Canvas from '../../canvas/index.tsx';
import { DeskProvider, useDesk, type Desk } from '../../board/createDesk.ts';
import { Card } from '../../cards/Card.tsx';
import { LaneMark } from '../../session/LaneMark.tsx';
import { LaneIcon } from '../../ui/LaneIcon.tsx';
import { canvasWords } from '../../words/canvas.ts';
import { words } from '../../words/index.ts';

export interface CanvasPaneProps {
  onMounted: (canvas: Canvas.MountedCanvas | undefined) => void;
}

/** The canvas, which comes with React and a drawing engine only when somebody asks for it. */
export default function CanvasPane(props: CanvasPaneProps) {
  const desk = useDesk();
  const [failed, setFailed] = createSignal(false);
  let element: HTMLDivElement | undefined;
  let mounted: Canvas.MountedCanvas | undefined;
  let gone = false;
  const listeners = new Set<() => void>();
  createEffect(
    on(
      () => [desk.board.writing().allowed, desk.board.resting()],
      () => listeners.forEach((changed) => changed()),
      { defer: true },
    ),
  );

  const mount = ({ mountCanvas }: typeof Canvas) => {
    if (gone || element === undefined) return;
    mounted = mountCanvas(element, canvasOptions(desk, listeners));
    props.onMounted(mounted);
  };
  // Offline before it was ever loaded: the lanes have everything.
  onMount(() => void import('../../canvas/index.tsx').then(mount).catch(() => setFailed(true)));
  onCleanup(() => {
    gone = true;
    props.onMounted(undefined);
    mounted?.dispose();
  });
  return (
    <Show when={!failed()} fallback={<p class="canvas-failed">{words().board.canvasFailed}</p>}>
      <div class="canvas-pane" ref={(made) => (element = made)} />
    </Show>
  );
}

function canvasOptions(desk: Desk, listeners: Set<() => void>): Canvas.CanvasOptions {
  const { board } = desk;
  const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content;
  const { cards, lanes } = words();
  const canvas = canvasWords();
  return {
    board: board.document,
    seat: board.me.seat,
    mayWrite: () => board.mayWrite && !board.resting(),
    onMayWrite(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    undo: board.undo.manager,
    awareness: board.awareness,
    renderCard: (into, card, how) =>
      render(
        () => (
          <DeskProvider value={desk}>
            <Card id={card} canvas editing={how.editing} onDone={how.done} />
          </DeskProvider>
        ),
        into,
      ),
    renderLaneIcon: (into: HTMLElement, lane: LaneId) =>
      render(() => <LaneIcon lane={lane} size={28} />, into),
    renderLaneMark: (into: HTMLElement, lane: LaneId) =>
      render(() => <LaneMark board={board} id={lane} />, into),
    words: { ...canvas, kinds: cards.kinds, lanes },
    colorScheme: 'system',
    ...(nonce === undefined ? {} : { nonce }),
    random: board.random,
    onNotice: (kind) => desk.say({ text: canvas.notices[kind] }),
    authorOf: (card) => board.cards.authorOf(card.id) ?? card.by,
  };
}
