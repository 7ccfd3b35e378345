/** Hebrew, Arabic and whatever else runs from right to left; a few forms of Chinese between do no harm. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

const seen = new WeakSet<object>();

/**
 * Lets no name and no person's words turn round the sentence they are put into: what runs from right to
 * left is set between isolates. Done here, for each sentence of a language, so that nobody who puts a
 * name into one has to think of it.
 */
export function isolating<T extends object>(sentences: T): T {
  if (seen.has(sentences)) return sentences;
  seen.add(sentences);
  for (const key of Object.keys(sentences)) {
    const leaf: unknown = Reflect.get(sentences, key);
    if (typeof leaf === 'function')
      Reflect.set(sentences, key, (values: object): unknown =>
        Reflect.apply(leaf, undefined, [
          new Proxy(values, { get: (given, name) => isolated(Reflect.get(given, name)) }),
        ]),
      );
    else if (typeof leaf === 'object' && leaf !== null) isolating(leaf);
  }
  return sentences;
}

const isolated = (value: unknown): unknown =>
  typeof value === 'string' && (RIGHT_TO_LEFT.test(value) || runsRightToLeft())
    ? `\u2068${value}\u2069`
    : value;

/** On such a page it is the other names that turn a sentence round. */
const runsRightToLeft = (): boolean =>
  typeof document !== 'undefined' && document.documentElement.dir === 'rtl';
