import * as Y from 'yjs';
import { keysTouched } from '../board/authorship.ts';
import type { BoardId } from '../ids.ts';
import { compact } from './compaction.ts';
import type { CryptoPort } from './cryptoPort.ts';
import {
  draftIds,
  eraseDraft,
  FROM_SEALING,
  putValue,
  valuesOf,
  type PrivateDocument,
} from './document.ts';
import { isNew, isShown, isWorthSealing, makeDraft, type Draft } from './draft.ts';
import { isDraftId, makeDraftId, type DraftId, type KeyId } from './ids.ts';
import { COMPACT_AFTER_VALUES, MAX_DRAFTS, SEAL_EVERY_MS } from './limits.ts';
import { FROM_SEALED, makeOpener, mergeInto, type Unopened } from './opening.ts';
import { sealValue, type SealKey } from './sealedValue.ts';
import { beginWriting, placeOfDraft, type Writing } from './writing.ts';

/**
 * A person's drafts in the clear, on their own device, kept in step with the sealed document.
 *
 *   typed ─► gathered ──SEAL_EVERY_MS, or flush──► sealed ─► in the document ─► the server
 *   a new value in the document ──opened with its key──► merged in the draft
 *                                    └──no key here, or damaged──► stays as it is, and is counted
 *
 * V22 A value is taken out only together with one that holds all of it (compaction.ts).
 * V23 What cannot be opened is never removed, and is opened as soon as its key is here.
 */
export interface SealedDrafts {
  /** Drafts of which something is here in the clear. */
  ids(): readonly DraftId[];
  /** @returns undefined when there is none, or nothing of it could be opened */
  docOf(id: DraftId): Y.Doc | undefined;
  /**
   * Nothing of it is sealed or sent before it has a word.
   * @returns undefined when there are MAX_DRAFTS already
   */
  begin(writing: Pick<Writing, 'kind' | 'day' | 'madeAt'>, origin: unknown): DraftId | undefined;
  /** For good, on every device. */
  erase(id: DraftId): void;
  /** Whoever goes from a draft that never had a word leaves none behind. */
  leave(id: DraftId): void;
  /** A key came: what it opens is opened, and what waited for one is sealed. */
  keysChanged(): void;
  /** Resolves when all that was typed until now stands sealed in the document. */
  flush(): Promise<void>;
  /** Resolves when nothing is being opened or sealed. */
  settled(): Promise<void>;
  /** Drafts of which something was typed that does not stand sealed in the document yet. */
  unsealed(): readonly DraftId[];
  /** Values that no key on this device opens. */
  readonly locked: number;
  /** Values that do not open although their key is here. */
  readonly damaged: number;
  dispose(): void;
}

export interface SealedDraftsOptions<Key> {
  readonly document: PrivateDocument;
  readonly boardId: BoardId;
  readonly port: CryptoPort<Key>;
  readonly keyOf: (id: KeyId) => Key | undefined;
  /** What is sealed with now; undefined while nothing can be. */
  readonly currentKey: () => SealKey<Key> | undefined;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  /** Drafts came or went, something was opened, typed or sealed. */
  readonly changed: () => void;
  /** Sealing failed: what was typed is kept, and tried again. */
  readonly report: (error: unknown) => void;
  /** Default: COMPACT_AFTER_VALUES. */
  readonly compactAfter?: number;
}

export function makeSealedDrafts<Key>(options: SealedDraftsOptions<Key>): SealedDrafts {
  const { document, boardId, port, keyOf, currentKey, setTimer, changed, report } = options;
  const { compactAfter = COMPACT_AFTER_VALUES } = options;
  const opener = makeOpener(port, boardId, keyOf);
  const drafts = new Map<DraftId, Draft>();
  /** Those that were typed in, so that a letter costs the same beside two thousand others. */
  const typed = new Set<Draft>();
  let working = 0;
  let whenIdle: Array<() => void> = [];

  const observed = (_: unknown, transaction: Y.Transaction) => {
    if (transaction.origin === FROM_SEALING) return;
    for (const id of keysTouched(document.drafts, transaction)) if (isDraftId(id)) look(id);
    changed();
  };
  document.drafts.observeDeep(observed);
  lookAll();

  return {
    ids: () => [...drafts.values()].filter(isShown).map(({ id }) => id),
    docOf(id) {
      const draft = drafts.get(id);
      return draft !== undefined && isShown(draft) ? draft.doc : undefined;
    },
    begin(writing, origin) {
      if (drafts.size >= MAX_DRAFTS) return undefined;
      const draft = addDraft(makeDraftId(port.random));
      beginWriting(placeOfDraft(draft.doc), writing, origin);
      return draft.id;
    },
    erase(id) {
      const draft = drafts.get(id);
      if (draft !== undefined) forget(draft);
      eraseDraft(document, id);
      changed();
    },
    leave(id) {
      const draft = drafts.get(id);
      if (draft === undefined || isWorthSealing(draft)) return;
      forget(draft);
      changed();
    },
    keysChanged() {
      for (const draft of drafts.values()) {
        for (const [value, why] of draft.closed) if (why === 'locked') draft.closed.delete(value);
        if (draft.gathered.length > 0) void seal(draft);
      }
      lookAll();
    },
    async flush() {
      await Promise.all([...typed].map(sealAll));
    },
    settled: () =>
      working === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve)),
    unsealed: () => [...typed].filter(isWorthSealing).map(({ id }) => id),
    get locked() {
      return count('locked');
    },
    get damaged() {
      return count('damaged');
    },
    dispose() {
      document.drafts.unobserveDeep(observed);
      for (const draft of drafts.values()) forget(draft);
    },
  };

  function lookAll(): void {
    for (const id of new Set([...drafts.keys(), ...draftIds(document)])) look(id);
    changed();
  }

  /** Opens what is new, and forgets what was erased. */
  function look(id: DraftId): void {
    const known = drafts.get(id);
    if (!document.drafts.has(id)) {
      if (known?.isStored === true) forget(known);
      return;
    }
    const draft = known ?? addDraft(id);
    draft.isStored = true;
    const values = new Set(valuesOf(document, id));
    // Another device has merged them: what holds them now is among the values.
    for (const old of [draft.merged, draft.closed])
      for (const value of old.keys()) if (!values.has(value)) old.delete(value);
    const fresh = [...values].filter((value) => isNew(draft, value));
    if (fresh.length > 0) void during(() => open(draft, fresh));
  }

  function addDraft(id: DraftId): Draft {
    const draft = makeDraft(id, compactAfter);
    draft.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === FROM_SEALED || draft.isErased) return;
      draft.gathered.push(update);
      typed.add(draft);
      sealSoon(draft);
      changed();
    });
    drafts.set(id, draft);
    return draft;
  }

  /** In one step, however many came: words of years do not grow on the screen letter by letter. */
  async function open(draft: Draft, values: readonly Uint8Array[]): Promise<void> {
    for (const value of values) draft.opening.add(value);
    const opened = await Promise.all(values.map((value) => opener.open(draft.id, value)));
    if (draft.isErased) return;
    let isAgain = false;
    draft.doc.transact(() => {
      for (const [n, value] of values.entries()) {
        draft.opening.delete(value);
        const content = opened[n];
        if (typeof content === 'object' && mergeInto(draft.doc, content)) draft.merged.add(value);
        // Its key came while this was looked at: it is new again.
        else if (content === 'locked' && opener.hasKeyOf(value)) isAgain = true;
        else draft.closed.set(value, content === 'locked' ? 'locked' : 'damaged'); // [V23]
      }
    }, FROM_SEALED);
    if (isAgain) look(draft.id);
    changed();
  }

  function sealSoon(draft: Draft): void {
    if (currentKey() === undefined || draft.isErased || !isWorthSealing(draft)) return;
    draft.cancelTimer ??= setTimer(() => void seal(draft), SEAL_EVERY_MS);
  }

  function seal(draft: Draft): Promise<void> {
    draft.cancelTimer?.();
    draft.cancelTimer = undefined;
    draft.sealing ??= during(() => sealNow(draft))
      .catch(report)
      .finally(() => {
        draft.sealing = undefined;
        if (draft.gathered.length > 0) sealSoon(draft); // typed meanwhile
        changed();
      });
    return draft.sealing;
  }

  async function sealAll(draft: Draft): Promise<void> {
    await seal(draft);
    // What was typed while the one before was under way.
    if (draft.gathered.length > 0) await seal(draft);
  }

  async function sealNow(draft: Draft): Promise<void> {
    const key = currentKey();
    if (key === undefined || draft.gathered.length === 0 || !isWorthSealing(draft)) return;
    draft.inHand = draft.gathered;
    draft.gathered = [];
    try {
      const place = { boardId, of: 'draft', draft: draft.id } as const;
      const value = await sealValue(port, key, place, Y.mergeUpdates([...draft.inHand]));
      if (draft.isErased) return;
      draft.merged.add(putValue(document, draft.id, value));
      draft.isStored = true;
      draft.inHand = [];
    } finally {
      // Nothing that was typed is let go.
      draft.gathered = [...draft.inHand, ...draft.gathered];
      draft.inHand = [];
      if (draft.gathered.length === 0) typed.delete(draft);
    }
    changed();
    await compact(port, key, boardId, document, draft);
  }

  function forget(draft: Draft): void {
    draft.isErased = true;
    draft.cancelTimer?.();
    typed.delete(draft);
    drafts.delete(draft.id);
    draft.doc.destroy();
  }

  async function during(work: () => Promise<void>): Promise<void> {
    working += 1;
    try {
      await work();
    } finally {
      working -= 1;
      if (working === 0) for (const idle of whenIdle.splice(0)) idle();
    }
  }

  function count(what: Unopened): number {
    let found = 0;
    for (const { closed } of drafts.values())
      for (const why of closed.values()) if (why === what) found += 1;
    return found;
  }
}
