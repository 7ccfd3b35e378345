/** @returns whether two values of JSON's kinds are equal; keys with undefined count as missing */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, n) => same(item, b[n]));
  }
  for (const key of Object.keys(a)) {
    if (!same(Reflect.get(a, key), Reflect.get(b, key))) return false;
  }
  return Object.keys(b).every((key) => Object.hasOwn(a, key) || Reflect.get(b, key) === undefined);
}
