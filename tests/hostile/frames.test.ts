import { MAX_SESSIONS_PER_ROOM } from '@steady/server/room/limits.ts';
import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import * as protocol from '@steady/shared/protocol/limits.ts';
import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeRoomWorld } from '../support/yjs/room-world.ts';

/**
 * Whatever an attacker with a seat sends: their own session ends with its code, the document's bytes
 * stay as they are, and the others go on as if nothing had been.
 */
async function aBoard() {
  const world = await makeRoomWorld();
  const [victim, other] = [world.client('a', { hello: true }), world.client('b')];
  await world.quiet();
  victim.types('I feel safe when plans are kept');
  victim.doc.getMap('cards').set('one', 1);
  other.types(' and so do I');
  await world.quiet();
  return { world, victim, other };
}
type Board = Awaited<ReturnType<typeof aBoard>>;

/** Structs of one client, as bytes behind the client's header. */
function update(client: number, clock: number, ...structs: readonly (readonly number[])[]) {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const struct of structs) for (const byte of struct) encoding.write(encoder, byte);
    encoding.writeVarUint(encoder, 0);
  });
}
const text = (value: string) => [...encoding.encode((e) => encoding.writeVarString(e, value))];
const number = (value: number) => [...encoding.encode((e) => encoding.writeVarUint(e, value))];
/** An item that hangs on the root type `text`, or under a key of the root type `map`. */
const inRoot = (content: number, ...bytes: number[]) => [content, 1, ...text('text'), ...bytes];
const underKey = (key: string, content: number, ...bytes: number[]) => [
  0x20 | content,
  1,
  ...text('map'),
  ...text(key),
  ...bytes,
];
const withProto = (key: string) => [118, 1, ...text(key), 125, 1];
const nested = (levels: number) => [...Array.from({ length: levels }, () => [117, 1]).flat(), 126];

function doc(edit: (doc: Y.Doc) => void, clientID = 666): Uint8Array {
  const made = new Y.Doc();
  made.clientID = clientID;
  edit(made);
  return Y.encodeStateAsUpdate(made);
}

const OWN = 666;
const attacks: readonly [string, number, (board: Board) => Uint8Array][] = [
  ['nothing at all', 4400, () => Uint8Array.of()],
  ['half an update', 4400, () => doc((d) => d.getText('text').insert(0, 'half')).slice(0, 9)],
  [
    'an update and a byte',
    4400,
    () => Uint8Array.of(...doc((d) => void d.getMap('m').set('k', 1)), 0),
  ],
  [
    'an update in V2',
    4400,
    () => Y.convertUpdateFormatV1ToV2(doc((d) => d.getText('text').insert(0, 'v2'))),
  ],
  ['a sub-document', 4400, () => doc((d) => d.getMap('map').set('sub', new Y.Doc()))],
  ['content that does not exist', 4400, () => update(OWN, 0, inRoot(11, 1))],
  ['a type that does not exist', 4400, () => update(OWN, 0, inRoot(7, 7))],
  ['a skip that hides a hole', 4409, () => update(OWN, 0, [10, 5], inRoot(4, ...text('x')))],
  ['the key __proto__', 4400, () => update(OWN, 0, underKey('__proto__', 8, 1, 126))],
  ['the key constructor', 4400, () => update(OWN, 0, underKey('constructor', 8, 1, 126))],
  ['the root type prototype', 4400, () => update(OWN, 0, [8, 1, ...text('prototype'), 1, 126])],
  [
    '__proto__ inside a value',
    4400,
    () => update(OWN, 0, underKey('k', 8, 1, ...withProto('__proto__'))),
  ],
  [
    '__proto__ inside an embed',
    4400,
    () => update(OWN, 0, inRoot(5, ...text('{"a":{"__proto__":1}}'))),
  ],
  [
    '__proto__ written otherwise in an embed',
    4400,
    () => update(OWN, 0, inRoot(5, ...text('{"\\u005f_proto__":1}'))),
  ],
  [
    'constructor as a format',
    4400,
    () => update(OWN, 0, inRoot(6, ...text('constructor'), ...text('1'))),
  ],
  ['prototype as an element', 4400, () => update(OWN, 0, inRoot(7, 3, ...text('prototype')))],
  ['JSON that is none', 4400, () => update(OWN, 0, inRoot(5, ...text('{')))],
  [
    'a value deeper than any stack',
    4400,
    () => update(OWN, 0, underKey('k', 8, 1, ...nested(50_000))),
  ],
  [
    'JSON deeper than any stack',
    4400,
    () => update(OWN, 0, inRoot(5, ...text('['.repeat(50_000) + ']'.repeat(50_000)))),
  ],
  ['text that is not UTF-8', 4400, () => update(OWN, 0, inRoot(4, 1, 0xff))],
  ['half a character', 4400, () => update(OWN, 0, inRoot(4, 1, 0xe2))],
  ['a surrogate by itself', 4400, () => update(OWN, 0, inRoot(4, 3, 0xed, 0xa0, 0x80))],
  ['an empty text', 4400, () => update(OWN, 0, inRoot(4, 0))],
  ['nothing that is deleted', 4400, () => update(OWN, 0, [0, 0])],
  [
    'a clock beyond all numbers',
    4400,
    () => update(OWN, 0, [0, ...number(Number.MAX_SAFE_INTEGER)]),
  ],
  [
    'a number of 9 bytes',
    4400,
    () => Uint8Array.of(1, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 0, 0),
  ],
  [
    'four thousand million structs in ten bytes',
    1009,
    () => Uint8Array.of(1, ...number(2 ** 32), 1, 0, 0),
  ],
  ['a client twice', 4400, () => Uint8Array.of(2, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 0)],
  ['a client without structs', 4400, () => Uint8Array.of(1, 0, 1, 0, 0)],
  [
    'a struct that refers to itself',
    4400,
    () => update(OWN, 0, [0x84, ...number(OWN), 0, ...text('x')]),
  ],
  [
    'a struct that refers to what comes later',
    4400,
    () => update(OWN, 0, [0x84, ...number(OWN), 9, ...text('x')]),
  ],
  [
    'structs that wait for each other',
    4400,
    () => Uint8Array.of(2, 1, 2, 0, 0x84, 1, 0, 1, 97, 1, 1, 0, 0x84, 2, 0, 1, 98, 0),
  ],
  ['a deletion of nothing', 4400, () => Uint8Array.of(0, 1, 1, 1, 0, 0)],
  [
    'the frame that silences somebody for good',
    4409,
    ({ victim }) => update(victim.doc.clientID, victim.text().length, [0, ...number(2 ** 30)]),
  ],
  [
    'words in the name of somebody',
    4409,
    ({ victim }) => {
      const forged = new Y.Doc();
      Y.applyUpdate(forged, Y.encodeStateAsUpdate(victim.doc));
      forged.clientID = victim.doc.clientID;
      const before = Y.encodeStateVector(forged);
      forged.getText('text').insert(0, 'not ');
      return Y.encodeStateAsUpdate(forged, before);
    },
  ],
  [
    'an update above 256 KiB',
    1009,
    () => doc((d) => d.getText('text').insert(0, 'x'.repeat(protocol.MAX_UPDATE_BYTES))),
  ],
  [
    '2,001 structs',
    1009,
    () =>
      doc((d) => {
        for (let n = 0; n <= protocol.MAX_UPDATE_STRUCTS; n++) d.getText('text').insert(0, 'x');
      }),
  ],
  [
    '20,001 deletions',
    1009,
    () =>
      Uint8Array.of(
        0,
        1,
        1,
        ...number(protocol.MAX_UPDATE_DELETES + 1),
        ...new Uint8Array(40_002).fill(1),
      ),
  ],
];

describe('[R62][L3][L14] an attacker with a seat', () => {
  it.each(attacks)(
    'who sends %s is closed with %i, and nothing changes',
    async (_what, code, make) => {
      const board = await aBoard();
      const { world, victim, other } = board;
      const attacker = world.client('therapist');
      await world.quiet();
      const frame = encodeFrame({ type: 'update', update: make(board) });
      const bytes = await world.stored();
      const seen = [victim, other].map((each) => each.frames.length);

      // A hole is asked about once; its answer, which does not fill it, ends the session.
      attacker.sends(frame);
      if (!attacker.closed) {
        attacker.sends(encodeFrame({ type: 'step-2', update: make(board) }));
      }
      expect(attacker.closed?.code).toBe(code);
      await world.quiet();
      expect(await world.stored()).toEqual(bytes);
      expect([victim.closed, other.closed]).toEqual([undefined, undefined]);
      // What they notice is that the attacker's pointer is gone.
      const news = [victim, other].map((each, n) =>
        each.frames.slice(seen[n]).map(({ type }) => type),
      );
      expect(news).toEqual([['awareness'], ['awareness']]);

      victim.types(', still');
      await world.quiet();
      expect(other.text()).toBe(victim.text());
      expect(other.text()).toContain(', still');
      expect(world.errors).toEqual([]);
    },
  );

  it('[L5] has 8 MiB and 100,000 structs in a step 2, and not more', async () => {
    const { world, victim } = await aBoard();
    const attacker = world.client('therapist');
    await world.quiet();
    const bytes = await world.stored();
    attacker.sends(
      encodeFrame({
        type: 'step-2',
        update: doc((d) => d.getText('text').insert(0, 'x'.repeat(protocol.MAX_STEP_2_BYTES - 8))),
      }),
    );
    expect(attacker.closed?.code).toBe(1009);
    const second = world.client('therapist');
    await world.quiet();
    second.sends(
      encodeFrame({
        type: 'step-2',
        update: Uint8Array.of(1, ...number(protocol.MAX_STEP_2_STRUCTS + 1), 1, 0, 0, 1),
      }),
    );
    expect(second.closed?.code).toBe(1009);
    await world.quiet();
    expect(await world.stored()).toEqual(bytes);
    expect(victim.closed).toBeUndefined();
  });

  it('[L4] may be somebody honest who pastes a lot: the next connection brings it', async () => {
    const { world, victim, other } = await aBoard();
    victim.types('x'.repeat(protocol.MAX_UPDATE_BYTES + 1));
    expect(victim.closed?.code).toBe(1009);
    victim.cut();
    victim.connect();
    await world.quiet();
    expect(victim.closed).toBeUndefined();
    expect(other.text()).toBe(victim.text());
  });

  it('sends no frame that ends anything but the own session', async () => {
    const { world, victim } = await aBoard();
    const bytes = await world.stored();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 40 }),
          fc.uint8Array({ maxLength: 40 }).map((body) => Uint8Array.of(0, 2, body.length, ...body)),
          fc.uint8Array({ maxLength: 40 }).map((body) => Uint8Array.of(0, 1, body.length, ...body)),
          fc.uint8Array({ maxLength: 40 }).map((body) => Uint8Array.of(0, 0, body.length, ...body)),
          fc.uint8Array({ maxLength: 40 }).map((body) => Uint8Array.of(1, body.length, ...body)),
        ),
        async (frame) => {
          const attacker = world.client('observer');
          await new Promise((resolve) => setImmediate(resolve));
          attacker.sends(frame);
          const { closed } = attacker;
          expect([undefined, 4400, 1009, 4409]).toContain(closed?.code);
          attacker.cut();
        },
      ),
      { numRuns: process.env['EXTENSIVE'] ? 50_000 : 2_000 },
    );
    await world.quiet();
    expect(await world.stored()).toEqual(bytes);
    expect(victim.closed).toBeUndefined();
    expect(world.errors).toEqual([]);
  }, 120_000);

  it('[L8] is closed with 1013 for a flood of frames', async () => {
    const { world, victim } = await aBoard();
    const attacker = world.client('therapist');
    await world.quiet();
    const frame = encodeFrame({ type: 'query-awareness' });
    for (let n = 0; n < 30_000 && !attacker.closed; n++) attacker.sends(frame);
    expect(attacker.closed?.code).toBe(1013);
    expect(victim.closed).toBeUndefined();
  });

  it('[L9] is closed with 1013 for a flood before the document is loaded', async () => {
    const world = await makeRoomWorld();
    const attacker = world.client('a');
    for (let n = 0; n < 6_000 && !attacker.closed; n++) attacker.types('x');
    expect(attacker.closed?.code).toBe(1013);
    const second = world.client('a');
    const frame = encodeFrame({
      type: 'step-2',
      update: new Uint8Array(protocol.MAX_STEP_2_BYTES),
    });
    for (let n = 0; n < 4 && !second.closed; n++) second.sends(frame);
    expect(second.closed?.code).toBe(1013);
  });

  it('[R65] takes nobody else their place on the way to the disk', async () => {
    const { world, victim, other } = await aBoard();
    const attacker = world.client('therapist');
    await world.quiet();
    world.store.holdCommits();
    for (let n = 0; n < 4_000; n++) attacker.types('x', 0);
    victim.types('!', 0);
    await world.quiet();
    world.store.releaseCommits();
    const { commits } = world.store;
    while (!other.text().includes('!')) await new Promise((resolve) => setImmediate(resolve));
    expect(world.store.commits - commits).toBeLessThanOrEqual(3);
    await world.rooms.settled();
    while (other.text().length < attacker.text().length) await world.quiet();
    expect(attacker.closed).toBeUndefined();
  });

  it('[L12] who does not read has a bounded part of our memory', async () => {
    const { world, victim } = await aBoard();
    const attacker = world.client('therapist');
    await world.quiet();
    attacker.stall();
    for (let n = 0; n < 100 && !attacker.closed; n++) {
      victim.types('x'.repeat(200_000));
      await world.quiet();
    }
    expect(attacker.closed?.code).toBe(1013);
    expect(attacker.bufferedBytes).toBeLessThan(10 * 1024 * 1024);
    expect(victim.closed).toBeUndefined();
  });

  it('[L10] has a bounded number of sessions', async () => {
    const { world, victim } = await aBoard();
    const attackers = Array.from({ length: MAX_SESSIONS_PER_ROOM }, () =>
      world.client('therapist'),
    );
    await world.quiet();
    expect(attackers.filter(({ closed }) => closed)).toHaveLength(2);
    expect(victim.closed).toBeUndefined();
  });
});
