import { cardIdSchema } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { awarenessCarets } from './awarenessCarets.ts';
import { absoluteSelection, relativeSelection } from './carets.ts';
import { twoDocs } from './testing.ts';

const here = { card: v.parse(cardIdSchema, 'A'.repeat(22)), field: 'text' };
const made: Awareness[] = [];
afterEach(() => {
  for (const awareness of made.splice(0)) awareness.destroy();
});

describe('a relative selection', () => {
  it('stays at its letters while others write, and after its letters were deleted', () => {
    const { one, two, deliver } = twoDocs('I feel safe');
    const selection = relativeSelection(one, { anchor: 2, head: 6 });
    two.insert(0, 'xx');
    deliver();
    expect(absoluteSelection(one, selection)).toEqual({ anchor: 4, head: 8 });
    expect(absoluteSelection(two, selection)).toEqual({ anchor: 4, head: 8 });
    two.delete(0, two.length);
    deliver();
    expect(absoluteSelection(one, selection)).toEqual({ anchor: 0, head: 0 });
  });

  it('holds at the ends of a text, also of an empty one', () => {
    const { one } = twoDocs('');
    const empty = relativeSelection(one, { anchor: 0, head: 0 });
    expect(absoluteSelection(one, empty)).toEqual({ anchor: 0, head: 0 });
    one.insert(0, 'ab');
    const end = relativeSelection(one, { anchor: 2, head: 2 });
    expect(absoluteSelection(one, end)).toEqual({ anchor: 2, head: 2 });
  });

  it('is nowhere when attacker sends nonsense, and leaves nothing behind', () => {
    const { one } = twoDocs('abc');
    const other = one.doc!.getText('other');
    other.insert(0, 'abc');
    const attacker = [
      {},
      { tname: 'made-up' },
      { tname: '__proto__' },
      { item: { client: 99, clock: 7 } },
      { type: { client: 99, clock: 7 } },
      { type: { client: 1, clock: 0 } },
      relativeSelection(other, { anchor: 1, head: 1 }).head,
    ];
    for (const head of attacker)
      expect(absoluteSelection(one, { anchor: head, head })).toBeUndefined();
    expect([...one.doc!.share.keys()]).toEqual(['text', 'other']);
  });
});

describe('carets in awareness', () => {
  const twoPeople = () => {
    const { one, two } = twoDocs('abc');
    const mine = new Awareness(one.doc!);
    const theirs = new Awareness(two.doc!);
    made.push(mine, theirs);
    mine.setLocalStateField('user', { seat: PARTNER_A, name: 'Alex' });
    theirs.setLocalStateField('user', { seat: PARTNER_B, name: 'Sam' });
    const tell = () =>
      applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'net');
    return { text: one, mine, theirs, tell };
  };

  it('shows others in this text only, and not again while they do not move', () => {
    const { text, mine, theirs, tell } = twoPeople();
    const seen = vi.fn();
    const stop = awarenessCarets(mine, here).observe(seen);
    const at = relativeSelection(text, { anchor: 1, head: 2 });
    awarenessCarets(theirs, here).set(at);
    tell();
    expect(seen).toHaveBeenLastCalledWith([{ client: 2, seat: PARTNER_B, name: 'Sam', ...at }]);
    theirs.setLocalStateField('cursor', { x: 1, y: 2 });
    tell();
    expect(seen).toHaveBeenCalledTimes(1);
    awarenessCarets(theirs, { ...here, field: 'cue' }).set(at);
    tell();
    expect(seen).toHaveBeenLastCalledWith([]);
    stop();
  });

  it('leaves the caret alone that is in another text by now', () => {
    const { text, mine } = twoPeople();
    const at = relativeSelection(text, { anchor: 1, head: 1 });
    const first = awarenessCarets(mine, here);
    const second = awarenessCarets(mine, { ...here, field: 'cue' });
    first.set(at);
    second.set(at);
    first.set(null);
    expect(mine.getLocalState()!['at']).toMatchObject({ field: 'cue' });
    second.set(null);
    expect(mine.getLocalState()!['at']).toBeUndefined();
  });
});
