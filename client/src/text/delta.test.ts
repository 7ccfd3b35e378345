import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyDelta,
  composeDeltas,
  diff,
  mapIndex,
  splice,
  splicesOf,
  transformDelta,
} from './delta.ts';
import { aDelta, aText } from './testing.ts';

const textAndDeltas = aText.chain((text) =>
  fc.tuple(fc.constant(text), aDelta(text.length), aDelta(text.length)),
);

describe('delta', () => {
  it('composes two changes into one', () => {
    fc.assert(
      fc.property(
        aText.chain((text) =>
          aDelta(text.length).chain((first) =>
            fc.tuple(fc.constant(text), fc.constant(first), aDelta(applyDelta(text, first).length)),
          ),
        ),
        ([text, first, second]) => {
          expect(applyDelta(text, composeDeltas(first, second))).toBe(
            applyDelta(applyDelta(text, first), second),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('meets at the same words whichever of two changes comes first', () => {
    fc.assert(
      fc.property(textAndDeltas, ([text, mine, theirs]) => {
        expect(applyDelta(applyDelta(text, theirs), transformDelta(mine, theirs, true))).toBe(
          applyDelta(applyDelta(text, mine), transformDelta(theirs, mine, false)),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('never deletes words it was made without seeing', () => {
    const theirs = splice(2, 0, 'new');
    expect(applyDelta('abcd', composeDeltas(theirs, transformDelta([-4], theirs, true)))).toBe(
      'new',
    );
  });

  it('reads as splices counted in the text before', () => {
    fc.assert(
      fc.property(textAndDeltas, ([text, delta]) => {
        let out = text;
        for (const { at, remove, insert } of splicesOf(delta).toReversed())
          out = out.slice(0, at) + insert + out.slice(at + remove);
        expect(out).toBe(applyDelta(text, delta));
      }),
    );
  });

  it('finds a difference without splitting an emoji', () => {
    expect(diff('a😀b', 'a😁b')).toEqual([1, '😁', -2]);
    expect(diff('😀', '😀😀')).toEqual([2, '😀']);
    fc.assert(
      fc.property(aText, aText, (before, after) => {
        expect(applyDelta(before, diff(before, after))).toBe(after);
      }),
    );
  });

  it('leaves a position before or after letters that come in just there', () => {
    expect(mapIndex([2, 'xy'], 2, 'left')).toBe(2);
    expect(mapIndex([2, 'xy'], 2, 'right')).toBe(4);
    expect(mapIndex([2, 'xy'], 3, 'left')).toBe(5);
    expect(mapIndex([1, -3], 2, 'left')).toBe(1);
    expect(mapIndex([1, -3], 9, 'left')).toBe(6);
    expect(mapIndex(['x', -2, 4, 'y'], 6, 'left')).toBe(5);
  });
});
