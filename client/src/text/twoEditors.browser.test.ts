import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import type {} from '@vitest/browser-playwright';
import * as Y from 'yjs';
import { makeTextOrigin, trackedOrigins } from '@steady/shared/board/origins.ts';
import { makeTextEditor } from './makeTextEditor.ts';
import { twoDocs } from './testing.ts';
import './text.css';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

function edit(text: Y.Text) {
  const element = document.body.appendChild(document.createElement('div'));
  element.className = 'words';
  const manager = new Y.UndoManager(text, { trackedOrigins: trackedOrigins() });
  const editor = makeTextEditor({
    element,
    text,
    origin: makeTextOrigin(),
    editable: () => true,
    undo: {
      manager,
      undo: () => manager.undo(),
      redo: () => manager.redo(),
      newStep: () => manager.stopCapturing(),
    },
  });
  cleanups.push(() => {
    editor.dispose();
    element.remove();
  });
  return { element, editor };
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('keys' as const),
    who: fc.boolean(),
    keys: fc.constantFrom(
      'ab',
      ' c',
      '{Enter}',
      '{Backspace}',
      '{Delete}',
      '{Home}',
      '{End}',
      '{ArrowLeft}{ArrowLeft}',
      '{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}',
      '{Control>}z{/Control}',
      '{Control>}y{/Control}',
    ),
  }),
  fc.record({
    kind: fc.constant('compose' as const),
    who: fc.boolean(),
    letters: fc.constantFrom('n', 'ni', '你', '👩‍👧', ''),
  }),
  fc.record({
    kind: fc.constant('commit' as const),
    who: fc.boolean(),
    letters: fc.constant('你'),
  }),
  fc.record({ kind: fc.constant('deliver' as const), who: fc.boolean(), most: fc.nat(3) }),
);

/** Real keys and a real input method in two editors whose updates arrive late, in any order. */
it('two people write the same words, whatever they do and however late it arrives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
      const { one, two, deliverToOne, deliverToTwo, deliver } = twoDocs('I feel safe 😀\nמחר');
      const mine = edit(one);
      const theirs = edit(two);
      for (const each of steps) {
        const { element, editor } = each.who ? mine : theirs;
        if (each.kind !== 'deliver' && document.activeElement !== element) editor.focus();
        if (each.kind === 'keys') await userEvent.keyboard(each.keys);
        else if (each.kind === 'deliver') (each.who ? deliverToOne : deliverToTwo)(each.most);
        else if (each.kind === 'commit')
          await cdp().send('Input.insertText', { text: each.letters });
        else
          await cdp().send('Input.imeSetComposition', {
            text: each.letters,
            selectionStart: each.letters.length,
            selectionEnd: each.letters.length,
          });
      }
      (document.activeElement as HTMLElement).blur();
      deliver();
      deliver();
      expect(two.toString()).toBe(one.toString());
      await vi.waitFor(() => {
        expect(mine.element.textContent).toBe(one.toString());
        expect(theirs.element.textContent).toBe(one.toString());
      });
      for (const clean of cleanups.splice(0)) clean();
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 60_000);
