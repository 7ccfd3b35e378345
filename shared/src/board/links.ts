import * as v from 'valibot';
import * as Y from 'yjs';
import {
  cardIdSchema,
  linkIdSchema,
  makeLinkId,
  type CardId,
  type LinkId,
  type RandomBytes,
} from '../ids.ts';
import { seatSchema, type Seat } from '../seats.ts';
import { isCard, readCard } from './card.ts';
import type { BoardDocument } from './document.ts';
import type { CardKind } from './kinds.ts';
import { MAX_LINKS } from './limits.ts';
import { FROM_CARD } from './origins.ts';
import { BoardRefusal } from './refusal.ts';

/**
 * A link reads as a sentence both ways: "this request grew from that need", "from that need grew
 * this request". `from` is always the subject of the first sentence.
 */
export const LINK_KINDS = ['grew-from', 'answers', 'supports', 'repairs'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface Link {
  readonly id: LinkId;
  readonly kind: LinkKind;
  readonly from: CardId;
  readonly to: CardId;
  readonly by: Seat;
}

const linkSchema = v.object({
  id: linkIdSchema,
  kind: v.picklist(LINK_KINDS),
  from: cardIdSchema,
  to: cardIdSchema,
  by: seatSchema,
});

/** What each kind may grow from: need → request → agreement → intention, and the steps one may skip. */
const GREW_FROM: Readonly<Partial<Record<CardKind, readonly CardKind[]>>> = {
  request: ['need', 'feeling', 'question'],
  boundary: ['need', 'feeling'],
  agreement: ['request', 'boundary', 'need'],
  intention: ['request', 'agreement', 'repair', 'need'],
  need: ['feeling'],
  win: ['intention', 'agreement', 'request'],
  repair: ['feeling', 'need'],
};

/** @returns whether "`from` KIND `to`" is a sentence that makes sense */
export function mayLink(kind: LinkKind, from: CardKind, to: CardKind): boolean {
  switch (kind) {
    case 'grew-from':
      return GREW_FROM[from]?.includes(to) ?? false;
    case 'answers':
      return to === 'question' || to === 'request';
    case 'supports':
      return from !== to || from === 'note';
    case 'repairs':
      return from === 'repair' || from === 'intention';
    default:
      return kind satisfies never;
  }
}

/** What can grow from a card of this kind, in the order in which it is offered. */
export function whatGrowsFrom(kind: CardKind): readonly CardKind[] {
  const order: readonly CardKind[] = [
    'request',
    'agreement',
    'intention',
    'boundary',
    'need',
    'win',
    'repair',
  ];
  return order.filter((grown) => mayLink('grew-from', grown, kind));
}

/**
 * Links two cards; the same link twice is one link.
 * @returns the new link, or the one that was there
 * @throws BoardRefusal 'gone' | 'not-linkable' | 'full'
 */
export function linkCards(
  board: BoardDocument,
  link: { readonly kind: LinkKind; readonly from: CardId; readonly to: CardId; readonly by: Seat },
  random: RandomBytes,
): LinkId {
  const from = readCard(board, link.from);
  const to = readCard(board, link.to);
  if (from === undefined || to === undefined || !isCard(from) || !isCard(to))
    throw new BoardRefusal('gone');
  if (link.from === link.to || !mayLink(link.kind, from.kind, to.kind))
    throw new BoardRefusal('not-linkable');
  const present = readLinks(board).find(
    ({ kind, from: f, to: t }) => kind === link.kind && f === link.from && t === link.to,
  );
  if (present !== undefined) return present.id;
  if (board.links.size >= MAX_LINKS) throw new BoardRefusal('full');
  const id = makeLinkId(random);
  const map = new Y.Map<unknown>(
    Object.entries({ kind: link.kind, from: link.from, to: link.to, by: link.by }),
  );
  board.doc.transact(() => board.links.set(id, map), FROM_CARD);
  return id;
}

/** Takes a link away, and any double of it that two people made at once. */
export function unlinkCards(board: BoardDocument, id: LinkId): void {
  const link = readLink(board, id);
  board.doc.transact(() => {
    board.links.delete(id);
    if (link === undefined) return;
    for (const other of allLinks(board)) {
      if (sentence(other) === sentence(link)) board.links.delete(other.id);
    }
  }, FROM_CARD);
}

/** Links whose two cards exist; of doubles the one with the smallest id, so that all screens agree. */
export function readLinks(board: BoardDocument): Link[] {
  const bySentence = new Map<string, Link>();
  for (const link of allLinks(board)) {
    if (!board.cards.has(link.from) || !board.cards.has(link.to)) continue;
    const key = sentence(link);
    const present = bySentence.get(key);
    if (present === undefined || link.id < present.id) bySentence.set(key, link);
  }
  return [...bySentence.values()];
}

const sentence = ({ kind, from, to }: Link): string => `${from} ${kind} ${to}`;

const allLinks = (board: BoardDocument): Link[] =>
  [...board.links.keys()].flatMap((id) => readLink(board, id) ?? []);

function readLink(board: BoardDocument, id: string): Link | undefined {
  const map: unknown = board.links.get(id);
  if (!(map instanceof Y.Map)) return undefined;
  const parsed = v.safeParse(linkSchema, {
    id,
    kind: map.get('kind'),
    from: map.get('from'),
    to: map.get('to'),
    by: map.get('by'),
  });
  return parsed.success ? parsed.output : undefined;
}
