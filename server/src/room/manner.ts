import type { DocumentId, DocumentName } from '../store/store.ts';
import type { Takes } from './admission/structs.ts';

/**
 * What a room does otherwise for documents that are one person's own.
 *
 * V10 A document with an owner opens to its owner alone; notes to the therapist's seat (access, A1).
 * V11 Nothing of it goes to anybody else, and nothing of the board comes in: no presence, no ledger, no
 *     word of a pause or of resting.
 * V12 A private document takes sealed values only.
 */
interface Manner {
  /** Several people are in it: they see each other, and hear what is decided on the board. */
  readonly isShared: boolean;
  readonly takes: Takes;
}

const MANNERS: Readonly<Record<DocumentName, Manner>> = {
  board: { isShared: true, takes: 'anything' },
  private: { isShared: false, takes: 'sealed' },
  notes: { isShared: false, takes: 'anything' },
};

export const mannerOf = ({ name }: Pick<DocumentId, 'name'>): Manner => MANNERS[name];
