import { describe, expect, it } from 'vitest';
import { PARTNER_A, PARTNER_B } from '../seats.ts';
import { bringToSession, broughtCards, leaveAtHome } from './bringing.ts';
import { cardIdSchema } from '../ids.ts';
import * as v from 'valibot';
import { readHomeReview, setHomeReview } from './homeReview.ts';
import { boards, seeded, sync } from './testing.ts';
import { makeUndo } from './undo.ts';
import { addCard, takeBack } from './writeCards.ts';

const random = seeded(8);

function twoPhones() {
  const [ana, ben] = boards(2);
  if (ana === undefined || ben === undefined) throw new Error('two phones');
  const write = (by: typeof PARTNER_A, text: string) =>
    addCard(by === PARTNER_A ? ana : ben, { kind: 'note', by, text }, random);
  const brought = (board = ana) => broughtCards(board).map(({ text }) => text.toString());
  return { ana, ben, write, brought };
}

describe('what is brought to the next session', () => {
  it('is what somebody marked, and nothing else', () => {
    const { ana, write, brought } = twoPhones();
    write(PARTNER_A, 'Stays at home');
    bringToSession(ana, write(PARTNER_A, 'How we plan weekends'));
    expect(brought()).toEqual(['How we plan weekends']);
  });

  it('comes from two phones that were offline, and goes once it was talked about', () => {
    const { ana, ben, write, brought } = twoPhones();
    const mine = write(PARTNER_A, 'Mine');
    bringToSession(ana, mine);
    bringToSession(ben, write(PARTNER_B, 'Theirs'));
    sync(ana, ben);
    expect(brought().toSorted()).toEqual(['Mine', 'Theirs']);
    expect(brought(ben)).toEqual(brought());
    leaveAtHome(ben, mine);
    leaveAtHome(ben, mine);
    sync(ana, ben);
    expect(brought()).toEqual(['Theirs']);
  });

  it('is not what its author took back, and can be undone', () => {
    const { ana, write, brought } = twoPhones();
    const undo = makeUndo(ana);
    const card = write(PARTNER_A, 'Mine');
    undo.stopCapturing();
    bringToSession(ana, card);
    undo.undo();
    expect(brought()).toEqual([]);
    bringToSession(ana, card);
    takeBack(ana, card);
    expect(brought()).toEqual([]);
  });

  it('is refused for a card that is gone, and letting go of one is not', () => {
    const { ana } = twoPhones();
    const gone = v.parse(cardIdSchema, 'A'.repeat(22));
    expect(() => bringToSession(ana, gone)).toThrow('gone');
    leaveAtHome(ana, gone);
  });
});

describe('the day of the next home review', () => {
  it('is one day for both, the last one that was chosen, or none', () => {
    const { ana, ben } = twoPhones();
    expect(readHomeReview(ana)).toBeUndefined();
    setHomeReview(ana, '2026-12-02');
    sync(ana, ben);
    expect(readHomeReview(ben)).toBe('2026-12-02');
    setHomeReview(ben, undefined);
    sync(ana, ben);
    expect(readHomeReview(ana)).toBeUndefined();
  });

  it('is a day: anything else is refused, and read as none', () => {
    const { ana } = twoPhones();
    expect(() => setHomeReview(ana, 'tomorrow')).toThrow('not-a-value');
    ana.meta.set('homeReviewOn', 20_261_202);
    expect(readHomeReview(ana)).toBeUndefined();
  });
});
