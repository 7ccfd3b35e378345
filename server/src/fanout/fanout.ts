/**
 * Tells the rooms of other machines that something happened. What it carries are hints: the log is
 * the truth, so a lost hint costs time, never data. Proved by `tests/conformance/fanout`.
 *
 * F1  What one machine publishes on a topic every other machine subscribed to it hears, in order.
 * F2  Nobody hears themselves, and nobody hears another topic.
 * F3  After unsubscribing nothing is heard, not even what is under way.
 * F4  publish never throws and never waits: whoever is away hears nothing.
 */
export interface Fanout {
  publish(topic: string, hint: Hint): void;
  /** @returns unsubscribes */
  subscribe(topic: string, hear: (hint: Hint) => void): () => void;
  close(): Promise<void>;
}

export type Hint =
  /** The log of a document has grown to `seq`. */
  | { readonly kind: 'committed'; readonly seq: number }
  /** Awareness entries, as in an awareness frame; stamped by the machine that publishes them. */
  | { readonly kind: 'awareness'; readonly update: Uint8Array };
