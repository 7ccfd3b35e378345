import fc from 'fast-check';
import * as Y from 'yjs';

/** One edit that some Yjs program might make; applied to a replica by `edit`. */
export type Edit =
  | { readonly kind: 'type'; readonly at: number; readonly text: string }
  | { readonly kind: 'erase'; readonly at: number; readonly length: number }
  | {
      readonly kind: 'format';
      readonly at: number;
      readonly length: number;
      readonly bold: boolean;
    }
  | { readonly kind: 'embed'; readonly at: number }
  | { readonly kind: 'set'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'nest'; readonly key: string; readonly text: string }
  | { readonly kind: 'drop'; readonly key: string }
  | { readonly kind: 'push'; readonly values: readonly unknown[] }
  | { readonly kind: 'shift'; readonly length: number }
  | { readonly kind: 'xml'; readonly name: string };

const key = fc.constantFrom('a', 'b', 'card-1', 'ü');
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme' }),
  fc.constant('𝄞x'),
);
/** What a list takes; a map takes two more. */
const element = fc.oneof(
  words,
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
  fc.uint8Array({ maxLength: 4 }),
  fc.array(fc.oneof(words, fc.integer()), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('x', 'y', 'deep'), fc.oneof(words, fc.integer()), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
);
const value = fc.oneof(
  { weight: 8, arbitrary: element },
  fc.constant(undefined),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
);
const at = fc.nat({ max: 40 });
const length = fc.integer({ min: 1, max: 6 });

export const editArbitrary: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('type'), at, text: words }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('erase'), at, length }) },
  fc.record({ kind: fc.constant('format'), at, length, bold: fc.boolean() }),
  fc.record({ kind: fc.constant('embed'), at }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('set'), key, value }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('nest'), key, text: words }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop'), key }) },
  fc.record({
    kind: fc.constant('push'),
    values: fc.array(element, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('shift'), length }),
  fc.record({ kind: fc.constant('xml'), name: fc.constantFrom('p', 'b') }),
) as fc.Arbitrary<Edit>;

export function edit(doc: Y.Doc, step: Edit): void {
  const text = doc.getText('text');
  const map = doc.getMap('map');
  const list = doc.getArray('list');
  const place = (n: number) => (text.length === 0 ? 0 : n % (text.length + 1));
  switch (step.kind) {
    case 'type':
      return text.insert(place(step.at), step.text);
    case 'erase': {
      const from = place(step.at);
      return text.delete(from, Math.min(step.length, text.length - from));
    }
    case 'format': {
      const from = place(step.at);
      return text.format(from, Math.min(step.length, text.length - from), {
        bold: step.bold ? true : null,
      });
    }
    case 'embed':
      return text.insertEmbed(place(step.at), { image: 'x' });
    case 'set':
      return void map.set(step.key, step.value);
    case 'nest': {
      const inner = new Y.Map();
      inner.set('text', new Y.Text(step.text));
      return void map.set(step.key, inner);
    }
    case 'drop':
      return map.delete(step.key);
    case 'push':
      return list.push([...step.values]);
    case 'shift':
      return list.delete(0, Math.min(step.length, list.length));
    case 'xml': {
      const element = new Y.XmlElement(step.name);
      element.setAttribute('k', 'v');
      return doc.getXmlFragment('xml').insert(0, [element, new Y.XmlText('t')]);
    }
  }
}
