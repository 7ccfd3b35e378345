import type { RandomBytes } from '@steady/shared/ids.ts';
import { openBoard } from '@steady/shared/board/document.ts';
import { addCard, wordsOf } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import * as Y from 'yjs';
import { connect, randomClient, type LightClient } from './light-client.ts';
import { runsOf, type Id, type Room } from './wire.ts';

/** Three people at one board, each typing into a card of their own and moving a cursor. */
export interface TypingRoom {
  /** One letter of the person in this place. */
  readonly type: (place: number) => void;
  readonly move: (place: number) => void;
  readonly close: () => Promise<void>;
  readonly typists: readonly Typist[];
}

export interface Typist {
  readonly light: LightClient;
  readonly text: Id;
  /** When each letter was typed: index is its clock. */
  readonly typedAt: number[];
  /** Which sync message of its connection carried each letter, counted from 1. */
  readonly sentAs: number[];
  /** Letters (from the first) that somebody else has seen. */
  seen: number;
  /** Letters that the server said it has. */
  acknowledged: number;
  cursors: number;
}

export interface Watch {
  /** A letter arrived at somebody else, so many ms after it was typed. */
  readonly onLetter: (latencyMs: number) => void;
  readonly onCursor: () => void;
}

const random: RandomBytes = (bytes) => crypto.getRandomValues(bytes);

/** Opens the board for three and makes a card for each; resolves when all have all cards. */
export async function openTypingRoom(
  room: Room,
  { onLetter, onCursor }: Watch,
  hello = false,
): Promise<TypingRoom> {
  const clients = room.map(randomClient);
  const cards = threeCards(randomClient());
  const ready = room.map(() => Promise.withResolvers<void>());
  const typists: Typist[] = [];
  const byClient = new Map<number, Typist>();

  for (const [place, seat] of room.entries()) {
    const light = await connect(seat, {
      client: clients[place]!,
      hello,
      onArrived(arrived) {
        if (arrived.type === 'update' || arrived.type === 'step-2') {
          const now = performance.now();
          runsOf(arrived.update, (client, clock, length) => {
            if (client === cards.client) ready[place]!.resolve();
            const typist = byClient.get(client);
            if (typist === undefined || client === clients[place]) return;
            for (let at = clock; at < clock + length; at += 1) {
              typist.seen = Math.max(typist.seen, at + 1);
              onLetter(now - (typist.typedAt[at] ?? now));
            }
          });
        } else if (arrived.type === 'cursors') {
          for (const client of arrived.clients)
            if (client !== clients[place] && byClient.has(client)) onCursor();
        } else if (arrived.type === 'acknowledged') {
          const typist = typists[place];
          if (typist === undefined) return;
          if (arrived.count === 'one more') {
            if (typist.acknowledged < typist.sentAs.length) typist.acknowledged += 1;
            return;
          }
          while ((typist.sentAs[typist.acknowledged] ?? Infinity) <= arrived.count)
            typist.acknowledged += 1;
        }
      },
    });
    if (seat.silent !== true) await light.synced;
    const typist: Typist = {
      light,
      text: cards.texts[place]!,
      typedAt: [],
      sentAs: [],
      seen: 0,
      acknowledged: 0,
      cursors: 0,
    };
    typists.push(typist);
    byClient.set(light.client, typist);
  }
  typists[0]!.light.send(cards.update);
  ready[0]!.resolve();
  await Promise.all(ready.map(({ promise }) => promise));

  return {
    typists,
    type(place) {
      const typist = typists[place]!;
      const clock = typist.typedAt.push(performance.now()) - 1;
      typist.light.type(clock, typist.text);
      typist.sentAs.push(typist.light.sent());
    },
    move(place) {
      const typist = typists[place]!;
      typist.cursors += 1;
      typist.light.move(typist.cursors);
    },
    close: async () => {
      await Promise.all(typists.map(({ light }) => light.close()));
    },
  };
}

function threeCards(client: number): { client: number; update: Uint8Array; texts: Id[] } {
  const doc = new Y.Doc();
  doc.clientID = client;
  const board = openBoard(doc);
  const texts = [0, 1, 2].map(() => {
    const id = addCard(board, { kind: 'note', by: PARTNER_A }, random);
    const item = wordsOf(board, id, 'text')._item;
    if (item === null) throw new Error('the text of a card stands in the card');
    return { client: item.id.client, clock: item.id.clock };
  });
  return { client, update: Y.encodeStateAsUpdate(doc), texts };
}
