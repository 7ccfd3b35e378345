import { promptIn } from '../../board/prompts.ts';
import type { Link } from '../../board/links.ts';
import { isolate } from '../wording.ts';
import type { Telling } from './card.ts';
import { plain } from './lines.ts';
import { paragraphsOf, wordsOf } from './richText.ts';
import type { ArrowItem, CardItem, Item, Scene, ThingItem } from './scene.ts';

/**
 * The picture in words, for those who hear it: what stands in which lane, what is in a frame, what
 * was written beside them, and what leads to what. The cards' whole words are in the summary itself.
 * @returns a sentence a line
 */
export function altText(
  scene: Scene,
  items: readonly Item[],
  links: readonly Link[],
  telling: Telling,
  faraway: number,
): string {
  const { alt, lanes } = telling.words;
  const all = flat(items);
  const byId = new Map(all.map((item) => [item.id, item]));
  const drawn = all.filter(({ kind }) => kind !== 'card');
  const here = items.toSorted(byReading);
  const sentences = [
    alt.whole(all.length - drawn.length, drawn.length),
    ...scene.lanes.flatMap((lane) => {
      const inLane = here.filter((item) => item.kind === 'card' && item.lane === lane);
      return inLane.length === 0 ? [] : [inside(lanes[lane.lane], inLane, telling)];
    }),
    ...here.flatMap((item) => (isFrame(item) ? frameSentences(item, telling) : [])),
    ...here.flatMap((item) =>
      isFrame(item) || (item.kind === 'card' && item.lane !== undefined)
        ? []
        : (wordsFor(item, telling) ?? []),
    ),
    ...links.flatMap(({ kind, from, to }) => {
      const [subject, object] = [scene.cards.get(from), scene.cards.get(to)];
      if (subject === undefined || object === undefined) return [];
      return [alt.link(kind, beginning(subject), beginning(object))];
    }),
    ...all.flatMap((item) =>
      item.kind === 'arrow' && !isSilent(item, scene)
        ? [arrowSentence(item, scene, byId, telling)]
        : [],
    ),
  ];
  const silent = drawn.filter(
    (item) =>
      !isFrame(item) &&
      (item.kind === 'arrow' ? isSilent(item, scene) : wordsFor(item, telling) === undefined),
  ).length;
  if (silent > 0) sentences.push(alt.drawn(silent));
  if (faraway > 0) sentences.push(alt.faraway(faraway));
  return limited(sentences, alt.more);
}

/** UTF-16 code units, about four pages: a screen reader reads it out, and the summary has all words anyway. */
const MAX_ALT_LENGTH = 12_000;
/** Things told of one lane or frame. */
const MAX_THINGS = 24;
/** UTF-16 code units of one card, note or label: enough to know which one it is. */
const MAX_EXCERPT = 80;

function limited(sentences: readonly string[], more: (count: number) => string): string {
  const kept: string[] = [];
  let length = 0;
  for (const sentence of sentences) {
    length += sentence.length + 1;
    if (length > MAX_ALT_LENGTH) break;
    kept.push(sentence);
  }
  if (kept.length < sentences.length) kept.push(more(sentences.length - kept.length));
  return kept.join('\n');
}

const isFrame = (item: Item): item is ThingItem =>
  item.kind === 'thing' && item.shape.type === 'frame';

/** An arrow that neither holds anything nor says anything. */
const isSilent = (item: ArrowItem, scene: Scene): boolean =>
  !scene.held.has(item.id) && item.shape['props.text'].trim() === '';

const flat = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => (item.kind === 'thing' ? [item, ...flat(item.inside)] : [item]));

/** From top to bottom, and from left to right where things stand side by side. */
const byReading = (a: Item, b: Item): number =>
  Math.round(a.place.y / 40) - Math.round(b.place.y / 40) ||
  a.place.x - b.place.x ||
  (a.id < b.id ? -1 : 1);

function inside(place: string, items: readonly Item[], telling: Telling): string {
  const things = items.flatMap((item) => wordsFor(item, telling) ?? []);
  const told = things.slice(0, MAX_THINGS);
  const { alt } = telling.words;
  return told.length === 0
    ? alt.frame(place)
    : alt.inside(place, told, things.length - told.length);
}

function frameSentences(frame: ThingItem, telling: Telling): string[] {
  const name = nameOfThing(frame) ?? telling.words.alt.unnamedFrame;
  const within = frame.inside.toSorted(byReading);
  const things = within.filter((item) => !isFrame(item) && wordsFor(item, telling) !== undefined);
  return [
    ...(things.length === 0 && nameOfThing(frame) === undefined
      ? []
      : [inside(name, things, telling)]),
    ...within.flatMap((item) => (isFrame(item) ? frameSentences(item, telling) : [])),
  ];
}

/** @returns nothing for what has no words of its own */
function wordsFor(item: Item, { words, nameOf, authorOf }: Telling): string | undefined {
  const { alt } = words;
  if (item.kind === 'arrow') return undefined;
  if (item.kind === 'card') {
    const { card } = item;
    const author = authorOf(card);
    const kind = words.kinds[card.kind];
    const said = beginning(item) || (promptIn(words.prompts, card.prompt) ?? '');
    return author === undefined
      ? alt.cardOfNobody(kind, said)
      : alt.card(kind, isolate(nameOf(author)), said);
  }
  const name = nameOfThing(item);
  if (name === undefined) return undefined;
  if (item.shape.type === 'note') return alt.note(name);
  return item.shape.type === 'text' ? alt.text(name) : alt.shape(name);
}

function arrowSentence(
  { id, shape }: ArrowItem,
  scene: Scene,
  byId: ReadonlyMap<string, Item>,
  { words }: Telling,
): string {
  const { alt } = words;
  const held = scene.held.get(id);
  const called = (target: string | undefined): string => {
    const item = target === undefined ? undefined : byId.get(target);
    if (item === undefined || item.kind === 'arrow') return alt.wordless;
    return (item.kind === 'card' ? beginning(item) : nameOfThing(item)) || alt.wordless;
  };
  const text = wordsOf(plain(shape['props.text']));
  return alt.arrow(called(held?.start?.toId), called(held?.end?.toId), excerpt(text));
}

function nameOfThing({ shape }: ThingItem): string | undefined {
  switch (shape.type) {
    case 'note':
    case 'text':
    case 'geo':
      return excerpt(wordsOf(paragraphsOf(shape['props.richText']))) || undefined;
    case 'frame':
      return excerpt(shape['props.name'].trim()) || undefined;
    case 'draw':
    case 'highlight':
    case 'line':
      return undefined;
  }
}

const beginning = ({ card }: CardItem): string => excerpt(wordsOf(plain(card.text.toString())));

/** People's words keep their own direction inside a sentence of ours. */
function excerpt(text: string): string {
  if (text === '') return '';
  if (text.length <= MAX_EXCERPT) return isolate(text);
  const cut = text
    .slice(0, MAX_EXCERPT)
    .replace(/\s+\S*$/, '')
    .replace(/\p{Cs}$/u, '');
  return isolate(`${cut}…`);
}
