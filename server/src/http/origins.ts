/** The addresses people use, exactly. Known only after listening when the port was left to chance. */
export interface Origins {
  /** Makes links. */
  readonly first: string;
  readonly https: boolean;
  readonly list: readonly string[];
  allows(origin: string | undefined): boolean;
}

/** @param configured from ORIGIN; when empty, both names of this machine at the port count */
export function makeOrigins(
  configured: readonly string[],
): Origins & { listening(port: number): void } {
  let list: readonly string[] = configured;
  return {
    get first() {
      return list[0] ?? '';
    },
    get https() {
      return list[0]?.startsWith('https:') ?? false;
    },
    get list() {
      return list;
    },
    allows: (origin) => origin !== undefined && list.includes(origin),
    listening(port) {
      if (configured.length === 0) list = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
    },
  };
}
