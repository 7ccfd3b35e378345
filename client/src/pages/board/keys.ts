import { isCard } from '@steady/shared/board/card.ts';
import type { LaneId } from '@steady/shared/board/lanes.ts';
import { cardIdSchema, type CardId } from '@steady/shared/ids.ts';
import * as v from 'valibot';
import { excerpt } from '../../cards/createExcerpt.ts';
import type { Desk } from '../../board/createDesk.ts';
import { isTyping } from '../../ui/Shortcuts.tsx';
import { words } from '../../words/index.ts';
import { movingWords } from '../../words/moving.ts';

/**
 * Keys on the lanes. A card that has the focus: arrows go to the next one, Enter opens it, Space picks
 * it up, M asks for its menu, A adds to its lane. While one is carried the arrows move it.
 */
export function lanesKeyDown(
  desk: Desk,
  event: KeyboardEvent,
  focusCard: (id: string) => void,
): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || event.isComposing) return;
  const article = target.closest('article[data-card]');
  const id = v.safeParse(cardIdSchema, article?.getAttribute('data-card'));
  if (event.key === 'Escape') return escape(desk, event, focusCard);
  if (!id.success || isTyping(target) || target !== article) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const held = desk.held();
  const done =
    held?.why === 'carried'
      ? carry(desk, event.key, focusCard)
      : go(desk, event.key, id.output, focusCard);
  if (done) event.preventDefault();
}

/** The smallest open thing first: what is carried, then the open card. */
function escape(desk: Desk, event: KeyboardEvent, focusCard: (id: string) => void): void {
  const held = desk.held();
  if (held?.why === 'carried') {
    desk.hold(undefined);
    desk.announce(movingWords().back);
    focusCard(held.id);
  } else {
    const opened = desk.opened();
    if (opened === undefined) return;
    desk.close();
    focusCard(opened);
  }
  event.preventDefault();
  event.stopPropagation();
}

function go(desk: Desk, key: string, id: CardId, focusCard: (id: string) => void): boolean {
  const at = whereIs(desk, id);
  if (at === undefined) return false;
  const inLane = desk.inLane(at.lane);
  const to = (next: string | undefined) => {
    if (next !== undefined) focusCard(next);
    return true;
  };
  switch (key) {
    case 'ArrowDown':
      return to(inLane[at.index + 1]);
    case 'ArrowUp':
      return to(inLane[at.index - 1]);
    case 'Home':
      return to(inLane[0]);
    case 'End':
      return to(inLane.at(-1));
    case 'ArrowLeft':
    case 'ArrowRight': {
      const lane = neighbour(desk, at.lane, key, (ids) => ids.length > 0);
      if (lane === undefined) return true;
      const ids = desk.inLane(lane);
      desk.setLane(lane);
      return to(ids[Math.min(at.index, ids.length - 1)]);
    }
    case 'Enter':
      desk.open(id, desk.board.mayWrite ? 'end' : undefined);
      return true;
    case ' ':
      if (!desk.board.mayWrite || desk.isOpen(id)) return true;
      desk.hold({ id, lane: at.lane, index: at.index, why: 'carried' });
      desk.announce(movingWords().pickedUp({ card: nameOf(desk, id) }));
      return true;
    case 'm':
    case 'M': {
      const anchor = document.querySelector<HTMLElement>(`[data-card="${id}"] .card-more`);
      if (anchor !== null) desk.ask({ what: 'menu', card: id, anchor });
      return true;
    }
    case 'a':
    case 'A':
      document.querySelector<HTMLElement>(`[data-add="${at.lane}"]`)?.click();
      return true;
    default:
      return false;
  }
}

function carry(desk: Desk, key: string, focusCard: (id: string) => void): boolean {
  const held = desk.held();
  if (held === undefined) return false;
  const count = desk.inLane(held.lane).length;
  const put = (lane: LaneId, index: number) => {
    desk.hold({ ...held, lane, index });
    desk.setLane(lane);
    focusCard(held.id);
    desk.announce(
      movingWords().at({
        lane: words().lanes[lane],
        place: index + 1,
        of: desk.inLane(lane).length,
      }),
    );
    return true;
  };
  switch (key) {
    case 'ArrowUp':
      return put(held.lane, Math.max(0, held.index - 1));
    case 'ArrowDown':
      return put(held.lane, Math.min(count - 1, held.index + 1));
    case 'ArrowLeft':
    case 'ArrowRight': {
      const lane = neighbour(desk, held.lane, key, () => true);
      if (lane === undefined) return true;
      return put(lane, Math.min(held.index, desk.inLane(lane).length));
    }
    case ' ':
    case 'Enter': {
      const after = held.index === 0 ? null : desk.inLane(held.lane)[held.index - 1];
      desk.hold(undefined);
      if (desk.move(held.id, held.lane, parsed(after)))
        desk.announce(
          movingWords().dropped({ lane: words().lanes[held.lane], place: held.index + 1 }),
        );
      focusCard(held.id);
      return true;
    }
    case 'Tab':
      return true;
    default:
      return false;
  }
}

const parsed = (id: string | null | undefined): CardId | null | undefined => {
  if (id === null || id === undefined) return id;
  const card = v.safeParse(cardIdSchema, id);
  return card.success ? card.output : undefined;
};

function neighbour(
  desk: Desk,
  lane: LaneId,
  key: 'ArrowLeft' | 'ArrowRight',
  fits: (ids: readonly string[]) => boolean,
): LaneId | undefined {
  const rtl = document.documentElement.dir === 'rtl';
  const step = (key === 'ArrowRight') === rtl ? -1 : 1;
  const lanes = desk.board.lanes.shown();
  for (let at = lanes.indexOf(lane) + step; at >= 0 && at < lanes.length; at += step) {
    const next = lanes[at];
    if (next !== undefined && fits(desk.inLane(next))) return next;
  }
  return undefined;
}

function whereIs(desk: Desk, id: string): { lane: LaneId; index: number } | undefined {
  for (const lane of desk.board.lanes.shown()) {
    const index = desk.inLane(lane).indexOf(id);
    if (index !== -1) return { lane, index };
  }
  return undefined;
}

function nameOf(desk: Desk, id: string): string {
  const card = desk.board.cards.card(id);
  if (card === undefined || !isCard(card)) return '';
  return excerpt(card.text.toString()) || words().cards.kinds[card.kind];
}
