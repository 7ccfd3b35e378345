import { CLOSE } from '@steady/shared/protocol/close.ts';
import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeRoomWorld, participantOf } from '../../../tests/support/yjs/room-world.ts';
import { makeMemoryStore } from '../store/memory/memory-store.ts';
import type { DocumentId } from '../store/store.ts';
import { MAX_CLAIMS_PER_AUTHOR, MAX_GAPPED_UPDATES } from './limits.ts';

/** An update that builds on one that is not in it. */
function gappedUpdate(clientId = 99): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getText('text').insert(0, 'first');
  const before = Y.encodeStateVector(doc);
  doc.getText('text').insert(5, 'second');
  return Y.encodeStateAsUpdate(doc, before);
}
const gapped = encodeFrame({ type: 'update', update: gappedUpdate() });

describe('a session', () => {
  it('[R60] never closes an honest client that returns after an hour of writing offline', async () => {
    const world = await makeRoomWorld();
    const [a, b] = [world.client('a', { hello: true }), world.client('b')];
    await world.quiet();
    a.types('before ');
    await world.quiet();
    a.cut();
    world.clock.advance(3_600_000);
    for (let word = 0; word < 2_000; word++) a.types('w ');
    b.types('meanwhile ', 0);
    await world.quiet();

    a.connect();
    // It types on before it has seen the server's step 1.
    for (const letter of 'typing on') a.types(letter);
    await world.quiet();
    expect(a.closed).toBeUndefined();
    expect(a.text()).toContain('typing on');
    expect(b.text()).toBe(a.text());
    expect(a.framesOf('notice')).toEqual([]);
    expect(a.framesOf('step-1')).toHaveLength(1);
    // 9 keystrokes and one step 2, and all of them are on disk.
    expect(a.saved).toBe(10);
  });

  it('[R60] counts what it dropped before the first step 2 only when that is on disk', async () => {
    const world = await makeRoomWorld();
    const a = world.client('a', { hello: true, connect: false });
    a.types('offline');
    a.connect();
    a.types('!');
    world.store.holdCommits();
    await world.quiet();
    expect(a.saved).toBe(0);
    world.store.releaseCommits();
    await world.quiet();
    expect(a.saved).toBe(2);
  });

  it('[R30] says hello back to whoever asked for the ledger first', async () => {
    const world = await makeRoomWorld();
    const a = world.client('a');
    a.sends(encodeFrame({ type: 'ledger-after', after: 0 }));
    a.sends(encodeFrame({ type: 'hello', version: 1, epoch: '' }));
    a.sends(encodeFrame({ type: 'hello', version: 1, epoch: '' }));
    await world.quiet();
    expect(a.framesOf('claims')).toHaveLength(1);
    // At once, and its step 2 of nothing new afterwards.
    expect(a.framesOf('saved').map(({ count }) => count)).toEqual([0, 1]);
  });

  it('[R61] asks about a later gap once, and heals by the answer', async () => {
    const world = await makeRoomWorld();
    const [a, b] = [world.client('a', { hello: true }), world.client('b')];
    await world.quiet();
    // Two edits are lost on the way, as by a proxy that must not do that.
    const lost = new Y.Doc();
    Y.applyUpdate(lost, Y.encodeStateAsUpdate(a.doc));
    lost.clientID = 4711; // another page of the same person, connected to this one only
    lost.getText('text').insert(0, 'lost, ');
    Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(lost), a);
    a.types('found');
    a.types(' again');
    await world.quiet();
    expect(a.framesOf('step-1')).toHaveLength(2);
    expect(a.framesOf('notice').map(({ notice }) => notice)).toEqual([{ kind: 'resync' }]);
    expect(b.text()).toBe('lost, found again');
    expect(a.saved).toBe(4);
  });

  it('[R61] closes with 4409 when the answer does not connect either', async () => {
    const world = await makeRoomWorld();
    const [attacker, other] = [world.client('a'), world.client('b')];
    await world.quiet();
    const frame = encodeFrame({ type: 'step-2', update: gappedUpdate() });
    attacker.sends(frame);
    expect(attacker.closed).toBeUndefined();
    attacker.sends(frame);
    expect(attacker.closed?.code).toBe(CLOSE.resync.code);
    await world.quiet();
    expect(other.closed).toBeUndefined();
  });

  it('[R61][L11] closes an attacker who floods with what does not connect', async () => {
    const world = await makeRoomWorld();
    const attacker = world.client('a');
    await world.quiet();
    for (let n = 0; n <= MAX_GAPPED_UPDATES; n++) attacker.sends(gapped);
    await world.quiet();
    expect(attacker.closed?.code).toBe(CLOSE.resync.code);
    expect((await world.store.load(world.id))!.seq).toBe(0);
  });

  it('[R63] drops what is written during a pause, says so, and asks for it afterwards', async () => {
    const world = await makeRoomWorld();
    let isPaused = false;
    const a = world.client('a', {
      hello: true,
      mayWrite: () => !isPaused,
      whyNot: () => 'paused',
    });
    const b = world.client('b');
    await world.quiet();
    isPaused = true;
    world.rooms.writingChanged(world.id.boardId);
    for (const letter of 'kept here') a.types(letter);
    await world.quiet();
    expect(b.text()).toBe('');
    expect(a.saved).toBe(1);
    expect(a.framesOf('step-1')).toHaveLength(1);
    expect(a.framesOf('notice').map(({ notice }) => notice)).toEqual([
      { kind: 'writing', allowed: false, why: 'paused' },
    ]);

    isPaused = false;
    world.rooms.writingChanged(world.id.boardId);
    await world.quiet();
    expect(b.text()).toBe('kept here');
    expect(a.saved).toBe(11);
    expect(a.framesOf('notice').at(-1)?.notice).toEqual({ kind: 'writing', allowed: true });
  });

  it('[R63] lets an observer read, also one whose step 2 tells of deletions', async () => {
    const world = await makeRoomWorld();
    const observer = world.client('observer', { hello: true });
    const [a, b] = [world.client('a'), world.client('b')];
    await world.quiet();
    a.types('one two');
    await world.quiet();
    a.doc.getText('text').delete(0, 4);
    // Two people set one key at once: one of the values is deleted without anybody writing so.
    a.doc.getMap('map').set('key', 'a');
    b.doc.getMap('map').set('key', 'b');
    await world.quiet();
    observer.cut();
    world.clock.advance(5_000);
    observer.connect();
    await world.quiet();
    expect(observer.text()).toBe('two');
    expect(observer.closed).toBeUndefined();
    expect(observer.framesOf('notice')).toEqual([]);
    expect(observer.saved).toBe(1);
  });

  it('[R63] takes nothing from an observer, and says so', async () => {
    const world = await makeRoomWorld();
    const [observer, a] = [world.client('observer', { hello: true }), world.client('a')];
    await world.quiet();
    observer.types('mine');
    await world.quiet();
    expect(a.text()).toBe('');
    expect(observer.closed).toBeUndefined();
    expect(observer.saved).toBe(1);
    expect(observer.framesOf('notice').map(({ notice }) => notice)).toEqual([
      { kind: 'writing', allowed: false, why: 'seat' },
    ]);
    expect((await world.store.load(world.id))!.seq).toBe(0);
  });

  it('[R64] deals with frames in order while a step 2 of 60,000 structs is read in slices', async () => {
    const world = await makeRoomWorld();
    const a = world.client('a', { connect: false, hello: true });
    const text = a.doc.getText('text');
    a.doc.transact(() => {
      for (let n = 0; n < 60_000; n++) text.insert(0, 'x');
    });
    const b = world.client('b');
    await world.quiet();
    a.connect();
    a.types('and more');
    for (let turn = 0; turn < 10; turn++) await world.quiet();
    expect(a.saved).toBe(2);
    expect(b.text()).toBe(`${'x'.repeat(60_000)}and more`);
    expect(a.framesOf('step-1')).toHaveLength(1);
  });

  it('answers to step 1 only with what is lacking', async () => {
    const world = await makeRoomWorld();
    const [a, b] = [world.client('a'), world.client('b')];
    await world.quiet();
    a.types('x'.repeat(5_000));
    await world.quiet();
    b.cut();
    a.types('y');
    await world.quiet();
    b.connect();
    await world.quiet();
    expect(b.text()).toBe(`${'x'.repeat(5_000)}y`);
    expect(b.framesOf('step-2')[0]!.update.length).toBeLessThan(64);
  });

  it('stores nothing for a client that has nothing new', async () => {
    const world = await makeRoomWorld();
    const a = world.client('a', { hello: true });
    a.types('x');
    await world.quiet();
    const { seq } = (await world.store.load(world.id))!;
    for (let n = 0; n < 3; n++) {
      a.cut();
      a.connect();
      await world.quiet();
      expect(a.saved).toBe(1);
    }
    expect((await world.store.load(world.id))!.seq).toBe(seq);
  });

  it('does not count what has been taken from a person while writing is withheld as a gap', async () => {
    const world = await makeRoomWorld();
    let mayWrite = false;
    const a = world.client('a', { mayWrite: () => mayWrite });
    await world.quiet();
    for (let n = 0; n < MAX_GAPPED_UPDATES + 10; n++) a.types('x');
    await world.quiet();
    expect(a.closed).toBeUndefined();
    mayWrite = true;
    world.rooms.writingChanged(world.id.boardId);
    await world.quiet();
    const all = await world.rooms.withDocument(world.id, (doc) => doc.getText('text').length);
    expect(all).toBe(MAX_GAPPED_UPDATES + 10);
  });

  it('[R64] reads one large step 2 of an attacker at a time, also when one is refused', async () => {
    const world = await makeRoomWorld();
    // Four connections, each asked once for what did not connect.
    const attackers = Array.from({ length: 4 }, () => world.client('a'));
    await world.quiet();
    for (const attacker of attackers) attacker.sends(gapped);
    let reading = 0;
    let most = 0;
    const big = largeGappedStep2();
    for (const attacker of attackers) attacker.sends(encodeFrame({ type: 'step-2', update: big }));
    for (let turn = 0; turn < 400; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      const closed = attackers.filter((attacker) => attacker.closed).length;
      // Those that were read together would also end together.
      most = Math.max(most, closed - reading);
      reading = closed;
    }
    expect(attackers.map(({ closed }) => closed?.code)).toEqual([4409, 4409, 4409, 4409]);
    expect(most).toBe(1);
  });

  it('answers a flood of an attacker’s questions after the ledger one at a time', async () => {
    let answers = 0;
    let answer = Promise.withResolvers<void>();
    const world = await makeRoomWorld({
      ledger: {
        now: () => 0,
        async after() {
          answers += 1;
          await answer.promise;
          return [];
        },
      },
    });
    const attacker = world.client('a');
    await world.quiet();
    const ask = (after: number) => attacker.sends(encodeFrame({ type: 'ledger-after', after }));
    for (let n = 0; n < 1_000; n += 1) ask(n);
    await world.quiet();
    expect(answers).toBe(1);
    answer.resolve();
    answer = Promise.withResolvers();
    await world.quiet();
    expect(answers).toBe(2);
  });

  it('[L7] shows an attacker under a bounded number of client ids', async () => {
    const store = makeMemoryStore();
    const observer = participantOf('observer');
    const claims = new Map(
      Array.from({ length: MAX_CLAIMS_PER_AUTHOR - 1 }, (_, n) => [n, observer] as const),
    );
    const world = await makeRoomWorld({
      store: Object.assign(Object.create(store), {
        async load(id: DocumentId) {
          const stored = await store.load(id);
          return stored && { ...stored, claims };
        },
      }) as typeof store,
    });
    const a = world.client('a');
    await world.quiet();
    const pages = ['last', 'one too many'].map(() => world.client('observer'));
    await world.quiet();
    const isSeen = pages.map(({ doc }) => a.awareness.getStates().has(doc.clientID));
    expect(isSeen).toEqual([true, false]);
    expect(pages.map(({ closed }) => closed)).toEqual([undefined, undefined]);
  });
});

/** Read in two slices, and building on what nobody has. */
function largeGappedStep2(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 99;
  doc.getText('text').insert(0, 'first');
  const before = Y.encodeStateVector(doc);
  for (let n = 0; n < 4_000; n += 1) doc.getText('text').insert(0, `${n},`);
  return Y.encodeStateAsUpdate(doc, before);
}
