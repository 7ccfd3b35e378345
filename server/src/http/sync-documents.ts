import type { WritingWithheld } from '@steady/shared/protocol/messages.ts';
import type { Grant } from '../access/live-seats.ts';
import type { Action } from '../access/roles.ts';
import { boardDocument, notesDocument, privateDocument } from '../board/documents.ts';
import type { Attendee } from '../room/room-of-session.ts';
import type { DocumentId, DocumentName } from '../store/store.ts';

/** How a seat meets a document at `/sync/:boardId/:document`. */
interface SyncDocument {
  /** Who is let in at all. */
  readonly opens: Action;
  readonly writes: Action;
  id(grant: Grant): DocumentId;
  /** Whether a pause or a resting board holds edits back. */
  readonly isHeldBack: boolean;
}

export const SYNC_DOCUMENTS: Readonly<Record<DocumentName, SyncDocument>> = {
  board: {
    opens: 'read-board',
    writes: 'write-board',
    id: ({ boardId }) => boardDocument(boardId),
    isHeldBack: true,
  },
  // V13 A pause stops what people say to each other, resting what is on the board. Neither is a reason
  //     to take somebody's own diary from them.
  private: {
    opens: 'keep-drafts',
    writes: 'keep-drafts',
    id: ({ boardId, participantId }) => privateDocument(boardId, participantId),
    isHeldBack: false,
  },
  notes: {
    opens: 'keep-notes',
    writes: 'keep-notes',
    // Whoever leads next has notes of their own.
    id: ({ boardId, participantId }) => notesDocument(boardId, participantId),
    isHeldBack: false,
  },
};

/** The grant as a room asks it, for every message. */
export function attendeeOf(
  grant: Grant,
  { writes, isHeldBack }: SyncDocument,
  isPaused: () => boolean,
): Omit<Attendee, 'socket'> {
  return {
    participant: grant.participantId,
    seat: grant.seat,
    name: grant.name,
    mayWrite: () => grant.may(writes) && !(isHeldBack && (grant.withheld || isPaused())),
    isResting: () => isHeldBack && grant.withheld,
    mayBeSeen: () => grant.may('show-presence'),
    whyNot(): WritingWithheld {
      if (!grant.may(writes)) return 'seat';
      return grant.withheld ? 'resting' : 'paused';
    },
  };
}
