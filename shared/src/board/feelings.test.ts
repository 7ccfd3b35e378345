import { describe, expect, it } from 'vitest';
import { PARTNER_A } from '../seats.ts';
import { addFeeling, readFeelings, setFeelings } from './feelings.ts';
import { MAX_FEELING_GROUPS, MAX_FEELING_LENGTH, MAX_FEELINGS_PER_GROUP } from './limits.ts';
import { aBoard, boards, seeded, sync } from './testing.ts';
import { makeUndo } from './undo.ts';
import { addCard, takeBack, wordsOf } from './writeCards.ts';

const random = seeded(5);
const OWN = [{ name: 'Stormy', feelings: ['furious', 'torn'] }];

describe('the vocabulary of feelings', () => {
  it('is the practice’s own on every screen, until the plain one is taken again', () => {
    const [mine, theirs] = boards(2) as [ReturnType<typeof aBoard>, ReturnType<typeof aBoard>];
    expect(readFeelings(mine)).toBeUndefined();
    setFeelings(mine, OWN);
    sync(mine, theirs);
    expect(readFeelings(theirs)).toEqual(OWN);
    setFeelings(theirs, undefined);
    sync(mine, theirs);
    expect(readFeelings(mine)).toBeUndefined();
  });

  it('is kept without the blanks around its words', () => {
    const board = aBoard();
    setFeelings(board, [{ name: ' Stormy ', feelings: [' torn '] }]);
    expect(readFeelings(board)).toEqual([{ name: 'Stormy', feelings: ['torn'] }]);
  });

  const many = (count: number) => Array.from({ length: count }, (_, n) => `f${n}`);
  const fits = [
    ['groups', many(MAX_FEELING_GROUPS).map((name) => ({ name, feelings: ['torn'] }))],
    ['feelings', [{ name: 'Stormy', feelings: many(MAX_FEELINGS_PER_GROUP) }]],
    ['letters', [{ name: 'Stormy', feelings: ['a'.repeat(MAX_FEELING_LENGTH)] }]],
  ] as const;
  it.each(fits)('takes as many %s as its limit says', (_, vocabulary) => {
    const board = aBoard();
    setFeelings(board, vocabulary);
    expect(readFeelings(board)).toEqual(vocabulary);
  });

  const beyond: ReadonlyArray<readonly [string, unknown]> = [
    ['groups', many(MAX_FEELING_GROUPS + 1).map((name) => ({ name, feelings: ['torn'] }))],
    ['feelings', [{ name: 'Stormy', feelings: many(MAX_FEELINGS_PER_GROUP + 1) }]],
    ['letters', [{ name: 'Stormy', feelings: ['a'.repeat(MAX_FEELING_LENGTH + 1)] }]],
    ['nothing in it', []],
    ['a group with nothing in it', [{ name: 'Stormy', feelings: [] }]],
    ['no list', 'furious'],
    ['words that are none', [{ name: 'Stormy', feelings: [{ word: 'x' }] }]],
  ];
  it.each(beyond)('shows the plain one when an attacker writes too many %s', (_, vocabulary) => {
    const [attacker, mine] = boards(2) as [ReturnType<typeof aBoard>, ReturnType<typeof aBoard>];
    attacker.meta.set('feelings', vocabulary);
    sync(attacker, mine);
    expect(readFeelings(mine)).toBeUndefined();
    expect(() => setFeelings(mine, vocabulary as never)).toThrow('not-a-value');
  });
});

describe('naming a feeling', () => {
  it('fills an empty field, and puts a second one behind the first', () => {
    const board = aBoard();
    const id = addCard(board, { kind: 'need', by: PARTNER_A }, random);
    addFeeling(board, id, 'feelingOnTop', 'angry');
    addFeeling(board, id, 'feelingOnTop', 'alone');
    expect(wordsOf(board, id, 'feelingOnTop').toString()).toBe('angry, alone');
    addFeeling(board, id, 'feelingOnTop', 'Angry');
    expect(wordsOf(board, id, 'feelingOnTop').toString()).toBe('angry, alone');
  });

  it('keeps what somebody wrote', () => {
    const board = aBoard();
    const id = addCard(board, { kind: 'feeling', by: PARTNER_A, text: 'A knot, \n' }, random);
    addFeeling(board, id, 'text', 'afraid');
    expect(wordsOf(board, id, 'text').toString()).toBe('A knot, afraid');
  });

  it('is one step of undo', () => {
    const board = aBoard();
    const id = addCard(board, { kind: 'need', by: PARTNER_A }, random);
    const undo = makeUndo(board);
    addFeeling(board, id, 'feelingUnderneath', 'afraid');
    undo.stopCapturing();
    addFeeling(board, id, 'feelingUnderneath', 'alone');
    undo.undo();
    expect(wordsOf(board, id, 'feelingUnderneath').toString()).toBe('afraid');
  });

  it('is refused where no feeling belongs', () => {
    const board = aBoard();
    const id = addCard(board, { kind: 'need', by: PARTNER_A }, random);
    expect(() => addFeeling(board, id, 'reviewOn', 'afraid')).toThrow('not-a-value');
    takeBack(board, id);
    board.cards.delete(id);
    expect(() => addFeeling(board, id, 'feelingOnTop', 'afraid')).toThrow('gone');
  });
});
