import type { BoardId } from '@steady/shared/ids.ts';
import type { Noted } from './audit-store.ts';

/** How long things are kept, and what was announced. Days are `YYYY-MM-DD`. */
export interface RetentionStore {
  setting(): Promise<RetentionSetting>;
  /** @param months undefined: for as long as the board is there */
  set(what: keyof RetentionSetting, months: number | undefined): Promise<void>;
  of(boardId: BoardId): Promise<BoardRetention>;
  /** In one transaction with what is noted of it. */
  change(boardId: BoardId, change: Partial<BoardRetention>, noted: Noted): Promise<void>;
}

export interface RetentionSetting {
  /** Months after it was last used that a board is kept. */
  readonly boards: number | undefined;
  /** Months that old versions of what was written are kept. */
  readonly history: number | undefined;
}

export interface BoardRetention {
  /** The day on which people were first told that the board will be deleted. */
  readonly announced: string | undefined;
  /** The therapist keeps it, whatever the setting says. */
  readonly kept: boolean;
}
