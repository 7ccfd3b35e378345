import type { Command } from '@steady/shared/ledger/commands.ts';
import { createSignal, type Accessor } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { askAndSay } from './askAndSay.ts';

export interface Asking {
  /** A command is on its way: what asks is disabled meanwhile. */
  readonly busy: Accessor<boolean>;
  /** Does nothing while busy. @returns whether it was done */
  ask(command: Command): Promise<boolean>;
}

/** For one control, or a group of which one is used at a time. */
export function createAsking(): Asking {
  const desk = useDesk();
  const [busy, setBusy] = createSignal(false);
  return {
    busy,
    async ask(command) {
      if (busy()) return false;
      setBusy(true);
      try {
        return await askAndSay(desk, command);
      } finally {
        setBusy(false);
      }
    },
  };
}
