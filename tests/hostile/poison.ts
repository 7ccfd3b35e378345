import * as Y from 'yjs';

/**
 * What a seated person's own program can put into a board: the relay knows no card, so any Yjs value can
 * stand under any key.
 */
export type Chance = () => number;

export function mulberry(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(chance: Chance, all: readonly T[]): T =>
  all[Math.floor(chance() * all.length)] as T;

/** Makes one wrong value; fresh each time, for a Yjs type has one place. */
type Make = () => unknown;

const text = (...inserts: ReadonlyArray<string | object>): Y.Text => {
  const made = new Y.Text();
  made.applyDelta(inserts.map((insert) => ({ insert, attributes: { b: { c: 1 } } })));
  return made;
};
function deep(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let inner: unknown = 'end';
  for (let n = 0; n < levels; n += 1) inner = wrap(inner);
  return inner;
}

/** Each wrong somewhere; most are wrong nearly everywhere. */
export const VALUES: Readonly<Record<string, Make>> = {
  nothing: () => null,
  undefined: () => undefined,
  'a number': () => 7,
  'no number': () => Number.NaN,
  'an endless number': () => Number.POSITIVE_INFINITY,
  'a huge number': () => 1e308,
  'a big integer': () => 2n ** 62n,
  yes: () => true,
  'an empty string': () => '',
  'a huge string': () => 'W'.repeat(20_000),
  'half a surrogate pair': () => '\ud83d',
  'a plain string for words': () => 'words',
  bytes: () => new Uint8Array([1, 2, 3]),
  'an empty array': () => [],
  'an array of nothing': () => [null, undefined, Number.NaN],
  'an array within arrays': () => deep(500, (inner) => [inner]),
  'an object': () => ({ id: 1, kind: {}, toString: 1, valueOf: null }),
  'objects within objects': () => deep(500, (inner) => ({ inner })),
  'a function-like object': () => ({ call: 1, apply: 1, length: -1 }),
  'a map': () => new Y.Map(),
  'a map of maps': () => new Y.Map([['text', new Y.Map([['text', new Y.Map()]])]]),
  'a text': () => text('words'),
  'a text with embeds': () => text({ image: 1 }, 'words', { a: null }),
  'an array type': () => Y.Array.from([1, 'two', null]),
  'an XML text': () => new Y.XmlText('words'),
  'an XML element': () => new Y.XmlElement('script'),
  'an XML fragment': () => new Y.XmlFragment(),
};

const ROOTS = ['cards', 'links', 'lanes', 'canvas', 'meta'] as const;

/** Every key that a reader looks at (SCHEMA.md), and some that mean something to JavaScript alone. */
export const KEYS: Readonly<Record<(typeof ROOTS)[number], readonly string[]>> = {
  cards:
    'kind by lane order text place takenBack prompt owners cadence time reviewOn endsOn startsOn topic slipOwner feelingOnTop ifThisSlips cue whatIOwn toString hasOwnProperty'.split(
      ' ',
    ),
  links: ['kind', 'from', 'to', 'by', 'valueOf'],
  lanes: ['order', 'hidden', 'prompt', 'toJSON'],
  canvas:
    'typeName type xy rotation opacity parentId index isLocked meta fromId toId props.richText props.segments props.points props.w props.h props.start props.end props.name props.text props.geo props.color props.scale props.url props.normalizedAnchor props.terminal props unheard'.split(
      ' ',
    ),
  meta: ['version', 'template', 'canvasSchema', 'feelings', 'language'],
};

/** Ids that look right, and some that do not. */
const newId = (chance: Chance) =>
  pick(chance, [
    `poison${String(Math.floor(chance() * 1e6)).padStart(16, '0')}`,
    'shape:poison',
    'shape:card-poison',
    'shape:lane-needs',
    'binding:poison',
    'toString',
    '',
    'a'.repeat(300),
    '\u202e<b>',
  ]);

function wrongValue(chance: Chance, depth = 0): unknown {
  if (depth < 3 && chance() < 0.25) {
    const keys = [...KEYS.cards, ...KEYS.canvas];
    const entries = Array.from({ length: 1 + Math.floor(chance() * 4) }, () => {
      return [pick(chance, keys), wrongValue(chance, depth + 1)] as const;
    });
    return new Y.Map(entries);
  }
  return pick(chance, Object.values(VALUES))();
}

/** One to four wrong things somewhere in a board. */
export function poison(doc: Y.Doc, chance: Chance): void {
  doc.transact(() => {
    for (let left = 1 + Math.floor(chance() * 4); left > 0; left -= 1) poisonOnce(doc, chance);
  });
}

function poisonOnce(doc: Y.Doc, chance: Chance): void {
  const root = pick(chance, ROOTS);
  const map = doc.getMap<unknown>(root);
  if (root === 'meta') {
    map.set(pick(chance, KEYS.meta), wrongValue(chance));
    return;
  }
  const known = [...map.keys()];
  const id = chance() < 0.7 && known.length > 0 ? pick(chance, known) : newId(chance);
  const present = map.get(id);
  if (present instanceof Y.Map && chance() < 0.8)
    present.set(pick(chance, KEYS[root]), wrongValue(chance));
  else if (known.length > 0 && chance() < 0.4) {
    // Like a good one, but for one key.
    const model = map.get(pick(chance, known));
    const copy: Y.Map<unknown> = model instanceof Y.Map ? model.clone() : new Y.Map();
    map.set(id, copy);
    copy.set(pick(chance, KEYS[root]), wrongValue(chance));
  } else map.set(id, wrongValue(chance));
}

/** A root that is no map to whoever writes it: a list, or words, under the same name. */
export function poisonRoot(update: Uint8Array, root: string, chance: Chance): Uint8Array {
  const doc = new Y.Doc();
  const kind = chance();
  if (kind < 0.5) doc.getArray(root);
  else doc.getText(root);
  Y.applyUpdate(doc, update);
  if (kind < 0.5) doc.getArray(root).push([1, 'two', { three: 3 }]);
  else doc.getText(root).insert(0, 'words', { b: true });
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(update));
}
