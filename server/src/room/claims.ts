import type { Author } from '../store/store.ts';

/**
 * Who a client id belongs to, for ever. Those named in an update are stored with it; those named only in
 * awareness are kept while the room is open, for somebody who never writes owns nothing.
 */
export interface ClaimList {
  ownerOf(client: number): Author | undefined;
  claimsOf(author: Author): number;
  add(author: Author, clients: readonly number[]): void;
  /** @returns those that no stored row claims yet, which the caller is about to store */
  store(clients: readonly number[]): readonly number[];
  /** The row that `store` was for was refused. */
  unstore(clients: readonly number[]): void;
  entries(): Iterable<readonly [number, Author]>;
}

export function makeClaimList(stored: ReadonlyMap<number, Author>): ClaimList {
  const owners = new Map(stored);
  const inRows = new Set(stored.keys());
  const counts = new Map<Author, number>();
  for (const author of owners.values()) counts.set(author, (counts.get(author) ?? 0) + 1);

  return {
    ownerOf: (client) => owners.get(client),
    claimsOf: (author) => counts.get(author) ?? 0,
    add(author, clients) {
      for (const client of clients) owners.set(client, author);
      counts.set(author, (counts.get(author) ?? 0) + clients.length);
    },
    store(clients) {
      const fresh = clients.filter((client) => !inRows.has(client));
      for (const client of fresh) inRows.add(client);
      return fresh;
    },
    unstore(clients) {
      for (const client of clients) inRows.delete(client);
    },
    entries: () => owners,
  };
}
