import type { BoardDocument } from '../../board/document.ts';
import { readLinks } from '../../board/links.ts';
import type { CardWords } from './card.ts';
import { plain } from './lines.ts';
import type { CardItem, Item, Scene, ThingItem } from './scene.ts';
import { paragraphsOf, wordsOf } from './richText.ts';

/**
 * The picture in words, for those who hear it: what stands in which lane, what is in a frame, what
 * was written beside them, and what leads to what. The cards' whole words are in the summary itself.
 */
export function altText(
  scene: Scene,
  items: readonly Item[],
  board: BoardDocument,
  options: CardWords,
  faraway: number,
): string {
  const { alt, lanes } = options.words;
  const cards = [...scene.cards.values()];
  const everything = flat(items);
  const drawings = everything.filter(({ kind }) => kind !== 'card');
  const told = new Set<Item>();
  const tell = (item: Item): string | undefined => {
    const said = wordsFor(item, options);
    if (said !== undefined) told.add(item);
    return said;
  };
  const here = items.toSorted(byReading);
  const sentences = [
    alt.whole({ cards: everything.length - drawings.length, drawings: drawings.length }),
    ...scene.lanes.flatMap((lane) => {
      const inLane = here.filter(
        (item): item is CardItem => item.kind === 'card' && item.lane === lane,
      );
      const things = inLane.flatMap((item) => tell(item) ?? []);
      return things.length === 0 ? [] : [alt.inside({ name: lanes[lane.lane], things })];
    }),
    ...here.flatMap((item) => (isFrame(item) ? frameSentence(item, options, tell) : [])),
    ...here.flatMap((item) => {
      if (isFrame(item) || (item.kind === 'card' && item.lane !== undefined)) return [];
      return tell(item) ?? [];
    }),
    ...linkSentences(scene, board, options),
    ...everything.flatMap((item) => {
      if (item.kind !== 'arrow') return [];
      const said = arrowSentence(
        item.id,
        item.shape['props.text'],
        scene,
        cards,
        everything,
        options,
      );
      if (said === undefined) return [];
      told.add(item);
      return [said];
    }),
  ];
  const wordless = drawings.filter((item) => !told.has(item) && !isFrame(item)).length;
  if (wordless > 0) sentences.push(alt.drawn(wordless));
  if (faraway > 0) sentences.push(alt.faraway(faraway));
  return limited(sentences, alt.more);
}

/** Characters; about three pages. A screen reader reads it out, and the summary has all words anyway. */
const MAX_ALT_LENGTH = 8_000;
/** Characters of one card, note or label: enough to know which one it is. */
const MAX_EXCERPT = 120;

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

const flat = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => (item.kind === 'thing' ? [item, ...flat(item.inside)] : [item]));

/** From top to bottom, and from left to right where things stand side by side. */
const byReading = (a: Item, b: Item): number =>
  Math.round(a.place.y / 40) - Math.round(b.place.y / 40) ||
  a.place.x - b.place.x ||
  (a.id < b.id ? -1 : 1);

function frameSentence(
  frame: ThingItem,
  options: CardWords,
  tell: (item: Item) => string | undefined,
): string[] {
  const { alt } = options.words;
  const name = frame.shape.type === 'frame' ? frame.shape['props.name'].trim() : '';
  const inner = frame.inside.toSorted(byReading);
  const things = inner.flatMap((item) => (isFrame(item) ? [] : (tell(item) ?? [])));
  return [
    alt.inside({ name: name === '' ? alt.unnamedFrame : excerpt(name), things }),
    ...inner.flatMap((item) => (isFrame(item) ? frameSentence(item, options, tell) : [])),
  ];
}

/** @returns nothing for what has no words of its own */
function wordsFor(item: Item, { words, nameOf, authorOf }: CardWords): string | undefined {
  if (item.kind === 'arrow') return undefined;
  if (item.kind === 'card') {
    const { card } = item;
    const text = excerpt(wordsOf(plain(card.text.toString())));
    return words.alt.card({ kind: words.kinds[card.kind], name: nameOf(authorOf(card)), text });
  }
  const { shape } = item;
  if (shape.type !== 'note' && shape.type !== 'text' && shape.type !== 'geo') return undefined;
  const text = excerpt(wordsOf(paragraphsOf(shape['props.richText'])));
  if (text === '') return undefined;
  const say = { note: words.alt.note, text: words.alt.text, geo: words.alt.shape };
  return say[shape.type](text);
}

function linkSentences(scene: Scene, board: BoardDocument, { words }: CardWords): string[] {
  return readLinks(board)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ kind, from, to }) => {
      const [subject, object] = [scene.cards.get(from), scene.cards.get(to)];
      if (subject === undefined || object === undefined) return [];
      return [words.alt.link({ kind, from: beginning(subject), to: beginning(object) })];
    });
}

function arrowSentence(
  id: string,
  text: string,
  scene: Scene,
  cards: readonly CardItem[],
  items: readonly Item[],
  { words }: CardWords,
): string | undefined {
  const held = scene.held.get(id);
  const nameOf = (target: string | undefined): string => {
    const card = cards.find((item) => item.id === target);
    if (card !== undefined) return beginning(card);
    const item = items.find((one) => one.id === target);
    if (item?.kind !== 'thing') return words.alt.wordless;
    const { shape } = item;
    const said =
      shape.type === 'frame'
        ? shape['props.name']
        : shape.type === 'note' || shape.type === 'text' || shape.type === 'geo'
          ? wordsOf(paragraphsOf(shape['props.richText']))
          : '';
    return said.trim() === '' ? words.alt.wordless : excerpt(said);
  };
  if (held === undefined && text.trim() === '') return undefined;
  return words.alt.arrow({
    from: nameOf(held?.start?.toId),
    to: nameOf(held?.end?.toId),
    text: excerpt(wordsOf(plain(text))),
  });
}

const beginning = ({ card }: CardItem): string => excerpt(wordsOf(plain(card.text.toString())));

const excerpt = (text: string): string =>
  text.length <= MAX_EXCERPT ? text : `${text.slice(0, MAX_EXCERPT).replace(/\s+\S*$/, '')}…`;
