import fc from 'fast-check';
import * as Y from 'yjs';
import { splice, composeDeltas, NO_CHANGE, type Delta } from './delta.ts';

/** Letters of several scripts and sizes, line breaks, and what is hard: pairs, joiners, marks. */
const letters = fc.constantFrom('a', 'b', ' ', '\n', 'é', 'ב', 'ع', '你', '😀', '👩‍👧', '́', '\r');
export const aText = fc.array(letters, { maxLength: 12 }).map((all) => all.join(''));

/** A change of a text of that length; it may cut an emoji in two, as a careless program would. */
export const aDelta = (length: number): fc.Arbitrary<Delta> =>
  fc.array(fc.tuple(fc.nat(length), fc.nat(4), aText), { maxLength: 3 }).map((parts) => {
    let delta = NO_CHANGE;
    let size = length;
    for (const [at, remove, insert] of parts) {
      const from = Math.min(at, size);
      const gone = Math.min(remove, size - from);
      delta = composeDeltas(delta, splice(from, gone, insert));
      size += insert.length - gone;
    }
    return delta;
  });

/** Two documents of one board whose updates are delivered when the test says so. */
export function twoDocs(words = '') {
  const one = new Y.Doc();
  const two = new Y.Doc();
  one.clientID = 1;
  two.clientID = 2;
  one.getText('text').insert(0, words);
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one), 'net');
  const toTwo: Uint8Array[] = [];
  const toOne: Uint8Array[] = [];
  one.on('update', (update: Uint8Array, origin: unknown) => origin === 'net' || toTwo.push(update));
  two.on('update', (update: Uint8Array, origin: unknown) => origin === 'net' || toOne.push(update));
  const deliver = (queue: Uint8Array[], doc: Y.Doc, most: number) => {
    for (const update of queue.splice(0, most)) Y.applyUpdate(doc, update, 'net');
  };
  return {
    one: one.getText('text'),
    two: two.getText('text'),
    deliverToOne: (most = Infinity) => deliver(toOne, one, most),
    deliverToTwo: (most = Infinity) => deliver(toTwo, two, most),
    deliver: () => {
      deliver(toTwo, two, Infinity);
      deliver(toOne, one, Infinity);
    },
  };
}
