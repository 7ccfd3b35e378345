import type { CardId, RandomBytes } from '@steady/shared/ids.ts';
import { isCard, readCards, type Card } from '@steady/shared/board/card.ts';
import { CADENCES, CARD_KINDS, fieldsOf } from '@steady/shared/board/kinds.ts';
import { moveLane, setLaneHidden } from '@steady/shared/board/laneSettings.ts';
import { LANE_IDS } from '@steady/shared/board/lanes.ts';
import { LINK_KINDS, linkCards, readLinks, unlinkCards } from '@steady/shared/board/links.ts';
import { FROM_CANVAS, makeTextOrigin } from '@steady/shared/board/origins.ts';
import { laneFrame } from '@steady/shared/board/place.ts';
import { BoardRefusal } from '@steady/shared/board/refusal.ts';
import {
  changeRecord,
  putRecord,
  removeRecord,
  upgradeCanvas,
  writeCanvas,
} from '@steady/shared/board/writeCanvas.ts';
import {
  addCard,
  bringBack,
  cloneCard,
  moveCard,
  placeCards,
  setField,
  takeBack,
  wordsOf,
} from '@steady/shared/board/writeCards.ts';
import type { Seat } from '@steady/shared/seats.ts';
import type { Letters } from './letters.ts';
import type { Replica } from './replica.ts';

/** What a person can do to a board: each is one named writer, undo included. */
export const EDITS = {
  type,
  add,
  erase,
  paste,
  move,
  place,
  field,
  link,
  unlink,
  hide,
  back,
  clone,
  lane,
  laneOrder,
  draw,
  redraw,
  rub,
  upgrade,
  undo,
  redo,
} as const;
export type EditName = keyof typeof EDITS;

export interface Hand {
  /** Whose it is, also after their page was loaded anew. */
  readonly person: object;
  readonly replica: Replica;
  readonly seat: Seat;
  /** Two numbers that choose among whatever there is on this board now. */
  readonly a: number;
  readonly b: number;
  readonly letters: Letters;
  readonly random: RandomBytes;
}

const TYPING = makeTextOrigin();

/** Does it, or does nothing where the board has nothing to do it with. */
export function edit(name: EditName, hand: Hand): void {
  try {
    EDITS[name](hand);
  } catch (error) {
    if (!(error instanceof BoardRefusal)) throw error;
  }
}

function add({ replica: { board }, person, seat, a, b, letters, random }: Hand): void {
  const kind = pick(CARD_KINDS, a);
  const id = addCard(board, { kind, by: seat, lane: pick(LANE_IDS, b) }, random);
  const text = letters.next(b % 4, person, id);
  wordsOf(board, id, 'text').doc?.transact(
    () => wordsOf(board, id, 'text').insert(0, text),
    TYPING,
  );
}

function type(hand: Hand): void {
  withWords(hand, (words, id) => {
    const text = hand.letters.next(1 + (hand.b % 5), hand.person, id);
    words.insert(hand.b % (words.length + 1), text);
  });
}

/** Much at once: such a run makes the server fold its copy. */
function paste(hand: Hand): void {
  withWords(hand, (words, id) => {
    const end = hand.letters.next(1, hand.person, id);
    words.insert(0, 'and then '.repeat(1 + (hand.b % 900)) + end);
  });
}

function erase(hand: Hand): void {
  withWords(hand, (words) => {
    if (words.length === 0) return;
    const at = hand.b % words.length;
    const length = Math.min(1 + (hand.a % 4), words.length - at);
    hand.letters.deleted(words.toString().slice(at, at + length));
    words.delete(at, length);
  });
}

function withWords(
  { replica: { board }, a, b }: Hand,
  write: (words: ReturnType<typeof wordsOf>, id: CardId) => void,
): void {
  const card = cardAt(board, a);
  if (card === undefined) return;
  const names = ['text' as const, ...card.words.keys()];
  const words = wordsOf(board, card.id, pick(names, b));
  board.doc.transact(() => write(words, card.id), TYPING);
}

function move({ replica: { board }, a, b }: Hand): void {
  const card = cardAt(board, a);
  const after = cardAt(board, b);
  if (card === undefined || after === undefined) return;
  const where = b % 3 === 0 ? null : b % 3 === 1 ? undefined : after.id;
  moveCard(board, card.id, b % 2 === 0 ? after.lane : pick(LANE_IDS, b), where);
}

function place({ replica: { board }, a, b }: Hand): void {
  const frame = b % 2 === 0 ? 'page' : laneFrame(pick(LANE_IDS, a));
  const places = [cardAt(board, a), cardAt(board, a + 1)].flatMap((card, n) =>
    card === undefined ? [] : [[card.id, { x: b + n, y: a, frame, index: `a${n + 1}` }] as const],
  );
  placeCards(board, new Map(places), FROM_CANVAS);
}

function field({ replica: { board }, a, b, seat }: Hand): void {
  const card = cardAt(board, a);
  if (card === undefined) return;
  const values = {
    cadence: pick(CADENCES, b),
    topic: 'privacy' as const,
    owners: [seat],
    seat,
    time: '19:00',
  };
  const fields = fieldsOf(card.kind).filter(([, type]) => type !== 'words');
  const [name, kind] = fields[b % Math.max(1, fields.length)] ?? [];
  if (name === undefined || kind === undefined || kind === 'words') return;
  const value = kind === 'day' ? `2026-12-0${1 + (b % 9)}` : values[kind];
  setField(board, card.id, name, b % 4 === 0 ? undefined : value);
}

function link({ replica: { board }, a, b, seat, random }: Hand): void {
  const from = cardAt(board, a);
  const to = cardAt(board, b);
  if (from === undefined || to === undefined) return;
  linkCards(board, { kind: pick(LINK_KINDS, a + b), from: from.id, to: to.id, by: seat }, random);
}

function unlink({ replica: { board }, a }: Hand): void {
  const links = readLinks(board).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  if (links.length > 0) unlinkCards(board, pick(links, a).id);
}

function hide({ replica: { board }, a }: Hand): void {
  const card = cardAt(board, a);
  if (card !== undefined) takeBack(board, card.id);
}

function back({ replica: { board }, a }: Hand): void {
  const hidden = cardsOf(board).filter(({ takenBack }) => takenBack);
  if (hidden.length > 0) bringBack(board, pick(hidden, a).id);
}

function clone({ replica: { board }, a, seat, random }: Hand): void {
  const card = cardAt(board, a);
  if (card !== undefined) cloneCard(board, card.id, seat, undefined, random);
}

function lane({ replica: { board }, a, b }: Hand): void {
  setLaneHidden(board, pick(LANE_IDS, a), b % 2 === 0);
}

function laneOrder({ replica: { board }, a, b }: Hand): void {
  const id = pick(LANE_IDS, a);
  const after = pick(LANE_IDS, b);
  moveLane(board, id, after === id ? null : after);
}

/** Few ids, so that people meet on the same records. */
const recordId = (n: number): string => `shape:${n % 5}`;

function draw({ replica: { board }, a, b }: Hand): void {
  writeCanvas(board, () =>
    putRecord(board, recordId(a), { typeName: 'shape', type: 'draw', xy: [a, b], 'props.w': b }),
  );
}

function redraw({ replica: { board }, a, b }: Hand): void {
  const changes = b % 2 === 0 ? { xy: [b, a] } : { 'props.color': `c${b}`, 'props.w': undefined };
  writeCanvas(board, () => {
    changeRecord(board, recordId(a), changes);
    changeRecord(board, recordId(a + 1), changes);
  });
}

function rub({ replica: { board }, a }: Hand): void {
  writeCanvas(board, () => removeRecord(board, recordId(a)));
}

function upgrade({ replica: { board }, b }: Hand): void {
  const records = new Map([[recordId(b), { 'props.scale': 1 }]]);
  upgradeCanvas(board, `schema ${b % 2}`, records);
}

function undo(hand: Hand): void {
  undone(hand, () => hand.replica.undo.undo());
}

function redo(hand: Hand): void {
  undone(hand, () => hand.replica.undo.redo());
}

/**
 * Whatever one's own undo takes away is taken away on purpose, cards with all that is in them; also
 * where a copy of it stands elsewhere, which another may be taking back at the same time.
 */
function undone({ replica: { board }, letters }: Hand, step: () => unknown): void {
  const cards = new Set(board.cards.keys());
  const before = letters.atHome(board.cards);
  step();
  const after = letters.atHome(board.cards);
  letters.deleted([...before].filter((letter) => !after.has(letter)).join(''));
  for (const id of cards) if (!board.cards.has(id)) letters.removed(id);
}

const cardsOf = (board: Replica['board']): Card[] =>
  readCards(board)
    .filter(isCard)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));

function cardAt(board: Replica['board'], n: number): Card | undefined {
  const cards = cardsOf(board);
  return cards[n % Math.max(1, cards.length)];
}

function pick<T>(from: readonly T[], n: number): T {
  return from[n % from.length]!;
}
