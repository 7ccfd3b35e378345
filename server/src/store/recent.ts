/** A map that holds the `limit` entries used last: what is pushed out is read anew when needed. */
export interface Recent<Value> {
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
  delete(name: string): void;
  deleteAll(which: (name: string) => boolean): void;
}

export function makeRecent<Value>(limit: number): Recent<Value> {
  /** Oldest use first. */
  const entries = new Map<string, Value>();
  return {
    get(name) {
      const value = entries.get(name);
      if (value !== undefined) {
        entries.delete(name);
        entries.set(name, value);
      }
      return value;
    },
    set(name, value) {
      entries.delete(name);
      entries.set(name, value);
      const [oldest] = entries.keys();
      if (entries.size > limit && oldest !== undefined) entries.delete(oldest);
    },
    delete: (name) => void entries.delete(name),
    deleteAll(which) {
      for (const name of entries.keys()) if (which(name)) entries.delete(name);
    },
  };
}
