import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { PARTNER_A } from '../seats.ts';
import { rewordCard } from './reword.ts';
import { aBoard, boards, seeded, sync } from './testing.ts';
import { addCard, wordsOf } from './writeCards.ts';

const random = seeded(3);

describe('putting other words on a card', () => {
  it('gives the new words exactly, whatever the two are', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'B', 'ä', '👩‍🚀', '愛', ' ', '\n', '.', '. ', '('),
      maxLength: 30,
    });
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const board = aBoard();
        const id = addCard(board, { kind: 'request', by: PARTNER_A, text: before }, random);
        rewordCard(board, id, [{ field: 'text', before, after }]);
        expect(wordsOf(board, id, 'text').toString()).toBe(after);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the caret of another person between the words that stay', () => {
    const [mine, theirs] = boards(2) as [ReturnType<typeof aBoard>, ReturnType<typeof aBoard>];
    const before = 'You never call me when you are late';
    const id = addCard(mine, { kind: 'request', by: PARTNER_A, text: before }, random);
    sync(mine, theirs);
    const text = wordsOf(theirs, id, 'text');
    const caret = Y.createRelativePositionFromTypeIndex(text, before.indexOf('me when'));
    const after = 'Please call me when you will be late';
    rewordCard(mine, id, [{ field: 'text', before, after }]);
    sync(mine, theirs);
    const place = Y.createAbsolutePositionFromRelativePosition(caret, theirs.doc);
    expect(text.toString().slice(place?.index)).toBe('me when you will be late');
  });

  it('changes nothing when the words are others by now', () => {
    const board = aBoard();
    const id = addCard(board, { kind: 'request', by: PARTNER_A, text: 'Now' }, random);
    const rewords = [
      { field: 'action', before: '', after: 'Call' },
      { field: 'text', before: 'Then', after: 'Later' },
    ] as const;
    expect(() => rewordCard(board, id, rewords)).toThrow('changed');
    expect(wordsOf(board, id, 'action').toString()).toBe('');
    expect(wordsOf(board, id, 'text').toString()).toBe('Now');
  });

  it('takes no text that is too long, and none for a field that holds no words', () => {
    const board = aBoard();
    const id = addCard(board, { kind: 'intention', by: PARTNER_A }, random);
    const reword = (field: 'text' | 'owners', after: string) => () =>
      rewordCard(board, id, [{ field, before: '', after }]);
    expect(reword('text', 'a'.repeat(12_001))).toThrow('too-long');
    expect(reword('owners', 'us')).toThrow('not-a-value');
  });
});
