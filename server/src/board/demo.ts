import * as Y from 'yjs';
import { openBoard, type BoardDocument } from '@steady/shared/board/document.ts';
import type { LinkKind } from '@steady/shared/board/links.ts';
import { linkCards } from '@steady/shared/board/links.ts';
import { addCard, type NewCard } from '@steady/shared/board/writeCards.ts';
import type { BoardId, CardId, ParticipantId, RandomBytes } from '@steady/shared/ids.ts';
import { parseSeat, PARTNER_A, PARTNER_B, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import type { Store } from '../store/store.ts';
import { boardDocument, makeClientId } from './documents.ts';

/**
 * Writes what a couple and their therapist could have written, each card by its own author under a
 * client id of theirs, so that the board looks, and is bound, as if three people had made it.
 * @param today `2026-11-23`: dates lie around it
 */
export async function writeDemo(
  store: Pick<Store, 'load' | 'append'>,
  boardId: BoardId,
  participants: ReadonlyMap<Seat, ParticipantId>,
  today: string,
  random: RandomBytes,
): Promise<void> {
  const id = boardDocument(boardId);
  const stored = await store.load(id);
  const docs = new Map([THERAPIST, PARTNER_A, PARTNER_B].map((seat) => [seat, new Y.Doc()]));
  for (const doc of docs.values()) {
    doc.clientID = makeClientId(random);
    for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update);
  }
  const claimed = new Set<Seat>();
  const made = new Map<string, CardId>();

  for (const { name, by, grewFrom, ...card } of cardsOf(today)) {
    const seat = parseSeat(by);
    await as(seat, (board) => {
      const cardId = addCard(board, { ...card, by: seat }, random);
      if (name !== undefined) made.set(name, cardId);
      for (const [kind, other] of grewFrom ?? []) {
        const to = made.get(other);
        if (to !== undefined) linkCards(board, { kind, from: cardId, to, by: seat }, random);
      }
    });
  }
  for (const doc of docs.values()) doc.destroy();

  async function as(seat: Seat, write: (board: BoardDocument) => void): Promise<void> {
    const doc = docs.get(seat);
    const author = participants.get(seat);
    if (doc === undefined || author === undefined) throw new Error(`nobody is ${seat}`);
    const before = Y.encodeStateVector(doc);
    write(openBoard(doc));
    const update = Y.encodeStateAsUpdate(doc, before);
    const claims = claimed.has(seat) ? [] : [doc.clientID];
    claimed.add(seat);
    await store.append([{ id, author, update, claims }]);
    for (const other of docs.values()) if (other !== doc) Y.applyUpdate(other, update);
  }
}

type DemoCard = Omit<NewCard, 'by'> & {
  readonly by: 'therapist' | 'partner-a' | 'partner-b';
  /** What later cards call it. */
  readonly name?: string;
  readonly grewFrom?: ReadonlyArray<readonly [LinkKind, string]>;
};

function cardsOf(today: string): readonly DemoCard[] {
  const inAWeek = new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10);
  return [
    { by: 'partner-a', kind: 'appreciation', text: 'You made tea before I asked on Thursday.' },
    { by: 'partner-b', kind: 'appreciation', text: 'You told me about your day first.' },
    {
      by: 'partner-a',
      kind: 'need',
      name: 'plans',
      text: 'I need to know what is happening before it changes.',
      words: { feelingOnTop: 'Annoyed', feelingUnderneath: 'Worried that I do not matter' },
    },
    {
      by: 'partner-b',
      kind: 'need',
      name: 'quiet',
      text: 'I need a little quiet when I come home.',
      words: { feelingOnTop: 'Tired', feelingUnderneath: 'Overwhelmed' },
    },
    {
      by: 'partner-a',
      kind: 'request',
      name: 'message',
      text: 'Would you write to me when you will be late?',
      words: { action: 'A short message', when: 'Before you leave work', howOften: 'Each time' },
      grewFrom: [['grew-from', 'plans']],
    },
    {
      by: 'partner-b',
      kind: 'request',
      name: 'minutes',
      text: 'Could we wait twenty minutes before we talk about the day?',
      words: { action: 'Twenty minutes each on our own', when: 'When I come home' },
      grewFrom: [['grew-from', 'quiet']],
    },
    {
      by: 'partner-b',
      kind: 'boundary',
      text: 'When voices get loud I go to the kitchen, and I come back.',
      words: { limit: 'Loud voices', whatIWillDo: 'Ten minutes in the kitchen', where: 'At home' },
      values: { reviewOn: inAWeek },
    },
    {
      by: 'therapist',
      kind: 'agreement',
      name: 'late',
      text: 'Whoever will be more than fifteen minutes late writes one sentence.',
      words: { ifThisSlips: 'We say so the same evening, and try again the next day.' },
      values: { topic: 'calendar', reviewOn: inAWeek },
      grewFrom: [['grew-from', 'message']],
    },
    {
      by: 'partner-b',
      kind: 'intention',
      text: 'I write before I leave the office.',
      words: { cue: 'When I close the laptop', smallVersion: 'One word is enough' },
      values: {
        owners: [PARTNER_B],
        cadence: 'weekdays',
        startsOn: today,
        reviewOn: inAWeek,
      },
      grewFrom: [['grew-from', 'late']],
    },
    {
      by: 'partner-a',
      kind: 'intention',
      text: 'I read for twenty minutes before I ask about the day.',
      words: { cue: 'When I hear the door', smallVersion: 'Five minutes count' },
      values: {
        owners: [PARTNER_A],
        cadence: 'twice-a-week',
        startsOn: today,
        reviewOn: inAWeek,
      },
      grewFrom: [['grew-from', 'minutes']],
    },
    { by: 'partner-b', kind: 'win', text: 'We went for a walk on Sunday and it was easy.' },
    { by: 'therapist', kind: 'question', text: 'What helps on evenings that go well?' },
  ];
}
