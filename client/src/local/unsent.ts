import type { SealedBytes, SentMark, UnsentRecord, Written } from './database.ts';
import type { MarksOutside } from './unsentMark.ts';

/**
 * What of a copy the server does not have, as one page knows it.
 *
 *   own row ─► a mark of this page, with it          marks that were there when the copy was read
 *                └──────────── the server has all that this page has ────────────┘─► both go
 *
 * UN1 A mark comes with the first word that it is for, and lasts at least as long as the word is unsent.
 * UN2 No page forgets for another: a mark that its page has written on since it was read stays (D2).
 *     So at worst a device says for a while that something waits which was sent.
 */
export interface Unsent {
  /** As `keep` last said; before that, of earlier pages. */
  readonly keys: ReadonlySet<string>;
  /** @returns whether something has to be written */
  keep(keys: Iterable<string>): boolean;
  /** For the transaction of a row that this page wrote [UN1]. */
  ofRow(): Promise<Pick<Written, 'unsent'>>;
  /** What is to be written now, if anything. */
  due(): Promise<Pick<Written, 'unsent' | 'sent'>>;
  /** It was not written: it is due again. */
  missed(): void;
  /** It was. @param left pages whose marks are there still, when some were to be taken away */
  written(what: Pick<Written, 'unsent'>, left: readonly string[] | undefined): void;
}

export interface UnsentOptions {
  /** This page, made up anew. */
  readonly page: string;
  /** Of other pages, as they stood when the copy was read. */
  readonly found: readonly Required<SentMark>[];
  /** What those marks name. */
  readonly keys: ReadonlySet<string>;
  readonly seal: (keys: ReadonlySet<string>) => Promise<SealedBytes>;
  readonly outside: MarksOutside;
}

export function makeUnsent({ page, seal, outside, ...read }: UnsentOptions): Unsent {
  let { keys, found } = read;
  let version = 0;
  let sealed: SealedBytes | undefined;
  let isMarked = false;
  let isDue = false;

  const ownMark = async (): Promise<UnsentRecord> => {
    // Before it is known whether it was written: to take away what is not there does no harm.
    isMarked = true;
    sealed ??= await seal(keys);
    version += 1;
    return { page, version, ...sealed };
  };

  return {
    get keys() {
      return keys;
    },
    keep(next) {
      const now = new Set(next);
      const isOther = now.size !== keys.size || [...now].some((key) => !keys.has(key));
      if (isOther) sealed = undefined;
      keys = now;
      isDue ||= isOther || (now.size === 0 && (isMarked || found.length > 0));
      return isDue;
    },
    ofRow: async () => ({ unsent: await ownMark() }),
    async due() {
      if (!isDue) return {};
      isDue = false;
      return keys.size > 0 ? { unsent: await ownMark() } : { sent: [{ page }, ...found] };
    },
    missed() {
      isDue = true;
    },
    written({ unsent }, left) {
      if (unsent !== undefined) outside.put(page);
      if (left === undefined) return;
      isMarked = false;
      found = [];
      outside.keep(left);
    },
  };
}
