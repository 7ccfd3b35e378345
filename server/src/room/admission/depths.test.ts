import { MAX_TYPE_DEPTH } from '@steady/shared/protocol/limits.ts';
import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import { makeParticipantId } from '@steady/shared/ids.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { edit, editArbitrary } from '../../../../tests/support/yjs/random-edits.ts';
import { makeRoomWorld } from '../../../../tests/support/yjs/room-world.ts';
import { makeLiveCopy } from '../live-copy.ts';
import { admit, type Admission } from './admit.ts';
import { Depths } from './depths.ts';
import { NO_LIMITS, scanUpdate } from './scan.ts';

const attacker = makeParticipantId((bytes) => bytes.fill(7));

/** Offers updates one after the other, as one person. @returns what became of the last one */
function offerAll(updates: readonly Uint8Array[]): Admission {
  const copy = makeLiveCopy([]);
  const known = { ...copy, ownerOf: () => attacker, claimsOf: () => 0 };
  let last: Admission = { kind: 'known' };
  for (const update of updates) {
    last = admit(scanUpdate(update, NO_LIMITS), attacker, known);
    if (last.kind !== 'new') return last;
    copy.append(last.change);
  }
  return last;
}

type Nest = (outer: Y.Map<unknown>, inner: Y.Map<unknown>) => void;
const directly: Nest = (outer, inner) => outer.set('k', inner);
/** The inner type says nothing of its parent: only its neighbour does. */
const besideAnother: Nest = (outer, inner) => {
  outer.set('k', 1);
  outer.set('k', inner);
};

/** Types inside types, each in an update of its own. @returns the updates, and the whole as one */
function nested(levels: number, nest: Nest, clients: readonly number[] = [1]) {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  let outer = doc.getMap<unknown>('cards');
  for (let level = 0; level < levels; level += 1) {
    doc.clientID = clients[level % clients.length] ?? 1;
    const inner = new Y.Map<unknown>();
    doc.transact(() => nest(outer, inner));
    outer = inner;
  }
  return { updates, whole: Y.encodeStateAsUpdate(doc) };
}

/** As one transaction of another client id. */
function inOne(levels: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 9;
  doc.transact(() => {
    let outer = doc.getMap<unknown>('cards');
    for (let level = 0; level < levels; level += 1) {
      const inner = new Y.Map<unknown>();
      outer.set('k', inner);
      outer = inner;
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

const tooDeep = {
  kind: 'refused',
  error: { kind: 'malformed', message: expect.stringMatching('nested too deeply') },
};

describe('types inside types', () => {
  it.each([
    ['directly', directly, [1]],
    ['beside something else', besideAnother, [1]],
    ['by two client ids in turn', directly, [1, 2]],
    ['by three client ids, beside something else', besideAnother, [3, 1, 2]],
  ])(
    '[L15] an attacker nests them %s: refused at the limit, at once or bit by bit',
    (_how, nest, clients) => {
      const most = nested(MAX_TYPE_DEPTH, nest, clients);
      expect(offerAll(most.updates).kind).toBe('new');
      expect(offerAll([most.whole]).kind).toBe('new');
      const more = nested(MAX_TYPE_DEPTH + 1, nest, clients);
      for (const refusal of [offerAll(more.updates), offerAll([more.whole])]) {
        expect(refusal).toMatchObject(tooDeep);
      }
    },
  );

  it('[L15] an attacker of 100,000 levels exhausts no stack, here or on a page', async () => {
    const world = await makeRoomWorld();
    const [client, other] = [world.client('a'), world.client('b')];
    await world.quiet();
    for (const update of nested(2 * MAX_TYPE_DEPTH, directly).updates) {
      client.sends(encodeFrame({ type: 'update', update }));
    }
    await world.quiet();
    expect(client.closed?.code).toBe(4400);

    const again = world.client('therapist');
    await world.quiet();
    again.sends(encodeFrame({ type: 'step-2', update: inOne(99_999) }));
    await expect.poll(() => again.closed?.code).toBe(4400);

    // Nobody's page and not the server has more of it than can be deleted again.
    other.doc.getMap('cards').delete('k');
    await world.quiet();
    expect(other.closed).toBeUndefined();
    const late = world.client('observer');
    await world.quiet();
    expect([...late.doc.getMap('cards').keys()]).toEqual([]);
    expect(world.errors).toEqual([]);
  });

  it('[L15] what the store has is opened, whenever it was written', () => {
    const { whole } = nested(MAX_TYPE_DEPTH * 2, directly);
    expect(makeLiveCopy([whole]).endOf(1)).toBe(MAX_TYPE_DEPTH * 2);
  });

  it('[L15] is as deep as Yjs says, for whatever Yjs programs write', () => {
    fc.assert(
      fc.property(
        fc.array(editArbitrary, { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat(20), { maxLength: 3 }),
        (edits, switches) => {
          const doc = new Y.Doc({ gc: false });
          doc.clientID = 1;
          const copy = makeLiveCopy([]);
          const known = { ...copy, ownerOf: () => attacker, claimsOf: () => 0 };
          doc.on('update', (update: Uint8Array) => {
            const admission = admit(scanUpdate(update, NO_LIMITS), attacker, known);
            if (admission.kind === 'new') copy.append(admission.change);
          });
          for (const [n, each] of edits.entries()) {
            if (switches.includes(n)) doc.clientID += 1;
            edit(doc, each);
            doc.getMap('map').forEach(writeIn);
          }
          const reopened = makeLiveCopy([Y.encodeStateAsUpdate(doc)]);
          for (const structs of doc.store.clients.values()) {
            for (const struct of structs) {
              const { id, length } = struct;
              const depth = depthInYjs(struct);
              for (let clock = id.clock; clock < id.clock + length; clock += 1) {
                expect(copy.depthOf(id.client, clock)).toBe(depth);
                expect(reopened.depthOf(id.client, clock)).toBe(depth);
              }
            }
          }
        },
      ),
      { numRuns: process.env['EXTENSIVE'] ? 20_000 : 300 },
    );
  });

  it('keeps neighbours of one depth as one, and knows nothing beyond its end', () => {
    const depths = new Depths();
    depths.add(3, 1);
    depths.add(5, 1);
    depths.add(6, 2);
    expect([0, 4, 5, 6].map((clock) => depths.at(clock))).toEqual([1, 1, 2, 0]);
    const more = new Depths();
    more.add(6, 2);
    more.add(9, 2);
    depths.addAll(more);
    expect([depths.end, depths.at(8)]).toEqual([9, 2]);
  });
});

/** At both ends of whatever text is in it, so that letters stand beside others, deep inside. */
function writeIn(value: unknown): void {
  if (value instanceof Y.Text) {
    value.insert(0, 'ä');
    value.insert(value.length, 'z');
  }
  if (value instanceof Y.Map) value.forEach(writeIn);
}

function depthInYjs(struct: object): number {
  let depth = 0;
  let parent: unknown = 'parent' in struct ? struct.parent : undefined;
  while (parent instanceof Y.AbstractType) {
    depth += 1;
    parent = parent._item?.parent;
  }
  return depth;
}
