import { FROM_CARD } from '@steady/shared/board/origins.ts';
import type { BoardId } from '@steady/shared/ids.ts';
import { chooseInCheckIn, readCheckIn } from '@steady/shared/private/checkIn.ts';
import type { CryptoPort } from '@steady/shared/private/cryptoPort.ts';
import { openPrivateDocument } from '@steady/shared/private/document.ts';
import type { DraftId } from '@steady/shared/private/ids.ts';
import { makeSealedDrafts, type SealedDrafts } from '@steady/shared/private/sealedDrafts.ts';
import {
  noteShared,
  placeOfDraft,
  setDay,
  setRemoved,
  textsOf,
  type WritingKind,
  type WritingPlace,
} from '@steady/shared/private/writing.ts';
import { createSignal, onCleanup } from 'solid-js';
import { createSaved } from '../board/createSaved.ts';
import type { SavedState } from '../net/savedCount.ts';
import { draftsTouched } from './connectOwn.ts';
import { createKeys } from './createKeys.ts';
import { createOwnDocument, type ConnectOwn, type OpenOwnCopy } from './createOwnDocument.ts';
import { createPieces } from './createPieces.ts';
import { flushWhenLeaving } from './flushWhenLeaving.ts';
import type { KeyStore } from './keyStore.ts';
import type { Piece, Space, SpaceState, Unopened } from './space.ts';
import { today } from './today.ts';

export interface DraftsOptions {
  readonly boardId: BoardId;
  readonly connect: ConnectOwn;
  /** Left out where this device keeps no copy. */
  readonly openCopy?: OpenOwnCopy | undefined;
  /** Undefined where a browser has no WebCrypto: then nothing is opened, kept or sent. */
  readonly port: CryptoPort<CryptoKey> | undefined;
  readonly openKeys: () => Promise<KeyStore | undefined>;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  readonly now: () => Date;
  readonly report: (error: unknown) => void;
}

/**
 * One partner's drafts and journal. What is typed here exists in the clear in this page's memory only; it
 * is sealed before it goes anywhere.
 */
export function createDraftsSpace(options: DraftsOptions): Space {
  const { boardId, connect, openCopy, port, openKeys, setTimer, now, report } = options;
  if (port === undefined) return withoutCrypto();
  const own = createOwnDocument('private', connect, draftsTouched, openCopy);
  const document = openPrivateDocument(own.doc);
  const keys = createKeys({ document, boardId, port, openKeys, setTimer, own, report });
  const [isSealed, setSealed] = createSignal(true);
  const [unopened, setUnopened] = createSignal<Unopened>({ locked: false, damaged: false });
  let cancelLook: (() => void) | undefined;
  const look = () => {
    cancelLook?.();
    cancelLook = undefined;
    setUnopened({ locked: drafts.locked > 0, damaged: drafts.damaged > 0 });
    pieces.refresh();
  };
  // Two thousand pieces that open one after the other are looked at a few times, not two thousand.
  const lookSoon = () => {
    cancelLook ??= setTimer(look, LOOK_MS);
  };
  let made: SealedDrafts | undefined;
  const changed = () => {
    // At once: nothing may be called kept that was typed a moment ago.
    setSealed(made === undefined || made.unsealed().length === 0);
    lookSoon();
  };
  const drafts = makeSealedDrafts({
    document,
    boardId,
    port,
    keyOf: keys.keyOf,
    currentKey: keys.current,
    setTimer,
    changed,
    report,
  });
  const placeOf = (id: DraftId): WritingPlace | undefined => {
    const doc = drafts.docOf(id);
    return doc && placeOfDraft(doc);
  };
  const pieces = createPieces(drafts.ids, placeOf);
  made = drafts;
  look();
  keys.onChange(drafts.keysChanged);

  const flush = () => void drafts.flush();
  const stopFlushing = flushWhenLeaving(flush);
  onCleanup(() => {
    stopFlushing();
    cancelLook?.();
    // Sealing takes a moment; what was typed last goes out before the connection ends.
    void drafts.flush().finally(() => {
      drafts.dispose();
      own.dispose();
    });
  });

  const state = (): SpaceState => {
    const connection = own.connection();
    if (connection.kind === 'closed') return { kind: 'closed', why: connection.why };
    if (!keys.isLoaded()) return { kind: 'opening' };
    // A copy opens with the key that is here; whether there is any key at all, only the server knows [KR1].
    if (!own.isSynced() && !(own.isKept() && keys.hasKey())) return { kind: 'opening' };
    if (keys.hasKey()) return { kind: 'open' };
    return { kind: keys.isKnown() ? 'locked' : 'first-use' };
  };
  const saved = (): SavedState => {
    if (isSealed()) return own.saved();
    return own.connection().kind === 'open' ? 'underWay' : 'kept';
  };
  return {
    of: 'drafts',
    state,
    pieces: pieces.list,
    placeOf,
    undoOf: pieces.undoOf,
    begin,
    checkIn() {
      const day = today(now());
      const isOfToday = ({ writing: { kind, removed, ...of } }: Piece) =>
        kind === 'check-in' && !removed && of.day === day;
      return pieces.list().find(isOfToday)?.id ?? begin('check-in');
    },
    choose: (id, change) => withPlace(id, (place) => chooseInCheckIn(place, change, FROM_CARD)),
    setDay: (id, day) => withPlace(id, (place) => setDay(place, day, FROM_CARD)),
    setRemoved: (id, removed) => withPlace(id, (place) => setRemoved(place, removed, FROM_CARD)),
    noteShared: (id, card) => withPlace(id, (place) => noteShared(place, card, FROM_CARD)),
    erase(id) {
      drafts.erase(id);
      look();
    },
    leave(id) {
      drafts.leave(id);
      // Whoever closes a sheet may close the page next.
      flush();
      look();
    },
    saved: createSaved(saved, own.connection, setTimer),
    isKeptHere: own.isKept,
    keepIn: own.keepIn,
    connection: own.connection,
    isSynced: own.isSynced,
    withheld: own.withheld,
    unopened: () => ({
      locked: unopened().locked || keys.isAnotherKnown(),
      damaged: unopened().damaged || own.isTorn(),
    }),
    unsentWords() {
      const ids = new Set<string>([...drafts.unsealed(), ...own.unsaved()]);
      return drafts.ids().flatMap((id) => {
        const place = ids.has(id) ? placeOf(id) : undefined;
        return place === undefined ? [] : wordsIn(place);
      });
    },
    tryNow: own.tryNow,
    async opened() {
      await drafts.settled();
      look();
    },
    keys,
  };

  function begin(kind: WritingKind): DraftId | undefined {
    const at = now();
    const id = drafts.begin({ kind, day: today(at), madeAt: at.getTime() }, FROM_CARD);
    look();
    return id;
  }

  function withPlace(id: DraftId, change: (place: WritingPlace) => void): void {
    const place = placeOf(id);
    if (place === undefined) return;
    change(place);
    look();
  }
}

/** What somebody would miss of it, from its top to its end. */
const wordsIn = (place: WritingPlace): readonly string[] =>
  [readCheckIn(place).feeling ?? '', ...textsOf(place).map((text) => text.toString())].filter(
    (words) => words !== '',
  );

/** ms: a frame. */
const LOOK_MS = 16;

/** Nothing that could hold a word: there is no way to seal it. */
function withoutCrypto(): Space {
  return {
    of: 'drafts',
    state: () => ({ kind: 'no-crypto' }),
    pieces: () => [],
    placeOf: () => undefined,
    undoOf: () => undefined,
    begin: () => undefined,
    checkIn: () => undefined,
    choose() {},
    setDay() {},
    setRemoved() {},
    noteShared() {},
    erase() {},
    leave() {},
    saved: () => 'quiet',
    isKeptHere: () => false,
    keepIn: () => Promise.resolve(),
    connection: () => ({ kind: 'waiting', tries: 0, waitMs: 0 }),
    isSynced: () => false,
    withheld: () => undefined,
    unopened: () => ({ locked: false, damaged: false }),
    unsentWords: () => [],
    tryNow() {},
    opened: () => Promise.resolve(),
    keys: undefined,
  };
}
