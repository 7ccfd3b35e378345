import { laneIdSchema, type LaneId } from '@steady/shared/board/lanes.ts';
import { cardIdSchema, type CardId } from '@steady/shared/ids.ts';
import * as v from 'valibot';

/**
 * Drags cards within and between lanes: anywhere on a closed card with a mouse or pen, by its grip
 * with a finger (elsewhere a finger scrolls). Nothing in the page moves until the drop: a copy
 * follows the pointer and a line shows where the card would go, so nobody's caret is disturbed.
 *
 *   idle ──press──► pressed ──4 px──► dragging ──release──► dropped ──► idle
 *     ▲                └──release──────────┴──Escape, lost──────────────┘
 */
export interface DragOptions {
  /** Holds the lanes; scrolls sideways while something is dragged to its edge. */
  readonly area: HTMLElement;
  readonly mayDrag: (card: CardId) => boolean;
  /** @param after the card above the place, null at the top */
  readonly drop: (card: CardId, lane: LaneId, after: CardId | null) => void;
  /** A press that came before this code did. */
  readonly pressed?: PointerEvent | undefined;
}

/** Pixels before a press is a drag: a shaky hand that only wants to open a card stays below. */
const FAR_ENOUGH_PX = 5;
/** Pixels from an edge in which the lanes scroll, and the most they do per frame. */
const EDGE_PX = 48;
const SCROLL_PX = 12;

interface Pressed {
  readonly card: CardId;
  readonly element: HTMLElement;
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
}

interface Dragging extends Pressed {
  readonly copy: HTMLElement;
  readonly line: HTMLElement;
  at: { x: number; y: number };
  to: { lane: LaneId; after: CardId | null } | undefined;
  frame: number;
}

/** @returns dispose */
export function makeDrag({ area, mayDrag, drop, pressed: early }: DragOptions): () => void {
  let pressed: Pressed | undefined;
  let dragging: Dragging | undefined;

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.target instanceof Element) || dragging) return;
    const { target } = event;
    const grip = target.closest('.card-grip') !== null;
    if (event.pointerType === 'touch' && !grip) return;
    if (target.closest('button, a, input, select, [contenteditable]') !== null) return;
    const element = target.closest<HTMLElement>('article[data-card]:not([data-open])');
    const card = v.safeParse(cardIdSchema, element?.getAttribute('data-card'));
    if (element === null || !card.success || !mayDrag(card.output)) return;
    if (grip) event.preventDefault();
    const { pointerId, clientX: x, clientY: y } = event;
    pressed = { card: card.output, element, pointerId, x, y };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', key, true);
    window.addEventListener('blur', cancel);
    document.addEventListener('selectstart', select);
  };
  /** A drag is not a selection. */
  const select = (event: Event) => event.preventDefault();

  const move = (event: PointerEvent) => {
    if (event.pointerId !== pressed?.pointerId) return;
    if (dragging === undefined) {
      if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < FAR_ENOUGH_PX) return;
      dragging = begin(pressed);
    }
    dragging.at = { x: event.clientX, y: event.clientY };
    event.preventDefault();
  };

  const up = (event: PointerEvent) => {
    if (event.pointerId !== pressed?.pointerId) return;
    const done = dragging;
    if (done !== undefined) {
      aim(done);
      // The click that follows a drag must not open the card.
      window.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener('click', swallow, true));
    }
    end();
    if (done?.to !== undefined) drop(done.card, done.to.lane, done.to.after);
  };
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const cancel = () => end();
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || dragging === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };

  const begin = (from: Pressed): Dragging => {
    window.getSelection()?.removeAllRanges();
    const box = from.element.getBoundingClientRect();
    const copy = from.element.cloneNode(true);
    if (!(copy instanceof HTMLElement)) throw new Error('an element clones to an element');
    copy.removeAttribute('data-card');
    copy.setAttribute('aria-hidden', 'true');
    copy.classList.add('card-dragged');
    copy.inert = true;
    copy.style.inlineSize = `${box.width}px`;
    copy.style.insetBlockStart = `${box.top}px`;
    copy.style.left = `${box.left}px`;
    const line = document.createElement('div');
    line.className = 'drop-line';
    area.append(copy);
    from.element.toggleAttribute('data-dragging', true);
    area.toggleAttribute('data-dragging', true);
    const started: Dragging = {
      ...from,
      copy,
      line,
      at: { x: from.x, y: from.y },
      to: undefined,
      frame: 0,
    };
    const tick = () => {
      const { at } = started;
      copy.style.transform = `translate(${at.x - from.x}px, ${at.y - from.y}px) rotate(1deg)`;
      scroll(area, at);
      aim(started);
      started.frame = requestAnimationFrame(tick);
    };
    started.frame = requestAnimationFrame(tick);
    return started;
  };

  const end = () => {
    if (dragging !== undefined) {
      cancelAnimationFrame(dragging.frame);
      dragging.copy.remove();
      dragging.line.remove();
      dragging.element.removeAttribute('data-dragging');
      area.removeAttribute('data-dragging');
    }
    dragging = undefined;
    pressed = undefined;
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', cancel);
    window.removeEventListener('keydown', key, true);
    window.removeEventListener('blur', cancel);
    document.removeEventListener('selectstart', select);
  };

  area.addEventListener('pointerdown', down);
  if (early !== undefined) down(early);
  return () => {
    end();
    area.removeEventListener('pointerdown', down);
  };
}

/** Finds the place under the pointer and lays the line there. */
function aim(dragging: Dragging): void {
  const { x, y } = dragging.at;
  const list = listAt(x, y);
  const lane = v.safeParse(laneIdSchema, list?.getAttribute('data-lane-cards'));
  if (list === undefined || !lane.success) {
    dragging.to = undefined;
    dragging.line.remove();
    return;
  }
  const cards = [...list.querySelectorAll<HTMLElement>(':scope > li > article[data-card]')].filter(
    (card) => card !== dragging.element,
  );
  const boxes = cards.map((card) => card.getBoundingClientRect());
  const below = boxes.findIndex((box) => y < box.top + box.height / 2);
  const index = below === -1 ? cards.length : below;
  const after = v.safeParse(cardIdSchema, cards[index - 1]?.getAttribute('data-card'));
  dragging.to = { lane: lane.output, after: after.success ? after.output : null };
  const frame = list.getBoundingClientRect();
  const above = boxes[index - 1];
  const next = boxes[index];
  const top =
    next !== undefined ? next.top - 5 : above !== undefined ? above.bottom + 3 : frame.top + 2;
  dragging.line.style.top = `${top}px`;
  dragging.line.style.left = `${frame.left}px`;
  dragging.line.style.inlineSize = `${frame.width}px`;
  if (!dragging.line.isConnected) dragging.copy.before(dragging.line);
}

/** The lane's list in the column under the pointer, however far above or below it is. */
function listAt(x: number, y: number): HTMLElement | undefined {
  for (const lane of document.querySelectorAll<HTMLElement>('[data-lane-id]')) {
    const box = lane.getBoundingClientRect();
    if (x < box.left || x > box.right || y < box.top - EDGE_PX || y > box.bottom + EDGE_PX)
      continue;
    if (box.width > 0) return lane.querySelector<HTMLElement>('[data-lane-cards]') ?? undefined;
  }
  return undefined;
}

function scroll(area: HTMLElement, { x, y }: { x: number; y: number }): void {
  const box = area.getBoundingClientRect();
  area.scrollLeft += speed(x - box.left, box.right - x);
  const list = listAt(x, y);
  if (list === undefined) return;
  const frame = list.getBoundingClientRect();
  list.scrollTop += speed(y - frame.top, frame.bottom - y);
}

/** @returns pixels for this frame: the nearer to an edge the more, towards it */
function speed(fromStart: number, fromEnd: number): number {
  if (fromStart < EDGE_PX) return -SCROLL_PX * Math.min(1, (EDGE_PX - fromStart) / EDGE_PX);
  if (fromEnd < EDGE_PX) return SCROLL_PX * Math.min(1, (EDGE_PX - fromEnd) / EDGE_PX);
  return 0;
}
