import {
  createShapeId,
  renderRichTextFromHTML,
  toRichText,
  type Editor,
  type TLRichText,
  type TLTextShape,
  type VecLike,
} from 'tldraw';
import type { CanvasOptions } from './options.ts';
import { bareHtml } from '@steady/shared/bareHtml.ts';
import { readRichText } from './richText.ts';

/**
 * What is pasted or dropped from elsewhere. The engine would fetch a pasted link to draw a preview of
 * it, write pictures as text into the document, and measure words by putting them into the page as the
 * HTML that they may be: here a link is a line of text, words are words, and nothing is fetched.
 */
export function handlePasting(editor: Editor, { onNotice }: Pick<CanvasOptions, 'onNotice'>): void {
  editor.registerExternalContentHandler('text', ({ text, html, point }) =>
    putWords(editor, wordsOf(editor, text, html), point),
  );
  editor.registerExternalContentHandler('url', ({ url, point }) =>
    putWords(editor, wordsOf(editor, url), point),
  );
  const refuseFiles = () => onNotice('no-files');
  const refuse = () => onNotice('not-here');
  editor.registerExternalContentHandler('files', refuseFiles);
  editor.registerExternalContentHandler('file-replace', refuseFiles);
  editor.registerExternalContentHandler('svg-text', refuse);
  editor.registerExternalContentHandler('embed', refuse);
  editor.registerExternalContentHandler('excalidraw', refuse);
  editor.registerExternalAssetHandler('url', null);
  editor.registerExternalAssetHandler('file', null);
}

/** HTML is parsed in a document of its own, which runs and fetches nothing, and only the editor's nodes stay. */
function wordsOf(editor: Editor, text: string, html?: string): TLRichText {
  const plain = toRichText(text.replace(/\r\n?/g, '\n').replace(/\n+$/, ''));
  if (html === undefined) return plain;
  return readRichText(renderRichTextFromHTML(editor, bareHtml(html))) ?? plain;
}

/** Canvas units; a longer line is wrapped. */
const WIDEST = 920;
/** Of what is on the screen. */
const WIDEST_SHARE = 0.9;

/** Around `point`, or in the middle of what is on the screen. */
function putWords(editor: Editor, richText: TLRichText, point?: VecLike): void {
  const screen = editor.getViewportPageBounds();
  const { x, y } = point ?? screen.center;
  const widest = Math.min(WIDEST, Math.max(200, screen.width * WIDEST_SHARE));
  const id = createShapeId();
  editor.run(() => {
    const textAlign = richText.content.length > 1 ? 'start' : 'middle';
    const props = { richText, textAlign, autoSize: true } as const;
    editor.createShapes<TLTextShape>([{ id, type: 'text', x, y, props }]);
    // The engine refuses more shapes than it can show, and says so itself.
    if (editor.getShape(id) === undefined) return;
    if (editor.getShapeGeometry(id).bounds.w > widest) {
      const wrapped = { autoSize: false, w: widest, textAlign: 'start' } as const;
      editor.updateShapes<TLTextShape>([{ id, type: 'text', props: wrapped }]);
    }
    const { w, h } = editor.getShapeGeometry(id).bounds;
    editor.updateShapes<TLTextShape>([{ id, type: 'text', x: x - w / 2, y: y - h / 2 }]);
  });
}
