import fc from 'fast-check';
import { EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { splice } from './delta.ts';
import { deltaOfTransaction, transactionOfDelta } from './mapping.ts';
import { docOf, textOf } from './schema.ts';
import { makeTextSync } from './sync.ts';
import { aText, twoDocs } from './testing.ts';
import { NOT_TEXT, readWords } from './words.ts';

/** An editor without a view: ProseMirror state on one side, Y.Text on the other. */
function headless(text: Y.Text) {
  let state = EditorState.create({ doc: docOf(readWords(text)) });
  let composing = false;
  const sync = makeTextSync({
    text,
    origin: { editor: text },
    mayShow: () => !composing,
    show: (delta) => (state = state.apply(transactionOfDelta(state, delta))),
  });
  const dispatch = (change: (tr: EditorState['tr']) => EditorState['tr']) => {
    const tr = change(state.tr);
    state = state.apply(tr);
    sync.local(deltaOfTransaction(tr));
  };
  return {
    words: () => textOf(state.doc),
    caret: () => state.selection.head,
    selected: () => state.doc.textBetween(state.selection.from, state.selection.to),
    select: (anchor: number, head = anchor) =>
      dispatch((tr) => tr.setSelection(TextSelection.create(tr.doc, anchor, head))),
    types: (words: string) => dispatch((tr) => tr.insertText(words)),
    replaces: (from: number, to: number, words: string) =>
      dispatch((tr) => tr.insertText(words, from, to)),
    composes: (on: boolean) => {
      composing = on;
      if (!on) sync.release();
    },
    holding: () => sync.holding,
    length: () => state.doc.content.size,
  };
}

const twoEditors = (words = '') => {
  const net = twoDocs(words);
  return { ...net, mine: headless(net.one), theirs: headless(net.two) };
};

describe('a text shared by two editors', () => {
  it('shows the caret at its place in the words while somebody else types before it', () => {
    const { mine, theirs, deliver } = twoEditors('I feel safe');
    mine.select(6);
    theirs.select(0);
    theirs.types('Often ');
    deliver();
    expect(mine.words()).toBe('Often I feel safe');
    expect(mine.caret()).toBe(12);
  });

  it('keeps what two people type at one place in two pieces, not letter by letter', () => {
    const { mine, theirs, deliver } = twoEditors();
    for (const letter of 'abc') {
      mine.types(letter);
      theirs.types(letter.toUpperCase());
      deliver();
    }
    expect(mine.words()).toBe(theirs.words());
    expect(['abcABC', 'ABCabc']).toContain(mine.words());
  });

  it('does not let a selected stretch grow', () => {
    const { mine, theirs, deliver } = twoEditors('when plans are kept');
    mine.select(5, 10);
    theirs.select(5);
    theirs.types('our ');
    theirs.select(14);
    theirs.types('!');
    deliver();
    expect(mine.selected()).toBe('plans');
  });

  it('[W1] writes emoji whole, however a step was cut', () => {
    const { one, two, mine, theirs, deliver } = twoEditors('a😀b');
    mine.replaces(2, 3, '\uDE01');
    deliver();
    expect(two.toString()).toBe('a😁b');
    mine.replaces(2, 2, 'x');
    deliver();
    expect(one.toString()).toBe('a😁xb');
    expect(theirs.words()).toBe(mine.words());
    mine.replaces(2, 3, '');
    deliver();
    expect(two.toString()).toBe('axb');
    expect(mine.words()).toBe('axb');
  });

  it('[W1] sends no half of a pair over the network', () => {
    const { two, mine, theirs, deliver } = twoEditors('ab');
    mine.replaces(1, 1, '\uD83D');
    deliver();
    expect(two.toString()).toBe('ab');
    expect(mine.words()).toBe('ab');
    expect(theirs.words()).toBe('ab');
  });

  it('[W2] leaves letters alone that did not change', () => {
    const { one, mine } = twoEditors('next weak we walk');
    const changes: unknown[] = [];
    one.observe((event) => changes.push(event.delta));
    mine.replaces(5, 9, 'week');
    expect(changes).toEqual([[{ retain: 7 }, { delete: 1 }, { insert: 'e' }]]);
  });

  it('shows what is no text as one strange letter, with the positions after it right', () => {
    const { one, two, mine, theirs, deliver } = twoEditors('abc');
    two.insertEmbed(1, { image: 'x' });
    two.format(0, 2, { bold: true });
    two.insert(4, '\r\nd');
    deliver();
    expect(mine.words()).toBe(`a${NOT_TEXT}bc\u200B\nd`);
    mine.select(6);
    mine.types('e');
    deliver();
    expect(two.toString()).toBe('abc\r\ned');
    expect(theirs.words()).toBe(mine.words());
    mine.replaces(0, 4, '');
    expect(readWords(one)).toBe(mine.words());
  });

  it('[B1] holds others\u2019 words back for an input method and still sends what is typed', () => {
    const { one, two, mine, theirs, deliver } = twoEditors('hello world');
    mine.select(5);
    mine.composes(true);
    mine.replaces(5, 5, 'n');
    theirs.replaces(0, 11, 'good day');
    deliver();
    mine.replaces(5, 6, 'ni');
    expect(mine.words()).toBe('helloni world');
    mine.replaces(5, 7, '你');
    deliver();
    expect(mine.holding()).toBe(true);
    expect(two.toString()).toContain('你');
    mine.composes(false);
    expect(mine.words()).toBe(one.toString());
    expect(theirs.words()).toBe(mine.words());
    expect(mine.words()).toContain('你');
    expect(mine.words()).toContain('good day'.slice(0, 4));
  });

  it('[B2] shows an undo, which Yjs calls local, and undoes nobody else\u2019s words', () => {
    const net = twoDocs('plans ');
    class Typing {}
    const origin = new Typing();
    const undo = new Y.UndoManager(net.one, { trackedOrigins: new Set([Typing]) });
    const shown: string[] = [];
    const sync = makeTextSync({
      text: net.one,
      origin,
      show: (delta) => shown.push(JSON.stringify(delta)),
    });
    sync.local(splice(6, 0, 'kept'));
    net.two.insert(0, 'our ');
    net.deliver();
    undo.undo();
    net.deliver();
    expect(shown).toEqual(['["our "]', '[10,-4]']);
    expect(net.two.toString()).toBe('our plans ');
  });

  it('[B3] stays together when a change is written inside another transaction', () => {
    const { one, mine } = twoEditors('abc');
    one.doc!.transact(() => {
      one.insert(0, '1');
      mine.replaces(0, 0, 'x');
      one.insert(2, '2');
    }, 'another');
    expect(mine.words()).toBe(one.toString());
  });

  it('meets at the same words after any edits, any delivery, any composition', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('edit' as const),
        who: fc.boolean(),
        at: fc.nat(40),
        remove: fc.nat(5),
        words: aText,
      }),
      fc.record({ kind: fc.constant('deliver' as const), who: fc.boolean(), most: fc.nat(4) }),
      fc.record({ kind: fc.constant('compose' as const), who: fc.boolean(), on: fc.boolean() }),
      fc.record({ kind: fc.constant('embed' as const), who: fc.boolean(), at: fc.nat(40) }),
    );
    fc.assert(
      fc.property(aText, fc.array(step, { maxLength: 40 }), (words, steps) => {
        const { one, two, mine, theirs, deliverToOne, deliverToTwo, deliver } = twoEditors(words);
        for (const each of steps) {
          const editor = each.who ? mine : theirs;
          const text = each.who ? one : two;
          if (each.kind === 'edit') {
            const at = Math.min(each.at, editor.length());
            editor.replaces(at, Math.min(at + each.remove, editor.length()), each.words);
          } else if (each.kind === 'deliver') (each.who ? deliverToOne : deliverToTwo)(each.most);
          else if (each.kind === 'compose') editor.composes(each.on);
          else text.insertEmbed(Math.min(each.at, text.length), { any: 1 });
          if (!editor.holding()) expect(editor.words()).toBe(readWords(text));
        }
        deliver();
        deliver();
        mine.composes(false);
        theirs.composes(false);
        expect(readWords(two)).toBe(readWords(one));
        expect(mine.words()).toBe(readWords(one));
        expect(theirs.words()).toBe(readWords(one));
      }),
      { numRuns: 1_000 },
    );
  });
});
