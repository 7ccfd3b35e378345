import { keysTouched } from '@steady/shared/board/authorship.ts';
import type { BoardId } from '@steady/shared/ids.ts';
import { openPrivateDocument } from '@steady/shared/private/document.ts';
import type * as Y from 'yjs';
import { connectBoard, theWorld } from '../net/connect.ts';
import type { ConnectOwn } from './createOwnDocument.ts';

/** Documents of one's own, over the network. */
export function connectOwn(boardId: BoardId): ConnectOwn {
  const url = new URL(`/sync/${boardId}`, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const world = theWorld();
  return (options) => connectBoard({ ...options, url: url.href, world });
}

/** Drafts that a transaction touched. */
export const draftsTouched = (doc: Y.Doc, transaction: Y.Transaction): Set<string> =>
  keysTouched(openPrivateDocument(doc).drafts, transaction);
