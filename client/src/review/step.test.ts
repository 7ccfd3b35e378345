import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  hasWords,
  isBegun,
  PIECES,
  reviewStateSchema,
  START,
  step,
  STEPS,
  type ReviewEvent,
  type ReviewState,
} from './step.ts';

const after = (...events: readonly ReviewEvent[]): ReviewState => events.reduce(step, START);
const next = { kind: 'next' } as const;

describe('a home review', () => {
  it('[H1] can be walked through without doing anything, and ends on a kind word', () => {
    let state = START;
    for (const at of STEPS) {
      expect(state.at).toBe(at);
      state = step(state, next);
    }
    expect(state.at).toBe('closing');
    expect(step(state, { kind: 'finish' }).showing).toBe('over');
  });

  it('goes back step by step, and no further than its beginning', () => {
    const back = { kind: 'back' } as const;
    expect(after(next, next, back).at).toBe('appreciation');
    expect(after(back).at).toBe('arriving');
  });

  it('[H2] stops at any step and comes back to it', () => {
    const stopped = after(next, next, { kind: 'stop' });
    expect(stopped).toMatchObject({ at: 'answers', showing: 'stopped' });
    expect(step(stopped, next)).toBe(stopped);
    expect(step(stopped, { kind: 'go-on' })).toMatchObject({ at: 'answers', showing: 'step' });
  });

  it('offers a pause to whoever is flooded, and leads back to the same step', () => {
    const offered = after(next, { kind: 'flooded' });
    expect(offered).toMatchObject({ at: 'appreciation', showing: 'offer' });
    expect(step(offered, { kind: 'go-on' })).toMatchObject({ at: 'appreciation', showing: 'step' });
    expect(step(offered, { kind: 'stop' }).showing).toBe('stopped');
  });

  it('[H3] keeps what was written until it has arrived, also when it begins anew', () => {
    const written = after({
      kind: 'wrote',
      words: { bringing: 'The visit', feelsSafe: 'Sundays' },
    });
    const anew = step(step(written, { kind: 'finish' }), { kind: 'anew' });
    expect(anew.words).toMatchObject({ bringing: 'The visit', feelsSafe: 'Sundays' });
    const used = step(anew, { kind: 'used', pieces: ['feelsSafe'] });
    expect(used.words).toMatchObject({ bringing: 'The visit', feelsSafe: '' });
    expect([hasWords(used), isBegun(used)]).toEqual([true, true]);
  });

  it('[H9] is opened alone each time, where it was left, or at its beginning once it was finished', () => {
    const together = after(next, { kind: 'company', company: 'two-devices' });
    const opened = { kind: 'opened' } as const;
    for (const kind of ['stop', 'flooded', 'go-on'] as const)
      expect(step(step(together, { kind }), opened)).toMatchObject({
        at: 'appreciation',
        showing: 'step',
        company: 'alone',
      });
    const finished = step(together, { kind: 'finish' });
    expect(isBegun(finished)).toBe(false);
    expect(step(finished, opened)).toMatchObject({ at: 'arriving', showing: 'step' });
  });

  it('[H2] whatever happens, no word is lost but those that were used', () => {
    const plain = fc.constantFrom<ReviewEvent>(
      next,
      { kind: 'back' },
      { kind: 'stop' },
      { kind: 'flooded' },
      { kind: 'go-on' },
      { kind: 'finish' },
      { kind: 'anew' },
      { kind: 'opened' },
      { kind: 'handed-over' },
      { kind: 'company', company: 'one-device' },
      { kind: 'answered', round: 'round' },
    );
    const wrote = fc
      .record({ piece: fc.constantFrom(...PIECES), text: fc.string() })
      .map(({ piece, text }): ReviewEvent => ({ kind: 'wrote', words: { [piece]: text } }));
    fc.assert(
      fc.property(fc.array(fc.oneof(plain, wrote)), (events) => {
        const state = events.reduce(step, START);
        const last: Partial<Record<string, string>> = {};
        for (const event of events) if (event.kind === 'wrote') Object.assign(last, event.words);
        expect(state.words).toEqual({ ...START.words, ...last });
        expect(v.parse(reviewStateSchema, JSON.parse(JSON.stringify(state)))).toEqual(state);
      }),
    );
  });
});
