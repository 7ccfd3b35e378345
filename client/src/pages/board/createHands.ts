import { onCleanup } from 'solid-js';
import type { Desk } from '../../board/createDesk.ts';
import type * as hands from './hands.ts';

type Hands = Pick<typeof hands, 'lanesKeyDown' | 'makeDrag'>;

/** The first sign of a hand: a pointer over the lanes, a finger on them, the focus on a card. */
const SIGNS = ['pointerover', 'pointerdown', 'focusin'] as const;

/**
 * Dragging and keys of the lanes. Reading a board needs neither, so their code comes with the first
 * sign of a hand; what that hand was doing is done as soon as it is there.
 */
export function createHands(desk: Desk, focusCard: (id: string) => void) {
  let here: Hands | undefined;
  let loading: Promise<Hands> | undefined;
  const load = (): Promise<Hands> => {
    loading ??= import('./hands.ts').then(
      (module) => (here = module),
      (error: unknown) => {
        // The next hand tries again.
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };

  return {
    keyDown(event: KeyboardEvent): void {
      if (here !== undefined) return here.lanesKeyDown(desk, event, focusCard);
      load().then((module) => module.lanesKeyDown(desk, event, focusCard), ignore);
    },
    attach(area: HTMLElement): void {
      let dispose = () => {};
      let isGone = false;
      const signs = (change: 'addEventListener' | 'removeEventListener') => {
        for (const sign of SIGNS) area[change](sign, arrived);
      };
      const arrived = (event: Event) => {
        let pressed =
          event instanceof PointerEvent && event.type === 'pointerdown' ? event : undefined;
        // A tap that is over before the code is there was no drag.
        const released = () => (pressed = undefined);
        for (const end of ['pointerup', 'pointercancel'])
          window.addEventListener(end, released, { capture: true, once: true });
        load().then(({ makeDrag }) => {
          signs('removeEventListener');
          if (isGone) return;
          dispose();
          dispose = makeDrag({
            area,
            mayDrag: (id) => desk.board.mayWrite && !desk.isOpen(id),
            drop: (id, lane, after) => desk.move(id, lane, after),
            pressed,
          });
        }, ignore);
      };
      signs('addEventListener');
      onCleanup(() => {
        isGone = true;
        signs('removeEventListener');
        dispose();
      });
    },
  };
}

/** Without a network moving waits; the menu of each card moves it too, and says so. */
const ignore = (): void => {};
