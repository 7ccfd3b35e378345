import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import type {} from '@vitest/browser-playwright';
import * as Y from 'yjs';
import {
  CollaborativeText,
  type CollaborativeTextProps,
  type TextHandle,
} from './CollaborativeText.tsx';
import { loadEditor } from './loadEditor.ts';
import { twoDocs } from './testing.ts';

let dispose: (() => void) | undefined;
afterEach(() => {
  dispose?.();
  dispose = undefined;
  document.body.replaceChildren();
});

const undo = (text: Y.Text) => ({
  manager: new Y.UndoManager(text),
  undo: () => {},
  redo: () => {},
  newStep: () => {},
});

async function show(text: Y.Text, more: Partial<CollaborativeTextProps> = {}) {
  await new Promise<void>((ready) => loadEditor(() => ready()));
  const root = document.body.appendChild(document.createElement('div'));
  root.style.font = '20px/30px monospace';
  root.style.width = '400px';
  dispose = render(
    () => (
      <>
        <button>Card</button>
        <CollaborativeText
          text={text}
          label="Need, all of you can see this"
          placeholder="I need…"
          editable
          undo={undo(text)}
          {...more}
        />
        <button>After</button>
      </>
    ),
    root,
  );
  const element = root.querySelector<HTMLElement>('.words')!;
  return { element, editing: () => element.isContentEditable };
}

/** A real press with the pointer, at a place in an element: the browser does what it does by itself. */
async function pointer(element: HTMLElement, ...path: { x: number; y: number; type: string }[]) {
  const frame = window.frameElement?.getBoundingClientRect() ?? { x: 0, y: 0 };
  const box = element.getBoundingClientRect();
  const scale = (window.frameElement?.getBoundingClientRect().width ?? innerWidth) / innerWidth;
  for (const { x, y, type } of path) {
    await cdp().send('Input.dispatchMouseEvent', {
      type: type as 'mousePressed',
      x: frame.x + (box.x + x) * scale,
      y: frame.y + (box.y + y) * scale,
      button: 'left',
      clickCount: 1,
    });
  }
}

describe('words nobody is writing', () => {
  it('stand as plain text, with line breaks, a trailing one too', async () => {
    const { one, two, deliver } = twoDocs('one\ntwo\n');
    const { element, editing } = await show(one);
    expect(editing()).toBe(false);
    expect(element.getBoundingClientRect().height).toBe(90);
    two.insert(0, '<b>http://example.org</b> ');
    deliver();
    expect(element.textContent).toBe('<b>http://example.org</b> one\ntwo\n\n');
    expect(element.children.length).toBe(0);
  });

  it('are a text box with a name, and no text box where one may only read', async () => {
    const { one } = twoDocs();
    const [may, setMay] = createSignal(true);
    const { element } = await show(one, {
      get editable() {
        return may();
      },
    });
    const box = page.getByRole('textbox', { name: 'Need, all of you can see this' });
    await expect.element(box).toHaveAttribute('aria-multiline', 'true');
    expect(element.getAttribute('aria-placeholder')).toBe('I need…');
    expect(getComputedStyle(element, '::before').content).toBe('"I need…"');
    setMay(false);
    expect(element.hasAttribute('role')).toBe(false);
    expect(element.hasAttribute('tabindex')).toBe(false);
    element.dispatchEvent(new MouseEvent('mousedown', { button: 0 }));
    expect(element.isContentEditable).toBe(false);
  });

  it('listen to one text once, and to none when they are gone', async () => {
    const { one } = twoDocs('a');
    const observe = vi.spyOn(one, 'observe');
    const unobserve = vi.spyOn(one, 'unobserve');
    await show(one);
    expect(observe).toHaveBeenCalledTimes(1);
    dispose!();
    expect(unobserve).toHaveBeenCalledTimes(1);
  });
});

describe('going in and out', () => {
  it('puts the caret where the press was', async () => {
    const { one } = twoDocs('abcdefghij\nklmnop');
    const { element, editing } = await show(one);
    const letter = measure(element);
    await pointer(
      element,
      { x: letter * 3 + 1, y: 45, type: 'mousePressed' },
      { x: letter * 3 + 1, y: 45, type: 'mouseReleased' },
    );
    await vi.waitFor(() => expect(editing()).toBe(true));
    await userEvent.keyboard('!');
    expect(one.toString()).toBe('abcdefghij\nklm!nop');
  });

  it('selects by dragging from that very press', async () => {
    const { one } = twoDocs('abcdefghij');
    const { element } = await show(one);
    const letter = measure(element);
    await pointer(
      element,
      { x: letter * 2, y: 15, type: 'mousePressed' },
      { x: letter * 4, y: 15, type: 'mouseMoved' },
      { x: letter * 5, y: 15, type: 'mouseMoved' },
      { x: letter * 5, y: 15, type: 'mouseReleased' },
    );
    await vi.waitFor(() => expect(getSelection()!.toString()).toBe('cde'));
    await userEvent.keyboard('-');
    expect(one.toString()).toBe('ab-fghij');
  });

  it('goes in by Tab and on by Tab, and Escape leaves to the card', async () => {
    const { one } = twoDocs('ab');
    const card = () => document.querySelector('button')!;
    const { element, editing } = await show(one, { onEscape: () => card().focus() });
    card().focus();
    await userEvent.keyboard('{Tab}c');
    expect(editing()).toBe(true);
    expect(one.toString()).toBe('abc');
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(card());
    await vi.waitFor(() => expect(editing()).toBe(false));
    expect(element.textContent).toBe('abc');
    expect(element.getAttribute('role')).toBe('textbox');
    await userEvent.keyboard('{Tab}{Tab}');
    expect(document.activeElement!.textContent).toBe('After');
    await vi.waitFor(() => expect(editing()).toBe(false));
  });

  it('is opened by its owner only, on the canvas', async () => {
    const { one } = twoDocs('ab');
    let handle: TextHandle | undefined;
    const onEditing = vi.fn();
    const { element, editing } = await show(one, {
      opensBy: 'caller',
      handle: (made) => (handle = made),
      onEditing,
    });
    element.dispatchEvent(new MouseEvent('mousedown', { button: 0 }));
    expect(editing()).toBe(false);
    handle!.focus('start');
    await userEvent.keyboard('c');
    expect(one.toString()).toBe('cab');
    expect(onEditing.mock.calls).toEqual([[true]]);
  });

  it('stays open but cannot be written in when writing is withheld, and goes on after', async () => {
    const { one } = twoDocs('ab');
    const [may, setMay] = createSignal(true);
    const { element, editing } = await show(one, {
      get editable() {
        return may();
      },
    });
    element.focus();
    await userEvent.keyboard('c');
    setMay(false);
    expect(element.getAttribute('aria-readonly')).toBe('true');
    expect(editing()).toBe(false);
    await userEvent.keyboard('d');
    setMay(true);
    await userEvent.keyboard('e');
    expect(one.toString()).toBe('abce');
  });

  it('goes on in the new text when the old one was removed and brought back', async () => {
    const map = new Y.Doc().getMap<Y.Text>('card');
    map.set('text', new Y.Text('old'));
    const [text, setText] = createSignal(map.get('text')!);
    const { element } = await show(map.get('text')!, {
      get text() {
        return text();
      },
    });
    element.focus();
    map.set('text', new Y.Text('new'));
    setText(map.get('text')!);
    await userEvent.keyboard('!');
    expect(map.get('text')!.toString()).toBe('new!');
  });
});

/** Width of one letter of the monospace text, in pixels. */
function measure(element: HTMLElement): number {
  const range = document.createRange();
  range.setStart(element.firstChild!, 0);
  range.setEnd(element.firstChild!, 1);
  return range.getBoundingClientRect().width;
}
