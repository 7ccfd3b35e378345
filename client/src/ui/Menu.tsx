import { createEffect, createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import { IconButton } from './IconButton.tsx';
import { place } from './place.ts';
import './menu.css';

export interface MenuItem {
  label: string;
  /** A second line: what will happen. */
  hint?: string | undefined;
  icon?: (() => JSX.Element) | undefined;
  onSelect: () => void;
  disabled?: boolean | undefined;
  /** The menu stays open, for an item that leads to others. */
  stays?: boolean | undefined;
  /** A line stands before it, unless it is the first of all. */
  startsGroup?: boolean | undefined;
}

export interface MenuProps {
  /** Name of the button that opens it, and of the menu. */
  name: string;
  /** What the button shows: one icon. */
  children: JSX.Element;
  /** Undefined while they are on their way. */
  items: readonly MenuItem[] | undefined;
  /** It was opened: what stands in it is needed now. */
  onOpen?: (() => void) | undefined;
  look?: 'quiet' | 'plain';
}

/**
 * A button and its menu. The menu is a native popover, so it stands above everything and closes by
 * Escape or a tap beside it; arrows, Home, End and first letters move inside it.
 */
export function Menu(props: MenuProps) {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  let anchor: HTMLElement | undefined;
  let menu: HTMLDivElement | undefined;

  const onToggle = (event: ToggleEvent) => {
    const opened = event.newState === 'open';
    if (opened) props.onOpen?.();
    setOpen(opened);
  };
  const isFilled = () => open() && props.items !== undefined;
  createEffect(() => {
    if (!isFilled() || !menu || !anchor) return;
    place(menu, anchor.getBoundingClientRect());
    itemsIn(menu)[0]?.focus();
  });

  return (
    <>
      <span class="menu-anchor" ref={(element) => (anchor = element)}>
        <IconButton
          name={props.name}
          look={props.look ?? 'plain'}
          aria-haspopup="menu"
          aria-expanded={open()}
          popovertarget={id}
        >
          {props.children}
        </IconButton>
      </span>
      <div
        ref={(element) => (menu = element)}
        class="menu"
        id={id}
        popover="auto"
        role="menu"
        aria-label={props.name}
        on:toggle={onToggle}
        on:keydown={menuKeyDown}
      >
        <Show when={open() && props.items}>
          {(items) => <MenuItems items={items()} onDone={() => menu?.hidePopover()} />}
        </Show>
      </div>
    </>
  );
}

/** What stands in a menu; also for one whose popover is opened by something else than its own button. */
export function MenuItems(props: { items: readonly MenuItem[]; onDone: () => void }) {
  return (
    <For each={props.items}>
      {(item) => (
        <button
          type="button"
          role="menuitem"
          tabindex="-1"
          class="menu-item"
          data-group={item.startsGroup}
          aria-disabled={item.disabled ? 'true' : undefined}
          on:click={() => {
            if (item.disabled) return;
            if (!item.stays) props.onDone();
            item.onSelect();
          }}
        >
          {item.icon?.()}
          <span>
            {item.label}
            <Show when={item.hint}>
              <small>{item.hint}</small>
            </Show>
          </span>
        </button>
      )}
    </For>
  );
}

/** Arrows, Home, End and first letters inside the menu that listens. */
export function menuKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const menu = event.currentTarget;
  const target = moveTo(itemsIn(menu), event.key);
  if (!target) {
    if (event.key === 'Tab') menu.hidePopover();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  target.focus();
}

const itemsIn = (menu: HTMLElement): HTMLElement[] => [
  ...menu.querySelectorAll<HTMLElement>('[role=menuitem]'),
];

/** Where a key leads among `items`, seen from the one that has the focus. */
function moveTo(items: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const at = items.findIndex((item) => item === document.activeElement);
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length];
    case 'ArrowUp':
      return items.at(at <= 0 ? -1 : at - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const letter = key.toLocaleLowerCase();
      const rest = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      return rest.find((item) => item.textContent.trim().toLocaleLowerCase().startsWith(letter));
    }
  }
}
