import type { CardKind } from '@steady/shared/board/kinds.ts';
import CalendarCheck from 'lucide-solid/icons/calendar-check';
import Fence from 'lucide-solid/icons/fence';
import Flower from 'lucide-solid/icons/flower-2';
import Hand from 'lucide-solid/icons/hand-helping';
import Handshake from 'lucide-solid/icons/handshake';
import MessageCircleQuestion from 'lucide-solid/icons/message-circle-question-mark';
import Sprout from 'lucide-solid/icons/sprout';
import StickyNote from 'lucide-solid/icons/sticky-note';
import Sun from 'lucide-solid/icons/sun';
import Bandage from 'lucide-solid/icons/bandage';
import Waves from 'lucide-solid/icons/waves-horizontal';
import type { Component } from 'solid-js';
import { Dynamic } from 'solid-js/web';

const icons: Readonly<Record<CardKind, Component<{ 'aria-hidden': 'true'; size?: number }>>> = {
  need: Sprout,
  request: Hand,
  boundary: Fence,
  agreement: Handshake,
  intention: CalendarCheck,
  appreciation: Flower,
  win: Sun,
  feeling: Waves,
  note: StickyNote,
  question: MessageCircleQuestion,
  repair: Bandage,
};

/** What a card is, beside its name or where the name is heard. */
export function KindIcon(props: { kind: CardKind; size?: number }) {
  return <Dynamic component={icons[props.kind]} aria-hidden="true" size={props.size ?? 16} />;
}
