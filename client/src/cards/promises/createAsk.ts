import type { CardId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import { createEffect, createRoot, createSignal, type Accessor } from 'solid-js';
import type { Board } from '../../board/createBoard.ts';
import { useDesk } from '../../board/createDesk.ts';
import { askAndSay } from '../../session/askAndSay.ts';

export interface Ask {
  /** Something is being asked: buttons wait. */
  readonly busy: Accessor<boolean>;
  /** One at a time; a second one while the first waits does nothing. @returns whether it was done */
  ask(command: Command): Promise<boolean>;
}

/**
 * Asking about a card from its own panel. What was just typed on the card goes first: the server would
 * otherwise compare the words of this screen with those it does not have yet.
 */
export function createAsk(card: () => CardId): Ask {
  const desk = useDesk();
  const [busy, setBusy] = createSignal(false);
  return {
    busy,
    async ask(command) {
      if (busy()) return false;
      setBusy(true);
      try {
        await wordsSent(desk.board, card());
        return await askAndSay(desk, command);
      } finally {
        setBusy(false);
      }
    },
  };
}

/** Until the server has what was written on this card, or cannot take it now. */
export function wordsSent(
  board: Pick<Board, 'connection' | 'unsaved' | 'writing'>,
  card: CardId,
): Promise<void> {
  return new Promise((resolve) => {
    createRoot((dispose) => {
      createEffect(() => {
        const waits = board.connection().kind === 'open' && board.writing().allowed;
        if (waits && board.unsaved().has(card)) return;
        resolve();
        queueMicrotask(dispose);
      });
    });
  });
}
