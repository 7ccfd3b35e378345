import { mayNameFeelings } from '@steady/shared/board/rights.ts';
import { roleOf } from '@steady/shared/seats.ts';
import CloudSun from 'lucide-solid/icons/cloud-sun';
import CalendarDays from 'lucide-solid/icons/calendar-days';
import Clock from 'lucide-solid/icons/clock';
import EyeOff from 'lucide-solid/icons/eye-off';
import FileText from 'lucide-solid/icons/file-text';
import Keyboard from 'lucide-solid/icons/keyboard';
import Lamp from 'lucide-solid/icons/lamp';
import LifeBuoy from 'lucide-solid/icons/life-buoy';
import Lock from 'lucide-solid/icons/lock';
import LockKeyhole from 'lucide-solid/icons/lock-keyhole';
import LogOut from 'lucide-solid/icons/log-out';
import MessageCircleHeart from 'lucide-solid/icons/message-circle-heart';
import MonitorSmartphone from 'lucide-solid/icons/monitor-smartphone';
import Moon from 'lucide-solid/icons/moon';
import ScrollText from 'lucide-solid/icons/scroll-text';
import Smartphone from 'lucide-solid/icons/smartphone';
import Sliders from 'lucide-solid/icons/sliders-horizontal';
import Undo2 from 'lucide-solid/icons/undo-2';
import UserPlus from 'lucide-solid/icons/user-plus';
import type { Component } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Asking, Desk } from '../../board/createDesk.ts';
import { offerSofterStarts, softerStartsOffered } from '../../cards/feelings/softerStarts.ts';
import { askForHelp } from '../../ui/HelpButton.tsx';
import type { MenuItem } from '../../ui/Menu.tsx';
import { boardMenuWords } from '../../words/boardMenu.ts';
import { words } from '../../words/index.ts';
import type { Showing } from './BoardHeader.tsx';

export interface BoardMenuOptions {
  readonly onShow: (showing: Showing) => void;
  readonly onKeys: () => void;
  /** Whether this person gives and takes seats. */
  readonly maySeat: boolean;
}

/** What stands behind More on a board, for one seat. */
export function boardMenu(desk: Desk, options: BoardMenuOptions): readonly MenuItem[] {
  const { board } = desk;
  const role = roleOf(board.me.seat);
  const say = boardMenuWords();
  const takenBack = board.cards.takenBack().length;
  const groups: ReadonlyArray<ReadonlyArray<false | MenuItem>> = [
    // What I do here.
    [
      opens(say.week, CalendarDays, { what: 'week' }),
      takenBack > 0 &&
        opens(words().cards.takenBack.open({ count: takenBack }), Undo2, { what: 'takenBack' }),
      board.mayWrite &&
        opens(role === 'therapist' ? say.notes : say.private, Lock, { what: 'private' }),
      role === 'partner' &&
        board.ledger.state().session.running === undefined &&
        opens(say.review, Lamp, { what: 'review' }),
      board.mayWrite &&
        role === 'partner' &&
        opens(say.checkIn, CloudSun, { what: 'private', begin: 'check-in' }),
      board.mayWrite && opens(say.rounds, EyeOff, { what: 'round' }),
    ],
    // What was.
    [
      item(say.summary, FileText, () => options.onShow('summary')),
      opens(say.history, Clock, { what: 'history' }),
      (role === 'therapist' || role === 'partner') &&
        opens(say.audit, ScrollText, { what: 'audit' }),
    ],
    // How this board is.
    [
      board.mayArrangeLanes && opens(say.arrange, Sliders, { what: 'arrange' }),
      mayNameFeelings(board.me.seat) &&
        opens(say.feelings, MessageCircleHeart, { what: 'feelings' }),
      role === 'partner' &&
        !softerStartsOffered() &&
        item(say.softerStarts, MessageCircleHeart, () => offerSofterStarts(true)),
      options.maySeat && opens(say.seats, UserPlus, { what: 'seats' }),
      role === 'therapist' && opens(say.keeping, Moon, { what: 'keeping' }),
    ],
    // This device, and the way out.
    [
      opens(say.device, Smartphone, { what: 'device' }),
      opens(say.devices, MonitorSmartphone, { what: 'devices' }),
      role === 'therapist' && item(say.lock, LockKeyhole, lockNow),
      (role === 'partner' || role === 'observer') &&
        opens(say.leaveBoard, LogOut, { what: 'leave' }),
      item(say.showKeys, Keyboard, () => options.onKeys()),
      item(say.help, LifeBuoy, () => askForHelp(true)),
    ],
  ];
  return groups.flatMap((group) =>
    group
      .filter((one) => one !== false)
      .map((one, at) => (at === 0 ? { ...one, startsGroup: true } : one)),
  );

  function opens(label: string, icon: Icon, asking: Asking): MenuItem {
    return item(label, icon, () => desk.ask(asking));
  }
}

/** The part that covers a page is there already, for devices that lock. */
const lockNow = () => void import('../../lock/index.tsx').then((lock) => lock.lockNow());

type Icon = Component<{ 'aria-hidden': 'true' }>;

function item(label: string, icon: Icon, onSelect: () => void): MenuItem {
  return { label, icon: () => <Dynamic component={icon} aria-hidden="true" />, onSelect };
}
