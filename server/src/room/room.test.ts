import { CLOSE } from '@steady/shared/protocol/close.ts';
import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeRoomWorld, participantOf } from '../../../tests/support/yjs/room-world.ts';
import { makeLocalFanout } from '../fanout/local.ts';
import { makeMemoryStore } from '../store/memory/memory-store.ts';
import {
  FULL_RETRY_MS,
  IDLE_GRACE_MS,
  MAX_DOCUMENT_BYTES,
  MAX_SESSIONS_PER_ROOM,
  UNLOADED_AFTER_MS,
} from './limits.ts';

const WORDS = 'I feel safe when plans are kept';

const text = (doc: Y.Doc) => doc.getText('text').toString();

async function threePeople() {
  const world = await makeRoomWorld();
  const people = [world.client('therapist'), world.client('a'), world.client('b')] as const;
  await world.quiet();
  return { world, people };
}

describe('a room', () => {
  it('brings what three people write to the same words', async () => {
    const { world, people } = await threePeople();
    people[0].types('one ');
    people[1].types('two ', 0);
    people[2].types('three ', 0);
    await world.quiet();
    people[1].doc.getText('text').delete(0, 3);
    await world.quiet();
    const texts = people.map((person) => person.text());
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toHaveLength('one two three '.length - 3);
    const latecomer = world.client('b');
    await world.quiet();
    expect(latecomer.text()).toBe(texts[0]);
  });

  it('[R1] answers nobody before the log is loaded, and loses nothing that came early', async () => {
    const store = makeMemoryStore();
    let gate: Promise<void> = Promise.resolve();
    const world = await makeRoomWorld({
      store: Object.assign(Object.create(store), { load: slowLoad }) as typeof store,
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const early = world.client('a');
    early.types(WORDS);
    await world.quiet();
    expect(early.frames).toEqual([]);

    resolve();
    await world.quiet();
    expect(early.synced).toBe(true);
    expect(await world.rooms.withDocument(world.id, text)).toBe(WORDS);

    async function slowLoad(id: typeof world.id) {
      await gate;
      return store.load(id);
    }
  });

  it('[R2] shows nobody an edit that is not committed', async () => {
    const { world, people } = await threePeople();
    world.store.holdCommits();
    people[0].types(WORDS);
    await world.quiet();
    const latecomer = world.client('b');
    await world.quiet();
    expect([people[1].text(), people[2].text(), latecomer.text()]).toEqual(['', '', '']);

    world.store.releaseCommits();
    await world.quiet();
    expect([people[1].text(), people[2].text(), latecomer.text()]).toEqual([WORDS, WORDS, WORDS]);
  });

  it('[R3] goes when nobody is there for a while, with nothing unsaved, and comes back', async () => {
    const { world, people } = await threePeople();
    people[0].types(WORDS);
    world.store.holdCommits();
    await world.quiet();
    for (const person of people) person.cut();
    world.clock.advance(IDLE_GRACE_MS);
    await world.quiet();
    expect(world.rooms.openCount).toBe(1);

    world.store.releaseCommits();
    await world.quiet();
    world.clock.advance(IDLE_GRACE_MS);
    await world.quiet();
    expect(world.rooms.openCount).toBe(0);
    const again = world.client('a');
    await world.quiet();
    expect(again.text()).toBe(WORDS);
  });

  it('[R8] tells once that rooms were unloaded', async () => {
    let times = 0;
    const world = await makeRoomWorld({ unloaded: () => (times += 1) });
    const client = world.client('a');
    await world.quiet();
    client.cut();
    world.clock.advance(IDLE_GRACE_MS);
    await world.quiet();
    expect([world.rooms.openCount, times]).toEqual([0, 0]);
    world.clock.advance(UNLOADED_AFTER_MS);
    expect(times).toBe(1);
  });

  it('[R3] compacts a long log when it closes, and says the same afterwards', async () => {
    const { world, people } = await threePeople();
    for (const letter of WORDS.repeat(4)) people[0].types(letter);
    await world.quiet();
    expect((await world.store.load(world.id))!.updates.length).toBeGreaterThan(100);
    for (const person of people) person.cut();
    world.clock.advance(IDLE_GRACE_MS);
    await world.quiet();
    expect((await world.store.load(world.id))!.updates).toHaveLength(1);
    const again = world.client('a');
    await world.quiet();
    expect(again.text()).toBe(WORDS.repeat(4));
    expect(world.errors).toEqual([]);
  });

  it('[R3] tries again to compact what the store refused to', async () => {
    const store = makeMemoryStore();
    let refusals = 1;
    const world = await makeRoomWorld({
      store: Object.assign(Object.create(store), {
        compact: (...all: Parameters<typeof store.compact>) =>
          refusals-- > 0 ? Promise.reject(new Error('not now')) : store.compact(...all),
      }) as typeof store,
    });
    const isCompacted = async () => (await store.load(world.id))!.updates.length === 1;
    const a = world.client('a');
    await world.quiet();
    for (const letter of WORDS.repeat(4)) a.types(letter);
    await world.quiet();
    // Whoever comes back while it is tried keeps the room as it is.
    a.cut();
    world.clock.advance(IDLE_GRACE_MS);
    a.connect();
    await world.quiet();
    expect([world.errors.length, await isCompacted(), world.rooms.openCount]).toEqual([
      1,
      false,
      1,
    ]);
    a.cut();
    world.clock.advance(IDLE_GRACE_MS);
    await world.quiet();
    expect(await isCompacted()).toBe(true);
  });

  it('[R3] does not close under somebody who reads it without a session', async () => {
    const store = makeMemoryStore();
    const compacting = Promise.withResolvers<void>();
    const world = await makeRoomWorld({
      store: Object.assign(Object.create(store), {
        compact: () => compacting.promise,
      }) as typeof store,
    });
    const a = world.client('a');
    await world.quiet();
    for (const letter of WORDS.repeat(4)) a.types(letter);
    await world.quiet();
    a.cut();
    world.clock.advance(IDLE_GRACE_MS);
    compacting.resolve();
    const [read, snapshot] = [
      world.rooms.withDocument(world.id, text),
      world.rooms.snapshot(world.id),
    ];
    expect(await read).toBe(WORDS.repeat(4));
    expect((await snapshot).state.length).toBeGreaterThan(WORDS.length);
    await world.quiet();
    world.clock.advance(IDLE_GRACE_MS);
    await world.quiet();
    expect(world.rooms.openCount).toBe(0);
  });

  it('[R3] stays for somebody who returns in time', async () => {
    const { world, people } = await threePeople();
    for (const person of people) person.cut();
    world.clock.advance(IDLE_GRACE_MS - 1);
    people[0].connect();
    world.clock.advance(IDLE_GRACE_MS);
    await world.quiet();
    expect(world.rooms.openCount).toBe(1);
    expect(people[0].closed).toBeUndefined();
  });

  it('[R4] sends every update once to everybody else, and never back', async () => {
    const { world, people } = await threePeople();
    const before = people.map((person) => person.framesOf('update').length);
    people[0].types('x');
    people[0].types('y');
    await world.quiet();
    const received = people.map((person, n) => person.framesOf('update').length - before[n]!);
    expect(received).toEqual([0, 2, 2]);
  });

  it('[R5] is read-only while the disk is full, says so, and then asks for what it did not take', async () => {
    const world = await makeRoomWorld();
    const author = world.client('a', { hello: true });
    const other = world.client('b', { hello: true });
    await world.quiet();
    world.store.failNext('full');
    author.types('not yet');
    await world.quiet();
    const saved = author.saved;
    expect(other.text()).toBe('');
    for (const each of [author, other]) {
      expect(each.framesOf('notice').at(-1)?.notice).toEqual({
        kind: 'writing',
        allowed: false,
        why: 'full',
      });
    }
    author.types(', nor this');
    await world.quiet();
    expect(author.saved).toBe(saved);

    world.clock.advance(FULL_RETRY_MS);
    await world.quiet();
    expect(other.text()).toBe('not yet, nor this');
    expect(author.saved).toBe(4);
    expect(author.framesOf('notice').at(-1)?.notice).toEqual({ kind: 'writing', allowed: true });
    expect(author.closed).toBeUndefined();
  });

  it('[R5][R7] ends with 4500 when the store cannot be relied on, and nothing refused is shown', async () => {
    const { world, people } = await threePeople();
    world.store.failNext('unavailable');
    people[0].types(WORDS);
    await world.quiet();
    expect(people.map((person) => person.closed?.code)).toEqual([4500, 4500, 4500]);
    expect(world.rooms.openCount).toBe(0);
    for (const person of people) person.connect();
    await world.quiet();
    expect(people[2].text()).toBe(WORDS);
  });

  it('closes with 4404 when there is no such document', async () => {
    const world = await makeRoomWorld();
    await world.store.erase(world.id);
    const client = world.client('a');
    await world.quiet();
    expect(client.closed?.code).toBe(CLOSE.noSuchBoard.code);
    expect(world.rooms.openCount).toBe(0);
    expect(world.errors).toEqual([]);
  });

  it('[R6] takes an edit that builds on one that is still on its way to the disk', async () => {
    const { world, people } = await threePeople();
    world.store.holdCommits();
    people[0].types('a');
    people[0].types('b');
    people[0].doc.getText('text').delete(0, 1);
    world.store.releaseCommits();
    await world.quiet();
    expect(people[2].text()).toBe('b');
    expect(people[0].framesOf('step-1')).toHaveLength(1);
  });

  it('closes a seat at once: nothing more goes to it', async () => {
    const { world, people } = await threePeople();
    world.rooms.closeSeat(world.id.boardId, participantOf('b'), CLOSE.notYours.code);
    expect(people[2].closed?.code).toBe(4403);
    const frames = people[2].frames.length;
    people[0].types(WORDS);
    people[2].types('not taken');
    await world.quiet();
    expect(people[2].frames).toHaveLength(frames);
    expect(people[1].text()).toBe(WORDS);
  });

  it('shuts down with 1001 once everything sent is on disk', async () => {
    const { world, people } = await threePeople();
    people[0].types(WORDS);
    await world.rooms.shutdown();
    expect(people.map((person) => person.closed?.code)).toEqual([1001, 1001, 1001]);
    const doc = new Y.Doc();
    for (const update of (await world.store.load(world.id))!.updates) Y.applyUpdate(doc, update);
    expect(doc.getText('text').toString()).toBe(WORDS);
    expect(world.client('a').closed?.code).toBe(1001);
  });

  it('[L10] turns away an attacker who opens one session too many', async () => {
    const world = await makeRoomWorld();
    const sessions = Array.from({ length: MAX_SESSIONS_PER_ROOM }, () => world.client('a'));
    const attacker = world.client('b');
    await world.quiet();
    expect(attacker.closed?.code).toBe(CLOSE.resyncLater.code);
    expect(sessions.some(({ closed }) => closed)).toBe(false);
  });

  it('[L13] is read-only for an attacker who made it too long, and stays readable', async () => {
    const { world, people } = await threePeople();
    const parts = 16;
    for (let n = 0; n < parts; n++) {
      const doc = new Y.Doc();
      doc.getText('long').insert(0, 'x'.repeat(MAX_DOCUMENT_BYTES / parts));
      await world.rooms.appendAsServer(world.id, Y.encodeStateAsUpdate(doc));
    }
    const attacker = people[0];
    attacker.types('and more');
    await world.quiet();
    expect(people[1].text()).toBe('');
    expect(attacker.closed).toBeUndefined();
    const length = await world.rooms.withDocument(world.id, (read) => read.getText('long').length);
    expect(length).toBe(MAX_DOCUMENT_BYTES);
  });

  it('reads and edits for the server, under its own client id', async () => {
    const { world, people } = await threePeople();
    people[0].types('words');
    await world.quiet();
    await world.rooms.editAsServer(world.id, (doc) => doc.getText('text').insert(0, 'seed, '));
    await world.quiet();
    expect(people[1].text()).toBe('seed, words');
    const read = await world.rooms.withDocument(world.id, text);
    expect(read).toBe('seed, words');
    const { claims } = (await world.store.load(world.id))!;
    expect(new Set(claims.values())).toEqual(new Set(['server', participantOf('therapist')]));
  });

  it('opens for the server without anybody there, and goes again', async () => {
    const world = await makeRoomWorld();
    await world.rooms.appendAsServer(world.id, Y.encodeStateAsUpdate(new Y.Doc()));
    await world.rooms.editAsServer(world.id, (doc) => doc.getMap('cards').set('a', 1));
    expect(world.rooms.openCount).toBe(1);
    world.clock.advance(IDLE_GRACE_MS);
    await world.quiet();
    expect(world.rooms.openCount).toBe(0);
  });

  it('[F5] shows on one machine what was written on another', async () => {
    const store = makeMemoryStore();
    const network = makeLocalFanout();
    const [here, there] = [
      await makeRoomWorld({ store, network }),
      await makeRoomWorld({ store, network }),
    ];
    const [a, b] = [here.client('a'), there.client('b')];
    await here.quiet();
    a.types('from here ');
    await here.quiet();
    b.types('and there', b.text().length);
    await here.quiet();
    expect(a.text()).toBe('from here and there');
    expect(b.text()).toBe(a.text());
    a.awareness.setLocalState({ at: 1 });
    await here.quiet();
    await there.quiet();
    expect(b.awareness.getStates().get(a.doc.clientID)).toMatchObject({ at: 1 });
  });

  it('[R21] merges its copy now and then, and says the same', async () => {
    const { world, people } = await threePeople();
    for (let n = 0; n < 14_000; n++) {
      people[0].types('x');
      if (n % 250 !== 0) continue;
      world.clock.advance(250);
      await world.quiet();
    }
    while (people[1].text().length < 14_000) await world.quiet();
    world.clock.advance(1_000);
    const { update } = (await answer())!;
    // Letter by letter it would be 168 kB.
    expect(update.length).toBeLessThan(40_000);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    expect(text(doc)).toBe('x'.repeat(14_000));

    async function answer() {
      const latecomer = world.client('b');
      await world.quiet();
      return latecomer.framesOf('step-2')[0];
    }
  });

  it('tells who said hello which seat a client id belongs to, and nobody else', async () => {
    const world = await makeRoomWorld();
    const silent = world.client('a');
    const extended = world.client('b', { hello: true });
    await world.quiet();
    silent.types('x');
    await world.quiet();
    const claims = Object.fromEntries(
      extended.framesOf('claims').flatMap((frame) => Object.entries(frame.claims)),
    );
    expect(claims).toEqual({
      [silent.doc.clientID]: 'partner-a',
      [extended.doc.clientID]: 'partner-b',
    });
    expect(silent.frames.every(({ type }) => /step|update|awareness/.test(type))).toBe(true);
  });

  it('closes with 4409 whoever has a copy from before the document was restored', async () => {
    const world = await makeRoomWorld();
    const current = world.client('a', { hello: 'memory-1' });
    const restored = world.client('b', { hello: 'memory-0' });
    await world.quiet();
    expect(current.closed).toBeUndefined();
    expect(restored.closed?.code).toBe(4409);
  });

  it('passes the ledger through to whoever asks', async () => {
    const world = await makeRoomWorld({
      ledger: {
        now: () => 1234,
        after: (_board, seq) => Promise.resolve([{ seq: seq + 1, kind: 'pause' }]),
      },
    });
    const client = world.client('a');
    client.sends(encodeFrame({ type: 'ledger-after', after: 4 }));
    await world.quiet();
    world.rooms.tellLedger(world.id.boardId, [{ seq: 6, kind: 'resume' }]);
    await world.quiet();
    expect(client.framesOf('ledger').flatMap(({ entries }) => entries)).toEqual([
      { seq: 5, kind: 'pause' },
      { seq: 6, kind: 'resume' },
    ]);
    expect(client.framesOf('notice').map(({ notice }) => notice)).toContainEqual({
      kind: 'clock',
      now: 1234,
    });
  });
});
