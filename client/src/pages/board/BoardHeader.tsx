import Ellipsis from 'lucide-solid/icons/ellipsis';
import Frame from 'lucide-solid/icons/frame';
import Columns from 'lucide-solid/icons/columns-3';
import FileText from 'lucide-solid/icons/file-text';
import Redo2 from 'lucide-solid/icons/redo-2';
import Undo2 from 'lucide-solid/icons/undo-2';
import { For, Show, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { useDesk } from '../../board/createDesk.ts';
import { PauseButton } from '../../session/PauseButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { laterPart } from '../../ui/later.tsx';
import { LeaveButton } from '../../ui/LeaveButton.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { PersonMark } from '../../ui/PersonMark.tsx';
import { words } from '../../words/index.ts';
import { SavedState } from './SavedState.tsx';

/** What stands behind More: a first view does not need it. */
const boardMenu = laterPart(() => import('./boardMenu.tsx'));

export type Showing = 'lanes' | 'canvas' | 'summary';

const SIDES = [
  ['lanes', Columns],
  ['canvas', Frame],
  ['summary', FileText],
] as const;

export interface BoardHeaderProps {
  title: string;
  showing: Showing;
  onShow: (showing: Showing) => void;
  onKeys: () => void;
  /** Whether this person gives and takes seats. */
  maySeat: boolean;
  /** A row of its own at the foot. */
  children: JSX.Element;
}

/** What board this is, who is here, whether it is sent, and the way out. */
export function BoardHeader(props: BoardHeaderProps) {
  const desk = useDesk();
  const items = (): readonly MenuItem[] | undefined =>
    boardMenu.isFailed()
      ? [{ label: words().shell.unwell.offline, disabled: true, onSelect() {} }]
      : boardMenu.found()?.boardMenu(desk, props);
  return (
    <header class="board-head">
      <h1 class="board-title" dir="auto">
        {props.title}
      </h1>
      <ul class="board-people" aria-label={words().board.people}>
        <For each={desk.board.presence.here()}>
          {(person) => (
            <li title={person.name}>
              <PersonMark
                seat={person.seat}
                name={
                  person.seat === desk.board.me.seat
                    ? words().board.me({ name: person.name })
                    : person.name
                }
              />
            </li>
          )}
        </For>
      </ul>
      <SavedState />
      <Show when={desk.board.mayWrite && !desk.board.resting()}>
        <PauseButton />
      </Show>
      <div class="board-tools">
        <div class="switch" role="group" aria-label={words().board.lanesOrCanvas}>
          <For each={SIDES}>
            {([side, icon]) => (
              <button
                type="button"
                class="switch-side"
                data-side={side}
                aria-pressed={props.showing === side}
                on:click={() => props.onShow(side)}
              >
                <Dynamic component={icon} aria-hidden="true" />
                <span>{words().board[side]}</span>
              </button>
            )}
          </For>
        </div>
        <Show when={desk.board.mayWrite}>
          <IconButton
            name={words().board.undo}
            aria-disabled={desk.board.undo.canUndo() ? undefined : 'true'}
            onClick={() => desk.undo()}
          >
            <Undo2 aria-hidden="true" />
          </IconButton>
          <IconButton
            name={words().board.redo}
            aria-disabled={desk.board.undo.canRedo() ? undefined : 'true'}
            onClick={() => desk.redo()}
          >
            <Redo2 aria-hidden="true" />
          </IconButton>
        </Show>
        <Menu name={words().board.more} items={items()} onOpen={boardMenu.fetch}>
          <Ellipsis aria-hidden="true" />
        </Menu>
        <LeaveButton />
      </div>
      {props.children}
    </header>
  );
}
