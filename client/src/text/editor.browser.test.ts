import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import type {} from '@vitest/browser-playwright';
import * as Y from 'yjs';
import { makeTextOrigin, trackedOrigins } from '@steady/shared/board/origins.ts';
import { PARTNER_B } from '@steady/shared/seats.ts';
import { relativeSelection, type RemoteCaret } from './carets.ts';
import { makeTextEditor, type TextEditor } from './makeTextEditor.ts';
import { twoDocs } from './testing.ts';
import './text.css';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

function anUndo(scope: Y.Text) {
  const manager = new Y.UndoManager(scope, {
    trackedOrigins: trackedOrigins(),
    captureTimeout: 600_000,
  });
  return {
    manager,
    undo: () => manager.undo(),
    redo: () => manager.redo(),
    newStep: () => manager.stopCapturing(),
  };
}

interface On {
  element: HTMLElement;
  editor: TextEditor;
  words: () => string;
  caret: () => number;
}

function edit(text: Y.Text, more: Partial<Parameters<typeof makeTextEditor>[0]> = {}): On {
  const element = document.createElement('div');
  element.className = 'words';
  element.dir = 'auto';
  element.style.width = '300px';
  document.body.append(element);
  const editor = makeTextEditor({
    element,
    text,
    origin: makeTextOrigin(),
    editable: () => true,
    undo: anUndo(text),
    ...more,
  });
  cleanups.push(() => {
    editor.dispose();
    element.remove();
  });
  return {
    element,
    editor,
    words: () => wordsIn(element),
    caret: () => {
      const { focusNode, focusOffset } = getSelection()!;
      const range = document.createRange();
      range.setStart(element, 0);
      range.setEnd(focusNode!, focusOffset);
      return wordsIn(range.cloneContents()).length;
    },
  };
}

/** What the DOM says, without the marks of others and ProseMirror's helpers. */
function wordsIn(root: Node): string {
  const copy = root.cloneNode(true) as HTMLElement;
  for (const caret of copy.querySelectorAll('.remote-caret')) caret.remove();
  return copy.textContent!;
}

/** A page's DevTools: the way to a real input method. */
const ime = {
  async compose(words: string) {
    await cdp().send('Input.imeSetComposition', {
      text: words,
      selectionStart: words.length,
      selectionEnd: words.length,
    });
  },
  async commit(words: string) {
    await cdp().send('Input.insertText', { text: words });
  },
};

function paste(element: HTMLElement, data: Record<string, string>): DataTransfer {
  const clipboardData = new DataTransfer();
  for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value);
  element.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
  return clipboardData;
}

describe('writing', () => {
  it('[E1] puts typed words, line breaks and a trailing one into the document', async () => {
    const { one } = twoDocs();
    const { editor, words } = edit(one);
    editor.focus('end');
    await userEvent.keyboard('I need{Enter}{Enter}a pause{Enter}');
    expect(one.toString()).toBe('I need\n\na pause\n');
    expect(words()).toBe('I need\n\na pause\n');
    await userEvent.keyboard('now');
    expect(one.toString()).toBe('I need\n\na pause\nnow');
  });

  it('deletes an emoji as one, and everything when everything is selected', async () => {
    const { one } = twoDocs('ab😀');
    const { editor } = edit(one);
    editor.focus('end');
    await userEvent.keyboard('{Backspace}');
    expect(one.toString()).toBe('ab');
    editor.focus('all');
    await userEvent.keyboard('{Backspace}c');
    expect(one.toString()).toBe('c');
  });

  it('[E2] keeps the caret at its place in the words while somebody else types before it', async () => {
    const { one, two, deliver } = twoDocs('I feel safe');
    const { editor, caret } = edit(one);
    editor.focus('end');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    two.insert(0, 'Often ');
    deliver();
    await userEvent.keyboard('very ');
    expect(one.toString()).toBe('Often I feel very safe');
    expect(caret()).toBe(18);
  });

  it('shows one text in two editors of the same page', async () => {
    const { one } = twoDocs();
    const lane = edit(one);
    const canvas = edit(one);
    lane.editor.focus();
    await userEvent.keyboard('here');
    expect(canvas.words()).toBe('here');
    canvas.editor.focus('start');
    await userEvent.keyboard('and ');
    expect(lane.words()).toBe('and here');
  });

  it('writes from right to left, and runs each line in its own direction', async () => {
    const { one } = twoDocs('מה שאני צריך');
    const { editor, element } = edit(one);
    editor.focus('end');
    await userEvent.keyboard('!{Enter}');
    await ime.commit('אתמול');
    expect(one.toString()).toBe('מה שאני צריך!\nאתמול');
    expect(getComputedStyle(element).unicodeBidi).toBe('plaintext');
    expect(getComputedStyle(element).direction).toBe('rtl');
  });

  it('changes nothing when one may only read, and says so at once when that changes', async () => {
    const { one } = twoDocs('ab');
    let may = true;
    const { editor, element } = edit(one, { editable: () => may });
    editor.focus('end');
    may = false;
    await ime.commit('c');
    expect(one.toString()).toBe('ab');
    expect(element.textContent).toBe('ab');
    editor.refreshEditable();
    expect(element.isContentEditable).toBe(false);
  });

  it('edits 20,000 characters that were there before', async () => {
    const { one } = twoDocs('word '.repeat(4_000));
    const { editor } = edit(one, { maxLength: 30_000 });
    editor.focus('end');
    await userEvent.keyboard('x');
    expect(one.length).toBe(20_001);
  });
});

describe('paste', () => {
  it('takes the words of HTML and nothing else', () => {
    const { one } = twoDocs('ab');
    const { editor, element } = edit(one);
    editor.focus('end');
    const alarm = vi.fn();
    Object.assign(globalThis, { alarm });
    paste(element, {
      'text/html':
        '<script>alarm()</script><p onclick="alarm()">one <b>two</b></p><img src=x onerror="alarm()"><ul><li>three</li></ul>',
    });
    expect(one.toString()).toBe('abone two\n\nthree');
    expect(element.querySelector('script, b, img, li')).toBeNull();
    expect(alarm).not.toHaveBeenCalled();
  });

  it('prefers the plain text, with line breaks and without control characters', () => {
    const { one } = twoDocs();
    const { editor, element } = edit(one);
    editor.focus();
    paste(element, { 'text/plain': 'a\r\nb\u0000\u0007c', 'text/html': '<i>no</i>' });
    expect(one.toString()).toBe('a\nbc');
  });

  it('MAX_TEXT_LENGTH: attacker pastes a book; nothing goes in, and it is said', async () => {
    const { one: attacker } = twoDocs('1234567');
    const onTooLong = vi.fn();
    const { editor, element } = edit(attacker, { maxLength: 8, onTooLong });
    editor.focus('end');
    paste(element, { 'text/plain': 'ab' });
    expect(attacker.toString()).toBe('1234567');
    expect(onTooLong).toHaveBeenCalledWith(8);
    await userEvent.keyboard('89');
    expect(attacker.toString()).toBe('12345678');
    expect(onTooLong).toHaveBeenCalledTimes(2);
    editor.focus('all');
    paste(element, { 'text/plain': 'abcdefgh' });
    expect(attacker.toString()).toBe('abcdefgh');
  });

  it('copies plain text only', () => {
    const { one } = twoDocs('one\ntwo');
    const { editor, element } = edit(one);
    editor.focus('all');
    const clipboardData = new DataTransfer();
    element.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true }));
    expect([...clipboardData.types]).toEqual(['text/plain']);
    expect(clipboardData.getData('text/plain')).toBe('one\ntwo');
  });
});

describe('an input method', () => {
  it('[E3] goes on undisturbed while somebody else writes elsewhere in the paragraph', async () => {
    const { one, two, deliver } = twoDocs('I feel  when plans change');
    const { editor, element, words } = edit(one);
    const ends = vi.fn();
    element.addEventListener('compositionend', ends);
    editor.focus('start');
    await userEvent.keyboard('{ArrowRight>7/}');
    await ime.compose('n');
    two.insert(1, ' often');
    two.insert(two.length - 4, ' have to');
    deliver();
    expect(words()).toBe('I often feel n when plans ch have toange');
    await ime.compose('ni');
    two.delete(1, 6);
    two.insert(0, 'When ');
    deliver();
    expect(words()).toBe('When I feel ni when plans ch have toange');
    expect(ends).not.toHaveBeenCalled();
    await ime.compose('你');
    await ime.commit('你');
    await vi.waitFor(() => expect(one.toString()).toBe('When I feel 你 when plans ch have toange'));
    deliver();
    expect(two.toString()).toBe(one.toString());
    expect(words()).toBe(one.toString());
  });

  it('[E3] finishes its letters though somebody else deletes around them, then shows it', async () => {
    const { one, two, deliver } = twoDocs('I feel sad');
    const { editor, words } = edit(one);
    editor.focus('end');
    await ime.compose('x');
    await ime.compose('xi');
    two.delete(1, 9);
    two.insert(1, ' was');
    deliver();
    expect(words()).toBe('I feel sadxi');
    expect(one.toString()).toBe(two.toString());
    expect(two.toString()).toContain('xi');
    await ime.compose('喜');
    expect(words()).toBe('I feel sad喜');
    deliver();
    expect(two.toString()).toContain('喜');
    await ime.commit('喜');
    await vi.waitFor(() => expect(words()).toBe(one.toString()));
    deliver();
    expect(one.toString()).toBe(two.toString());
    expect(one.toString()).toMatch(/^I( was喜|喜 was)$/);
  });

  it('[E3] whose letters were deleted is over, though the browser does not say so', async () => {
    const { one, two, deliver } = twoDocs('I feel');
    const { editor, words } = edit(one);
    editor.focus('start');
    await ime.compose('n');
    await userEvent.keyboard('{Backspace}');
    two.insert(0, 'Often ');
    deliver();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(words()).toBe(one.toString()));
    deliver();
    expect(two.toString()).toBe(one.toString());
    expect(one.toString()).toContain('\n');
  });

  it('[E3] is not cut in two by a caret that arrives', async () => {
    const { one, two, deliver } = twoDocs('ab cd');
    let show: (carets: RemoteCaret[]) => void = () => {};
    const { editor, element } = edit(one, {
      carets: { set: () => {}, observe: (changed) => ((show = changed), () => {}) },
    });
    const caretAt = (index: number) =>
      show([
        {
          client: 2,
          seat: PARTNER_B,
          name: 'Sam',
          ...relativeSelection(one, { anchor: index, head: index }),
        },
      ]);
    caretAt(1);
    editor.focus('end');
    await ime.compose('k');
    caretAt(4);
    two.insert(4, '!');
    deliver();
    caretAt(2);
    expect(element.textContent).toBe('aSamb c!dk');
    await ime.compose('ka');
    await ime.commit('か');
    await vi.waitFor(() => expect(one.toString()).toBe('ab c!dか'));
    await vi.waitFor(() => expect(element.textContent).toBe('abSam c!dか'));
  });
});

describe('[E4] undo', () => {
  it('takes back own words only, and puts the caret where it was', async () => {
    const { one, two, deliver } = twoDocs('plans');
    const { editor, caret } = edit(one);
    editor.focus('end');
    await userEvent.keyboard(' kept');
    two.insert(0, 'our ');
    deliver();
    editor.focus('start');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(one.toString()).toBe('our plans');
    expect(caret()).toBe(9);
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(one.toString()).toBe('our plans kept');
    await userEvent.keyboard('{Control>}z{/Control}{Control>}y{/Control}');
    expect(one.toString()).toBe('our plans kept');
  });

  it('goes step by step: a line, a deletion, a place', async () => {
    const { one } = twoDocs();
    const { editor, element } = edit(one);
    editor.focus();
    await userEvent.keyboard('one{Enter}two{Backspace}');
    paste(element, { 'text/plain': 'pasted' });
    const seen: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      await userEvent.keyboard('{Control>}z{/Control}');
      seen.push(one.toString());
    }
    expect(seen).toEqual(['one\ntw', 'one\ntwo', 'one', '']);
  });
});

describe('carets', () => {
  it('tells others where one writes, and nothing when one has left', async () => {
    const { one } = twoDocs('abc');
    const set = vi.fn();
    const { editor, element } = edit(one, { carets: { set, observe: () => () => {} } });
    editor.focus('end');
    expect(set).toHaveBeenLastCalledWith(relativeSelection(one, { anchor: 3, head: 3 }));
    element.blur();
    expect(set).toHaveBeenLastCalledWith(null);
  });

  it('draws where others write, hidden from screen readers and absent from the words', () => {
    const { one, two, deliver } = twoDocs('abc');
    const caret = {
      client: 2,
      seat: PARTNER_B,
      name: 'Sam',
      ...relativeSelection(one, { anchor: 1, head: 2 }),
    };
    const { element } = edit(one, {
      carets: { set: () => {}, observe: (changed) => (changed([caret]), () => {}) },
    });
    expect(element.querySelector('.remote-selection')!.textContent).toBe('b');
    two.insert(0, 'xx');
    deliver();
    const mark = element.querySelector('.remote-caret')!;
    expect(mark.getAttribute('aria-hidden')).toBe('true');
    expect(mark.querySelector<HTMLElement>('[data-shape]')!.dataset['shape']).toBe('diamond');
    expect(mark.previousSibling!.textContent).toBe('b');
    expect(one.toString()).toBe('xxabc');
  });
});
