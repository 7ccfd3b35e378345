import type { BoardId } from '@steady/shared/ids.ts';
import { makeCryptoPort, type CryptoPort } from '@steady/shared/private/cryptoPort.ts';
import { openPrivateDocument, type PrivateDocument } from '@steady/shared/private/document.ts';
import type { DraftId, KeyId } from '@steady/shared/private/ids.ts';
import { keepKey, makeKeptKey, registerKey, type KeptKey } from '@steady/shared/private/keys.ts';
import { makeSealedDrafts, type SealedDrafts } from '@steady/shared/private/sealedDrafts.ts';
import { placeOfDraft } from '@steady/shared/private/writing.ts';
import type { RawKey } from '@steady/shared/private/wrappedKeys.ts';
import { connectClient, type Client } from './client.ts';
import type { Person } from './people.ts';
import type { TestServer } from './server.ts';

/** One page of one person's private writing, over a real socket, without a screen. */
export interface PrivatePage {
  readonly client: Client;
  readonly board: BoardId;
  readonly document: PrivateDocument;
  readonly drafts: SealedDrafts;
  readonly ring: ReadonlyMap<KeyId, KeptKey<CryptoKey>>;
  begin(text: string, kind?: 'draft' | 'journal'): DraftId;
  type(id: DraftId, text: string): void;
  textOf(id: DraftId): string | undefined;
  /** A new key, as at the very first use. */
  makeKey(): Promise<void>;
  take(keys: readonly RawKey[]): Promise<void>;
  /** All that was typed is sealed, and the server has it on disk. */
  saved(): Promise<void>;
  close(): Promise<number>;
}

/** The server has given it. */
export const parseBoardId = (boardId: string): BoardId => boardId as BoardId;

export const testPort: CryptoPort<CryptoKey> = makeCryptoPort(crypto.subtle, (bytes) =>
  crypto.getRandomValues(bytes),
);

export async function openPrivatePage(
  server: Pick<TestServer, 'origin'>,
  { cookie = '' }: Person,
  boardId: string,
): Promise<PrivatePage> {
  const url = `${server.origin.replace('http', 'ws')}/sync/${boardId}/private`;
  const client = connectClient(url, { cookie, origin: server.origin });
  const document = openPrivateDocument(client.doc);
  const ring = new Map<KeyId, KeptKey<CryptoKey>>();
  const board = parseBoardId(boardId);
  const drafts = makeSealedDrafts({
    document,
    boardId: board,
    port: testPort,
    keyOf: (id) => ring.get(id)?.key,
    currentKey: () => [...ring.values()][0],
    // Sealed when asked to, by `saved`.
    setTimer: () => () => {},
    changed() {},
    report: (error) => {
      throw error;
    },
  });
  await client.synced;
  const textIn = (id: DraftId) => {
    const doc = drafts.docOf(id);
    return doc && placeOfDraft(doc).text;
  };
  return {
    client,
    board,
    document,
    drafts,
    ring,
    begin(text, kind = 'draft') {
      const id = drafts.begin({ kind, day: '2026-11-25', madeAt: 1 }, 'person');
      if (id === undefined) throw new Error('no more drafts');
      textIn(id)?.insert(0, text);
      return id;
    },
    type: (id, text) => textIn(id)?.insert(0, text),
    textOf: (id) => textIn(id)?.toString(),
    async makeKey() {
      const key = await makeKeptKey(testPort);
      ring.set(key.id, key);
      await registerKey(testPort, document, board, key);
      drafts.keysChanged();
    },
    async take(keys) {
      for (const raw of keys) {
        const key = await keepKey(testPort, raw);
        ring.set(key.id, key);
      }
      drafts.keysChanged();
    },
    async saved() {
      await drafts.flush();
      await client.allSaved();
    },
    close() {
      drafts.dispose();
      return client.close();
    },
  };
}
