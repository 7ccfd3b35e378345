import { isCard, type Card } from '@steady/shared/board/card.ts';
import { whatGrowsFrom } from '@steady/shared/board/links.ts';
import { mayTakeBack } from '@steady/shared/board/rights.ts';
import { cloneCard } from '@steady/shared/board/writeCards.ts';
import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Bookmark from 'lucide-solid/icons/bookmark';
import Copy from 'lucide-solid/icons/copy';
import Link2 from 'lucide-solid/icons/link-2';
import MoveRight from 'lucide-solid/icons/move-right';
import PencilLine from 'lucide-solid/icons/pencil-line';
import Undo2 from 'lucide-solid/icons/undo-2';
import { createEffect, createSignal, on, onMount } from 'solid-js';
import { useDesk, type Asking, type Desk } from '../board/createDesk.ts';
import { LaneIcon } from '../ui/LaneIcon.tsx';
import { menuKeyDown, MenuItems, type MenuItem } from '../ui/Menu.tsx';
import { place } from '../ui/place.ts';
import { dialogWords } from '../words/dialogs.ts';
import { words } from '../words/index.ts';
import { createExcerpt } from './createExcerpt.ts';
import { KindIcon } from './KindIcon.tsx';

/** What can be done with a card, at the button that asked for it. */
export default function OpenCardMenu(props: { asked: Extract<Asking, { what: 'menu' }> }) {
  const desk = useDesk();
  const [moving, setMoving] = createSignal(false);
  const excerpt = createExcerpt(desk.board, () => props.asked.card);
  const card = () => {
    const present = desk.board.cards.card(props.asked.card);
    return present !== undefined && isCard(present) ? present : undefined;
  };
  let menu: HTMLDivElement | undefined;
  const items = (): readonly MenuItem[] => {
    const present = card();
    if (present === undefined) return [];
    return moving()
      ? laneItems(desk, present, () => setMoving(false))
      : actions(desk, present, setMoving);
  };
  const closed = (event: ToggleEvent) => {
    if (event.newState === 'open') return;
    // It may be another menu by now: this event comes late.
    if (desk.asking() === props.asked) desk.ask(undefined);
  };
  const opened = (element: HTMLDivElement) => {
    menu = element;
  };
  onMount(() => {
    if (menu === undefined) return;
    menu.showPopover();
    place(menu, props.asked.anchor.getBoundingClientRect());
    menu.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  });
  createEffect(
    on(
      moving,
      () => {
        if (menu === undefined) return;
        place(menu, props.asked.anchor.getBoundingClientRect());
        menu.querySelector<HTMLElement>('[role=menuitem]')?.focus();
      },
      { defer: true },
    ),
  );
  return (
    <div
      ref={opened}
      class="menu"
      popover="auto"
      role="menu"
      aria-label={words().cards.menu({ card: excerpt() })}
      on:toggle={closed}
      on:keydown={menuKeyDown}
    >
      <MenuItems items={items()} onDone={() => menu?.hidePopover()} />
    </div>
  );
}

function actions(desk: Desk, card: Card, setMoving: (moving: boolean) => void): MenuItem[] {
  const { actions: say, grow } = dialogWords();
  const { board } = desk;
  const items: MenuItem[] = [];
  if (!desk.isOpen(card.id))
    items.push({
      label: board.mayWrite ? say.open : say.read,
      icon: () => <PencilLine aria-hidden="true" />,
      onSelect: () => desk.open(card.id, board.mayWrite ? 'end' : undefined),
    });
  if (!board.mayWrite) return items;
  for (const kind of whatGrowsFrom(card.kind))
    items.push({
      label: grow[kind],
      icon: () => <KindIcon kind={kind} />,
      onSelect: () => desk.grow(kind, card),
    });
  items.push({
    label: say.link,
    icon: () => <Link2 aria-hidden="true" />,
    onSelect: () => desk.ask({ what: 'link', card: card.id }),
  });
  const inLane = board.cards.inLane(card.lane);
  const at = inLane.indexOf(card.id);
  if (at > 0)
    items.push({
      label: say.up,
      icon: () => <ArrowUp aria-hidden="true" />,
      onSelect: () => moveBy(desk, card, inLane[at - 2] ?? null),
    });
  if (at !== -1 && at < inLane.length - 1)
    items.push({
      label: say.down,
      icon: () => <ArrowDown aria-hidden="true" />,
      onSelect: () => moveBy(desk, card, inLane[at + 1] ?? null),
    });
  items.push({
    label: say.move,
    icon: () => <MoveRight aria-hidden="true" />,
    stays: true,
    onSelect: () => setMoving(true),
  });
  if (card.lane !== 'parked')
    items.push({
      label: say.park,
      hint: say.parkHint,
      icon: () => <Bookmark aria-hidden="true" />,
      onSelect: () => desk.move(card.id, 'parked'),
    });
  items.push({
    label: say.copy,
    icon: () => <Copy aria-hidden="true" />,
    onSelect: () => {
      const copy = desk.act(() =>
        cloneCard(board.document, card.id, board.me.seat, undefined, board.random),
      );
      if (copy !== undefined) desk.goTo(copy);
    },
  });
  if (mayTakeBack(board.me.seat, { by: board.cards.authorOf(card.id) ?? card.by }))
    items.push({
      label: say.takeBack,
      hint: say.takeBackHint,
      icon: () => <Undo2 aria-hidden="true" />,
      onSelect: () => desk.takeBack(card.id),
    });
  return items;
}

function moveBy(desk: Desk, card: Card, after: string | null): void {
  const before = after === null ? null : desk.board.cards.card(after);
  desk.move(card.id, card.lane, before === null ? null : isWell(before) ? before.id : undefined);
  desk.goTo(card.id);
}

const isWell = (card: ReturnType<Desk['board']['cards']['card']>): card is Card =>
  card !== undefined && isCard(card);

function laneItems(desk: Desk, card: Card, back: () => void): MenuItem[] {
  const lanes = desk.board.lanes.shown().filter((lane) => lane !== card.lane);
  return [
    {
      label: dialogWords().actions.back,
      icon: () => <ArrowLeft aria-hidden="true" />,
      stays: true,
      onSelect: back,
    },
    ...lanes.map((lane) => ({
      label: words().lanes[lane],
      icon: () => <LaneIcon lane={lane} />,
      onSelect: () => {
        if (desk.move(card.id, lane)) desk.goTo(card.id);
      },
    })),
  ];
}
