import { putRecord, writeCanvas } from '@steady/shared/board/writeCanvas.ts';
import { draws } from '@steady/shared/summary/picture/testing.ts';
import { renderHtmlFromRichText, renderPlaintextFromRichText, type TLTextShape } from 'tldraw';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ALLOWED, REFUSED } from '../../../tests/hostile/corpus/addresses.ts';
import { HTML, OUTSIDE, SVG } from '../../../tests/hostile/corpus/markup.ts';
import { NAUGHTY } from '../../../tests/hostile/corpus/naughty.ts';
import { handlePasting } from './external.ts';
import { mayLead } from './leads.ts';
import 'tldraw/tldraw.css';
import { makeReplica, seededUpdate, type Replica } from './testing/replica.ts';

let on: Replica;
beforeEach(() => {
  on = makeReplica(seededUpdate(1));
  handlePasting(on.editor, { onNotice: () => {} });
  Reflect.deleteProperty(window, 'ran');
  performance.clearResourceTimings();
});
afterEach(() => on.dispose());

const texts = () =>
  on.editor.getCurrentPageShapes().filter((shape): shape is TLTextShape => shape.type === 'text');
const wordsOf = ({ props }: TLTextShape) => renderPlaintextFromRichText(on.editor, props.richText);

/** An image that fails later than any other that was put into a page before it. */
async function nothingHappened() {
  await new Promise<void>((done) => {
    const last = new Image();
    last.addEventListener('error', () => done());
    last.src = `/nothing-here-${Math.random()}`;
  });
  const asked = performance.getEntriesByType('resource').map(({ name }) => name);
  expect(asked.filter((name) => name.startsWith(OUTSIDE))).toEqual([]);
  expect(Reflect.get(window, 'ran')).toBeUndefined();
}

/** What stands on the canvas is paragraphs, lists and manners of writing; its links lead where they may. */
function expectHarmless(shape: TLTextShape) {
  const html = renderHtmlFromRichText(on.editor, shape.props.richText);
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll('*')) {
    expect(element.localName).toMatch(/^(?:p|h[1-6]|ul|ol|li|br|strong|em|s|code|mark|a)$/);
    for (const { name, value } of element.attributes) {
      expect(name).toMatch(/^(?:dir|href|target|rel|start)$/);
      if (name === 'href') expect(mayLead(value)).toBe(true);
    }
  }
}

describe('pasted on the canvas', () => {
  it(`${NAUGHTY.length} naughty strings stand there as they are, and nothing runs or is fetched`, async () => {
    for (const text of NAUGHTY) {
      await on.editor.putExternalContent({ type: 'text', text });
      const [shape] = texts();
      const expected = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
      expect(wordsOf(shape!)).toBe(expected);
      expectHarmless(shape!);
      on.editor.deleteShapes([shape!.id]);
    }
    await nothingHappened();
  }, 120_000);

  it('HTML and drawings are words alone', async () => {
    for (const html of [...HTML, ...SVG]) {
      await on.editor.putExternalContent({ type: 'text', text: 'words', html });
      for (const shape of texts()) expectHarmless(shape);
      on.editor.deleteShapes(texts());
    }
    await nothingHappened();
  });

  it('a link keeps its words, and leads to pages and mail boxes only', async () => {
    const wordsOf = async (href: string) => {
      const link = document.createElement('a');
      link.setAttribute('href', href);
      link.textContent = 'words';
      const html = `<p>${link.outerHTML}</p>`;
      await on.editor.putExternalContent({ type: 'text', text: 'words', html });
      const [shape] = texts();
      expectHarmless(shape!);
      on.editor.deleteShapes([shape!.id]);
      return JSON.stringify(shape!.props.richText);
    };
    for (const href of REFUSED) {
      expect(await wordsOf(href)).toContain('"text":"words"');
      expect(await wordsOf(href)).not.toContain('"link"');
    }
    for (const href of ALLOWED) expect(await wordsOf(href)).toContain('"link"');
  });

  it('a line that is too long is wrapped, in the middle of what is on the screen', async () => {
    await on.editor.putExternalContent({ type: 'text', text: 'calm '.repeat(200) });
    const [shape] = texts();
    const { center, w } = on.editor.getShapePageBounds(shape!.id)!;
    expect(w).toBeLessThan(1000);
    expect(center.x).toBeCloseTo(on.editor.getViewportPageBounds().center.x, 0);
    expect(shape!.props.autoSize).toBe(false);
  });
});

describe('from an attacker with a seat', () => {
  const put = (richText: unknown, url = '') =>
    writeCanvas(on.board, () => {
      putRecord(on.board, 'shape:theirs', {
        ...on.board.canvas.get('shape:mine')?.toJSON(),
        'props.richText': richText,
        ...(url === '' ? {} : { 'props.url': url }),
      });
    });
  const text = { type: 'text', text: 'words' };
  const p = { type: 'paragraph', content: [text] };
  const doc = (...content: unknown[]) => ({ type: 'doc', content });
  let deep: unknown = p;
  for (let n = 0; n < 5_000; n += 1)
    deep = { type: 'bulletList', content: [{ type: 'listItem', content: [p, deep] }] };

  beforeEach(() => {
    draws(on.board, 'mine', 'geo', { 'props.richText': doc(p), 'props.url': '' });
    expect(on.editor.getShape('shape:mine' as never)).toBeDefined();
  });

  it.each<[string, unknown]>([
    ['a node that nobody knows', doc({ type: 'iframe', attrs: { src: OUTSIDE } })],
    ['a script', doc({ type: 'script', content: [text] })],
    ['words without a paragraph', doc(text)],
    ['an empty text', doc({ type: 'paragraph', content: [{ type: 'text', text: '' }] })],
    ['a text that is a number', doc({ type: 'paragraph', content: [{ type: 'text', text: 7 }] })],
    ['a list of nothing', doc({ type: 'bulletList', content: [] })],
    ['a mark that nobody knows', doc({ ...p, content: [{ ...text, marks: [{ type: 'x' }] }] })],
    ['marks that are none', doc({ ...p, content: [{ ...text, marks: 'bold' }] })],
    ['nothing for a node', doc(null)],
    ['another root', { type: 'paragraph', content: [text] }],
    ['lists in lists in lists', doc(deep)],
  ])('%s is passed over, and the canvas goes on', (_, richText) => {
    put(richText);
    expect(on.editor.getShape('shape:theirs' as never)).toBeUndefined();
    expect(on.editor.getShapePageBounds('shape:mine' as never)).toBeDefined();
    expect(on.board.canvas.has('shape:theirs')).toBe(true);
  });

  it.each(REFUSED)('a link to %j keeps its words and leads nowhere', (href) => {
    put(doc({ ...p, content: [{ ...text, marks: [{ type: 'link', attrs: { href } }] }] }), href);
    const shape = on.editor.getShape<TLTextShape>('shape:theirs' as never);
    // An address that the engine itself refuses takes its shape with it.
    if (shape === undefined) return;
    expect(JSON.stringify(shape.props)).toContain('"text":"words"');
    expect(JSON.stringify(shape.props)).not.toContain('"link"');
    expect(Reflect.get(shape.props, 'url')).toBe('');
    expectHarmless(shape);
  });

  it('a link cannot dress up or open over the board', () => {
    const attrs = { href: ALLOWED[0], target: '_top', rel: 'opener', class: 'dialog', style: 'a' };
    put(doc({ ...p, content: [{ ...text, marks: [{ type: 'link', attrs }] }] }));
    expectHarmless(on.editor.getShape<TLTextShape>('shape:theirs' as never)!);
    const html = renderHtmlFromRichText(
      on.editor,
      on.editor.getShape<TLTextShape>('shape:theirs' as never)!.props.richText,
    );
    expect(html).toContain('target="_blank"');
    expect(html).toContain('noopener');
    expect(html).not.toContain('dialog');
  });
});
