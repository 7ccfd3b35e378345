import { encodeFrame, type ServerFrame } from '@steady/shared/protocol/frames.ts';
import type { LedgerEntryMessage, WritingWithheld } from '@steady/shared/protocol/messages.ts';
import { MAX_ENTRIES_PER_FRAME } from './limits.ts';
import type { SavedCount } from './saved.ts';

/**
 * What a session says beside the document, in frames of 100 and more: only to a client that said
 * hello or asked for the ledger, for an unchanged y-websocket knows none of them.
 *
 *   silent ──begin──► extended
 */
export interface Telling {
  readonly isExtended: boolean;
  begin(): void;
  say(frame: ServerFrame): void;
  /** Once for all that one commit settled. */
  saved(): void;
  /** Says hello back: what is saved, that nothing is taken now, that the board rests. */
  hello(): void;
  /** Said once for each change. */
  writing(why: WritingWithheld | undefined): void;
  /** The same. */
  resting(resting: boolean): void;
  ledger(entries: readonly LedgerEntryMessage[]): void;
}

export interface TellingDeps {
  readonly send: (frame: Uint8Array) => void;
  readonly isClosed: () => boolean;
  readonly saved: SavedCount;
  readonly epoch: () => string;
}

export function makeTelling({ send, isClosed, saved, epoch }: TellingDeps): Telling {
  let isExtended = false;
  let toldSaved = -1;
  let isTellingSaved = false;
  let withheld: WritingWithheld | undefined;
  let isResting = false;

  const telling: Telling = {
    get isExtended() {
      return isExtended;
    },
    begin() {
      isExtended = true;
    },
    say(frame) {
      if (isExtended && !isClosed()) send(encodeFrame(frame));
    },
    saved() {
      if (!isExtended || isTellingSaved) return;
      isTellingSaved = true;
      queueMicrotask(() => {
        isTellingSaved = false;
        if (isClosed() || saved.count === toldSaved) return;
        toldSaved = saved.count;
        telling.say({ type: 'saved', count: toldSaved, epoch: epoch() });
      });
    },
    hello() {
      toldSaved = -1;
      telling.saved();
      if (withheld) sayWriting();
      if (isResting) sayResting();
    },
    writing(why) {
      if (withheld === why) return;
      withheld = why;
      sayWriting();
    },
    resting(resting) {
      if (isResting === resting) return;
      isResting = resting;
      sayResting();
    },
    ledger(entries) {
      for (let from = 0; from < entries.length || from === 0; from += MAX_ENTRIES_PER_FRAME)
        telling.say({ type: 'ledger', entries: entries.slice(from, from + MAX_ENTRIES_PER_FRAME) });
    },
  };
  return telling;

  function sayResting(): void {
    telling.say({ type: 'notice', notice: { kind: 'resting', resting: isResting } });
  }

  function sayWriting(): void {
    const notice = withheld
      ? ({ kind: 'writing', allowed: false, why: withheld } as const)
      : ({ kind: 'writing', allowed: true } as const);
    telling.say({ type: 'notice', notice });
  }
}
