import { encodeFrame } from '@steady/shared/protocol/frames.ts';
import { MAX_AWARENESS_CLOCK } from '@steady/shared/protocol/limits.ts';
import { describe, expect, it } from 'vitest';
import { makeRoomWorld, participantOf } from '../../../tests/support/yjs/room-world.ts';
import type { TestClient } from '../../../tests/support/yjs/test-client.ts';
import { encodeEntries } from './awareness-entries.ts';
import { ECHO_AFTER_MS } from './limits.ts';

const stateOf = (seer: TestClient, seen: TestClient) =>
  seer.awareness.getStates().get(seen.doc.clientID);

async function two() {
  const world = await makeRoomWorld();
  const [a, b] = [world.client('a'), world.client('b')];
  await world.quiet();
  return { world, a, b };
}

const says = (client: number, clock: number, state: string) =>
  encodeFrame({ type: 'awareness', update: encodeEntries([{ client, clock, state }]) });

describe('awareness', () => {
  it('[R51] shows where people are, and who they are is the word of the server', async () => {
    const { world, a, b } = await two();
    a.awareness.setLocalState({ cursor: { x: 1 }, user: { seat: 'therapist', name: 'somebody' } });
    await world.quiet();
    expect(stateOf(b, a)).toEqual({ cursor: { x: 1 }, user: { seat: 'partner-a', name: 'a' } });
    const late = world.client('therapist');
    await world.quiet();
    expect(stateOf(late, a)).toEqual(stateOf(b, a));
  });

  it('[R53] shows at once that somebody left', async () => {
    const { world, a, b } = await two();
    a.cut();
    await world.quiet();
    expect(stateOf(b, a)).toBeUndefined();
  });

  it('[R52] shows somebody who returns at once, though the clock did not move', async () => {
    const { world, a, b } = await two();
    for (let n = 0; n < 3; n++) {
      a.cut();
      await world.quiet();
      expect(stateOf(b, a)).toBeUndefined();
      a.connect();
      await world.quiet();
      expect(stateOf(b, a)).toBeDefined();
    }
  });

  it('[R52] shows people to each other again after a restart', async () => {
    const { world, a, b } = await two();
    a.cut();
    b.cut();
    world.restart();
    a.connect();
    b.connect();
    await world.quiet();
    expect(stateOf(b, a)).toBeDefined();
    expect(stateOf(a, b)).toBeDefined();
  });

  it('[R50] ends in silence: what providers repeat goes no further', async () => {
    const { world, a, b } = await two();
    world.client('therapist');
    a.awareness.setLocalState({ at: 1 });
    await world.quiet();
    const counts = [a, b].map((each) => each.frames.length);
    await world.quiet();
    expect([a, b].map((each) => each.frames.length)).toEqual(counts);
    expect(counts.every((count) => count < 20)).toBe(true);
  });

  it('[R50] ignores what an attacker says of others', async () => {
    const { world, a, b } = await two();
    const attacker = b;
    const before = stateOf(a, a);
    attacker.sends(says(a.doc.clientID, MAX_AWARENESS_CLOCK, '{"cursor":"elsewhere"}'));
    attacker.sends(says(a.doc.clientID, MAX_AWARENESS_CLOCK, 'null'));
    attacker.sends(says(4711, 1, '{"user":{"seat":"therapist"}}'));
    const witness = world.client('therapist');
    await world.quiet();
    expect(stateOf(witness, a)).toMatchObject({ user: { seat: 'partner-a' } });
    expect(witness.awareness.getStates().has(4711)).toBe(false);
    expect(stateOf(a, a)).toEqual(before);
    expect(attacker.closed).toBeUndefined();
    a.awareness.setLocalState({ still: 'here' });
    await world.quiet();
    expect(stateOf(witness, a)).toMatchObject({ still: 'here' });
  });

  it.each([
    ['a clock beyond all hands', (own: number) => says(own, MAX_AWARENESS_CLOCK + 1, '{}')],
    ['text that is not JSON', (own: number) => says(own, 50, '{')],
    ['a number', (own: number) => says(own, 50, '5')],
    ['a list', (own: number) => says(own, 50, '[]')],
    ['bytes left over', () => encodeFrame({ type: 'awareness', update: Uint8Array.of(0, 0) })],
    ['nothing', () => encodeFrame({ type: 'awareness', update: Uint8Array.of() })],
  ])('[L6] closes an attacker who sends %s, and nobody else', async (_what, frame) => {
    const { world, a, b } = await two();
    const attacker = b;
    const seen = a.frames.length;
    attacker.sends(frame(attacker.doc.clientID));
    await world.quiet();
    expect(attacker.closed?.code).toBe(4400);
    expect(a.closed).toBeUndefined();
    // All that the other sees is that somebody left.
    expect(a.frames.slice(seen).map(({ type }) => type)).toEqual(['awareness']);
    expect(stateOf(a, attacker)).toBeUndefined();
  });

  it('[L6] closes an attacker whose entries are too big', async () => {
    const { world, a: attacker } = await two();
    attacker.sends(says(attacker.doc.clientID, 50, JSON.stringify({ x: 'x'.repeat(9_000) })));
    await world.quiet();
    expect(attacker.closed?.code).toBe(1009);
  });

  it('keeps a quiet connection alive: an own entry comes back at least every ten seconds', async () => {
    const { world, a } = await two();
    const before = a.framesOf('awareness').length;
    a.awareness.setLocalState({ n: 1 });
    await world.quiet();
    expect(a.framesOf('awareness')).toHaveLength(before);
    world.clock.advance(ECHO_AFTER_MS);
    a.awareness.setLocalState({ n: 2 });
    await world.quiet();
    expect(a.framesOf('awareness')).toHaveLength(before + 1);
  });

  it('shows nobody to others while presence is not shared, and still answers', async () => {
    const world = await makeRoomWorld({ isPresenceShared: () => false });
    const [a, b] = [world.client('a'), world.client('b')];
    await world.quiet();
    a.awareness.setLocalState({ n: 1 });
    await world.quiet();
    expect(stateOf(b, a)).toBeUndefined();
    expect(a.framesOf('awareness').length).toBeGreaterThan(0);
  });

  it('[R54] shows a screen in the room to nobody, and still answers it', async () => {
    const { world, a, b } = await two();
    const screen = world.client('observer', { mayBeSeen: () => false });
    await world.quiet();
    const before = a.framesOf('awareness').length;
    screen.awareness.setLocalState({ cursor: { x: 1 } });
    b.sends(encodeFrame({ type: 'query-awareness' }));
    world.rooms.renamed(world.id.boardId, participantOf('observer'), 'Another name');
    await world.quiet();
    expect(stateOf(screen, a)).toBeDefined();
    expect(screen.framesOf('awareness').length).toBeGreaterThan(0);
    screen.cut();
    await world.quiet();
    expect([stateOf(a, screen), stateOf(b, screen)]).toEqual([undefined, undefined]);
    expect(a.framesOf('awareness')).toHaveLength(before);
  });

  it('[R54] shows that somebody left who may not be seen any more', async () => {
    let mayBeSeen = true;
    const { world, a } = await two();
    const screen = world.client('observer', { mayBeSeen: () => mayBeSeen });
    await world.quiet();
    expect(stateOf(a, screen)).toBeDefined();
    mayBeSeen = false;
    screen.awareness.setLocalState({ late: 'news' });
    await world.quiet();
    expect(stateOf(a, screen)).not.toHaveProperty('late');
    screen.cut();
    await world.quiet();
    expect(stateOf(a, screen)).toBeUndefined();
  });

  it('shows a new name at once', async () => {
    const { world, a, b } = await two();
    world.rooms.renamed(world.id.boardId, participantOf('a'), 'Another name');
    await world.quiet();
    expect(stateOf(b, a)).toMatchObject({ user: { name: 'Another name' } });
  });

  it('answers a query with everybody else', async () => {
    const { world, a, b } = await two();
    const before = b.framesOf('awareness').length;
    b.sends(encodeFrame({ type: 'query-awareness' }));
    await world.quiet();
    expect(b.framesOf('awareness')).toHaveLength(before + 1);
    expect(stateOf(b, a)).toBeDefined();
    expect(b.frames.every((frame) => frame.type !== 'auth')).toBe(true);
  });
});
