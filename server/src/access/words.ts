import type { BoardId, ParticipantId } from '@steady/shared/ids.ts';

/** Seals a board's title and the names of its people; the store's BoardSealer is one. */
export interface WordSealer {
  create(boardId: BoardId): void;
  seal(boardId: BoardId, place: string, text: string): Uint8Array;
  open(boardId: BoardId, place: string, sealed: Uint8Array): string;
  destroy(boardId: BoardId): void;
}

/** Where sealed words stand: they open nowhere else. Never changed for boards that exist. */
export const TITLE_PLACE = 'boards.title';
export const namePlace = (id: ParticipantId): string => `seats.name/${id}`;
