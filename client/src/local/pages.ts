import type { BoardId } from '@steady/shared/ids.ts';

/**
 * Pages of one device open a copy together: who has opened it hands its key to the pages that ask, so that
 * nobody types a passcode once for each of them. The key cannot be taken out of the browser by any of them.
 */
const NAME = 'copies';

export interface Opener {
  readonly id: string;
  readonly key: CryptoKey;
}

/** Answers as long as the page has the copy open. @returns its end */
export function handOn(boardId: BoardId, opener: Opener): () => void {
  const pages = new BroadcastChannel(NAME);
  const answer = () => pages.postMessage({ opens: boardId, ...opener });
  pages.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isObject(data) && 'wants' in data && data.wants === boardId) answer();
  });
  // Pages that wait at the passcode already.
  answer();
  return () => pages.close();
}

/** @param found at most once @returns the end of waiting */
export function askPages(boardId: BoardId, found: (opener: Opener) => void): () => void {
  const pages = new BroadcastChannel(NAME);
  pages.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isObject(data) || !('opens' in data) || data.opens !== boardId) return;
    if (!('id' in data) || !('key' in data)) return;
    if (typeof data.id !== 'string' || !(data.key instanceof CryptoKey)) return;
    pages.close();
    found({ id: data.id, key: data.key });
  });
  pages.postMessage({ wants: boardId });
  return () => pages.close();
}

const isObject = (data: unknown): data is object => typeof data === 'object' && data !== null;
