import { decodeServerFrame } from '@steady/shared/protocol/frames.ts';
import { describe, expect, it } from 'vitest';
import { decodeEntries, type Entry } from './awareness-entries.ts';
import { makeAwarenessPost } from './awareness-post.ts';
import type { Clock } from './clock.ts';
import { AWARENESS_EVERY_MS } from './limits.ts';

describe('[R42] awareness of a room', () => {
  it('goes at once after a quiet moment', () => {
    const { post, a, b } = three();
    post.show([at(1, 1)], a);
    expect([a.heard, b.heard]).toEqual([[], ['1:1']]);
  });

  it('goes together with what follows soon, the latest of each, to everybody but its author', () => {
    const { post, clock, a, b, c } = three();
    post.show([at(1, 1)], a);
    post.show([at(1, 2)], a);
    post.show([at(1, 3)], a);
    post.show([at(2, 1)], b);
    clock.advance(AWARENESS_EVERY_MS - 1);
    expect(c.heard).toEqual(['1:1']);
    clock.advance(1);
    expect(a.heard).toEqual(['2:1']);
    expect(b.heard).toEqual(['1:1', '1:3']);
    expect(c.heard).toEqual(['1:1', '1:3 2:1']);
  });

  it('is taken along by what goes anyway, and then goes once', () => {
    const { post, clock, a, b } = three();
    post.show([at(1, 1)], a);
    post.show([at(1, 2)], a);
    post.flush();
    clock.advance(AWARENESS_EVERY_MS);
    expect(b.heard).toEqual(['1:1', '1:2']);
  });

  it('goes to other machines in the same frames, but not what came from them', () => {
    const { post, clock, a, published } = three();
    post.show([at(1, 1)], a);
    post.show([at(9, 1)], undefined);
    clock.advance(AWARENESS_EVERY_MS);
    post.show([at(9, 2)], undefined);
    post.show([at(1, 2)], a);
    clock.advance(AWARENESS_EVERY_MS);
    expect(published).toEqual(['1:1', '1:2']);
    expect(a.heard).toEqual(['9:1', '9:2']);
  });

  it('goes to nobody after the end', () => {
    const { post, clock, a, b } = three();
    post.show([at(1, 1)], a);
    post.show([at(1, 2)], a);
    post.dispose();
    clock.advance(AWARENESS_EVERY_MS);
    expect(b.heard).toEqual(['1:1']);
  });
});

const at = (client: number, clock: number): Entry => ({ client, clock, state: '{}' });

function three() {
  const clock = aClock();
  const readers = [aReader(), aReader(), aReader()] as const;
  const [a, b, c] = readers;
  const published: string[] = [];
  const post = makeAwarenessPost(clock, readers, (update) => published.push(clocksIn(update)));
  return { post, clock, a, b, c, published };
}

const clocksIn = (update: Uint8Array): string =>
  decodeEntries(update)
    .map(({ client, clock }) => `${client}:${clock}`)
    .join(' ');

function aReader() {
  const heard: string[] = [];
  const outbox = {
    send: () => {},
    awareness: (_entries: readonly Entry[], bytes: Uint8Array) => {
      const frame = decodeServerFrame(bytes);
      if (frame.type === 'awareness') heard.push(clocksIn(frame.update));
    },
    lastSentAt: 0,
    dispose: () => {},
  };
  return { outbox, heard };
}

function aClock(): Clock & { advance(ms: number): void } {
  let now = 0;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
    soon: (run) => run(),
    advance(ms) {
      now += ms;
      const due = timers.filter((timer) => timer.at <= now);
      timers = timers.filter((timer) => timer.at > now);
      for (const { run } of due) run();
    },
  };
}
