import type { CardId } from '@steady/shared/ids.ts';
import type { PrivateCode } from '@steady/shared/private/code.ts';
import type { CheckIn } from '@steady/shared/private/checkIn.ts';
import type { DraftId } from '@steady/shared/private/ids.ts';
import type { Writing, WritingKind, WritingPlace } from '@steady/shared/private/writing.ts';
import type { WritingWithheld } from '@steady/shared/protocol/messages.ts';
import type { Accessor } from 'solid-js';
import type { Told } from '../board/createSaved.ts';
import type { CloseReason } from '../net/closeReason.ts';
import type { ConnectionState } from '../net/connectionState.ts';
import type { TextUndo } from '../text/textUndo.ts';
import type { OpenOwnCopy } from './createOwnDocument.ts';

/**
 * What one person writes for themselves alone, as a screen needs it: a partner's sealed drafts and journal,
 * or the therapist's notes.
 */
export interface Space {
  readonly of: 'drafts' | 'notes';
  readonly state: Accessor<SpaceState>;
  /** Newest first; what was set aside is among them. */
  readonly pieces: Accessor<readonly Piece[]>;
  /** @returns undefined when it is gone */
  placeOf(id: DraftId): WritingPlace | undefined;
  undoOf(id: DraftId): TextUndo | undefined;
  /** @returns undefined when there is no room for another */
  begin(kind: WritingKind): DraftId | undefined;
  /** Today's check-in, or a new one: of which nothing is kept yet. @returns undefined as `begin` does */
  checkIn(): DraftId | undefined;
  /** In a check-in; `undefined` takes a choice away. */
  choose(id: DraftId, change: Partial<CheckIn>): void;
  setDay(id: DraftId, day: string): void;
  setRemoved(id: DraftId, removed: boolean): void;
  /** For good, on every device. */
  erase(id: DraftId): void;
  /** The sheet was closed: one that never had a word is none. */
  leave(id: DraftId): void;
  noteShared(id: DraftId, card: CardId): void;

  readonly saved: Accessor<Told>;
  /** Whether what is not sent outlives this page on this device. */
  readonly isKeptHere: Accessor<boolean>;
  /** From now on it does, with all that is here already; undefined: no more. Notes never do. */
  keepIn(openCopy: OpenOwnCopy | undefined): Promise<void>;
  readonly connection: Accessor<ConnectionState>;
  /** Whether all that the server had has come once: a copy is open before. */
  readonly isSynced: Accessor<boolean>;
  readonly withheld: Accessor<WritingWithheld | undefined>;
  /** What could not be opened here. */
  readonly unopened: Accessor<Unopened>;
  /** Words that the server does not have yet. */
  unsentWords(): readonly string[];
  tryNow(): void;
  /** Resolves when all that the server has given until now is opened, or known not to open. */
  opened(): Promise<void>;
  /** Of sealed drafts only. */
  readonly keys: SpaceKeys | undefined;
}

export type SpaceState =
  /** The server has not answered yet. */
  | { readonly kind: 'opening' }
  /** Nothing can be sealed here: the page did not come by https. */
  | { readonly kind: 'no-crypto' }
  /** Nobody has written here yet. */
  | { readonly kind: 'first-use' }
  /** There is a key, and not on this device. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly why: CloseReason };

export interface Piece {
  readonly id: DraftId;
  readonly writing: Writing;
}

export interface Unopened {
  /** A key that this device does not have. */
  readonly locked: boolean;
  readonly damaged: boolean;
}

export interface ShownCode {
  readonly code: PrivateCode;
  /** Of what it opens, in the document. */
  readonly id: string;
}

export interface SpaceKeys {
  /** Whether the key outlives this page on this device. */
  readonly isKept: Accessor<boolean>;
  /** Whether a recovery code was made that opens everything that this device can open. */
  readonly hasRecovery: Accessor<boolean>;
  /**
   * Whether a key was made here that nothing else has: this device keeps none, and there is no recovery
   * code yet. What would be written now would be gone with this page.
   */
  readonly needsRecovery: Accessor<boolean>;
  /** Whether the code that was shown last for another device is still to be used. */
  isHandOverOpen(id: string): boolean;
  /** A new key. */
  make(): Promise<void>;
  /** Resolves when the server has on disk what the code opens. */
  showCode(what: 'recovery' | 'hand-over'): Promise<ShownCode>;
  /** Whether that has to wait for a connection. */
  readonly isOffline: Accessor<boolean>;
  /** @returns false when it opens nothing */
  enterCode(code: PrivateCode): Promise<boolean>;
}
