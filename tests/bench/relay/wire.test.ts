import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { letter, runsOf } from './wire.ts';

describe('a letter written by hand', () => {
  it('is the update that Yjs makes', () => {
    const doc = new Y.Doc();
    doc.clientID = 7;
    doc.getMap<Y.Text>('cards').set('card', new Y.Text());
    const typist = new Y.Doc();
    typist.clientID = 4_000_000_000;
    Y.applyUpdate(typist, Y.encodeStateAsUpdate(doc));
    const updates: Uint8Array[] = [];
    typist.on('update', (update: Uint8Array) => updates.push(update));
    const text = typist.getMap<Y.Text>('cards').get('card');
    for (const [at, character] of ['a', 'b', 'c'].entries()) text?.insert(at, character);
    expect(
      [0, 1, 2].map((clock) => letter(typist.clientID, clock, { client: 7, clock: 0 })),
    ).toEqual(updates);
  });

  it('is found again in what arrives, alone or with others', () => {
    const letters = [0, 1, 2].map((clock) => letter(9, clock, { client: 7, clock: 0 }));
    const found: number[][] = [];
    for (const update of [...letters, Y.mergeUpdates(letters)])
      runsOf(update, (client, clock, length) => found.push([client, clock, length]));
    expect(found.slice(0, 3)).toEqual([
      [9, 0, 1],
      [9, 1, 1],
      [9, 2, 1],
    ]);
    expect(found.slice(3).reduce((sum, [, , length]) => sum + length!, 0)).toBe(3);
  });
});
