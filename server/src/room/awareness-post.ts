import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import { encodeEntries, type Entry } from './awareness-entries.ts';
import type { Clock } from './clock.ts';
import { AWARENESS_EVERY_MS } from './limits.ts';
import type { Outbox } from './outbox.ts';

/**
 * Carries awareness from everybody to everybody else in one room. A cursor after a quiet moment goes
 * at once; what follows within AWARENESS_EVERY_MS goes together, one frame for each reader: three
 * moving hands would otherwise be 120 frames a second, and those are most of what a relay costs.
 *
 * R42 Nobody sees awareness later than AWARENESS_EVERY_MS; of each client the latest entry only.
 */
export interface AwarenessPost<Reader> {
  /** @param from hears nothing of it; undefined when it came from another machine */
  show(entries: readonly Entry[], from: Reader | undefined): void;
  /** Sends what waits: a frame that goes anyway takes it along. */
  flush(): void;
  dispose(): void;
}

/** @param publish hands what was said here to the other machines */
export function makeAwarenessPost<Reader extends { readonly outbox: Outbox }>(
  clock: Clock,
  readers: Iterable<Reader>,
  publish: (update: Uint8Array) => void = () => {},
): AwarenessPost<Reader> {
  const waiting = new Map<number, { readonly entry: Entry; readonly from: Reader | undefined }>();
  let sentAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | undefined;

  function flush(): void {
    if (waiting.size === 0) return;
    cancel?.();
    cancel = undefined;
    sentAt = clock.now();
    const news = [...waiting.values()];
    waiting.clear();
    const authors = new Set(news.map(({ from }) => from));
    const all = pack(news);
    for (const reader of readers) {
      const mine = !authors.has(reader)
        ? all
        : authors.size === 1
          ? undefined
          : pack(news.filter(({ from }) => from !== reader));
      if (mine) reader.outbox.awareness(mine.entries, mine.frame);
    }
    if (!authors.has(undefined)) return publish(all.update);
    const local = news.filter(({ from }) => from !== undefined);
    if (local.length > 0) publish(pack(local).update);
  }

  return {
    show(entries, from) {
      for (const entry of entries) waiting.set(entry.client, { entry, from });
      if (cancel || waiting.size === 0) return;
      const waitMs = sentAt + AWARENESS_EVERY_MS - clock.now();
      if (waitMs <= 0) flush();
      else cancel = clock.after(waitMs, flush);
    },
    flush,
    dispose() {
      cancel?.();
      cancel = undefined;
      waiting.clear();
    },
  };
}

function pack(news: readonly { readonly entry: Entry }[]) {
  const entries = news.map(({ entry }) => entry);
  const update = encodeEntries(entries);
  return { entries, update, frame: encodeFrame({ type: 'awareness', update }) };
}
