import { encodeEntries } from '@steady/server/room/awareness-entries.ts';
import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import { PARTNER_A } from '@steady/shared/seats.ts';
import * as Y from 'yjs';
import { baseOf, type Target } from './targets.ts';

export interface Input {
  readonly target: Target;
  readonly bytes: Uint8Array;
}

/** What honest programs send, of every kind: the fuzzer goes on from there. */
export function seeds(): Input[] {
  const updates = honestUpdates();
  const vector = Y.encodeStateVector(baseOf());
  const entries = encodeEntries([
    { client: 7, clock: 3, state: '{"cursor":{"x":1,"y":2},"user":{"name":"me"}}' },
    { client: 300, clock: 1, state: 'null' },
  ]);
  const entry = {
    seq: 1,
    at: 1_764_000_000_000,
    hash: 'a'.repeat(64),
    kind: 'session-started',
    by: 'therapist',
  };
  const frames = [
    ...updates.map((update) => encodeFrame({ type: 'update', update })),
    encodeFrame({ type: 'step-2', update: updates.at(-1) ?? new Uint8Array() }),
    encodeFrame({ type: 'step-1', stateVector: vector }),
    encodeFrame({ type: 'awareness', update: entries }),
    encodeFrame({ type: 'hello', version: 1, epoch: 'e1' }),
    encodeFrame({ type: 'ledger-after', after: 300 }),
    encodeFrame({ type: 'query-awareness' }),
    encodeFrame({ type: 'ledger', entries: [entry] }),
    encodeFrame({ type: 'notice', notice: { kind: 'writing', allowed: false, why: 'paused' } }),
    encodeFrame({ type: 'claims', claims: { '7': PARTNER_A } }),
    encodeFrame({ type: 'auth', reason: 'no' }),
  ];
  const as = (target: Target) => (bytes: Uint8Array) => ({ target, bytes });
  return [
    ...frames.map(as('clientFrame')),
    ...frames.map(as('serverFrame')),
    ...updates.map(as('update')),
    ...updates.map(as('sealedUpdate')),
    as('awareness')(entries),
    as('stateVector')(vector),
    as('varUint')(Uint8Array.of(0xff, 0xff, 0xff, 0x7f)),
  ];
}

/** One update of each kind of content, each built on the one before; the last one is all of them. */
function honestUpdates(): Uint8Array[] {
  const doc = baseOf();
  doc.clientID = 2;
  const before = Y.encodeStateVector(doc);
  const updates: Uint8Array[] = [];
  const edits: ReadonlyArray<() => void> = [
    () => doc.getText('text').insert(2, 'never 𝄞 '),
    () => doc.getText('text').format(0, 4, { bold: true }),
    () => doc.getText('text').insertEmbed(1, { image: 'x' }),
    () => doc.getText('text').delete(1, 5),
    () => doc.getMap('cards').set('two', new Y.Text('grown from it')),
    () => doc.getMap('cards').set('two', new Uint8Array([1, 2, 3])),
    () => doc.getMap('cards').set('three', { nested: [1, 2.5, null, true, 'x', -7] }),
    () => doc.getArray('list').push([1, 'two', { three: 3 }]),
    () => doc.getArray('list').insert(1, [new Y.XmlElement('p'), new Y.Array()]),
    () => doc.getMap('cards').delete('one'),
  ];
  for (const edit of edits) {
    const since = Y.encodeStateVector(doc);
    doc.transact(edit);
    updates.push(Y.encodeStateAsUpdate(doc, since));
  }
  updates.push(Y.encodeStateAsUpdate(doc, before));
  return updates;
}
