import { defaultHandleExternalTextContent, type Editor } from 'tldraw';
import type { CanvasOptions } from './options.ts';

/**
 * What is pasted or dropped from elsewhere. The engine would fetch a pasted link to draw a preview of
 * it, and write pictures as text into the document: here a link is a line of text, and nothing is fetched.
 */
export function handlePasting(editor: Editor, { onNotice }: Pick<CanvasOptions, 'onNotice'>): void {
  editor.registerExternalContentHandler('url', ({ url, point }) => {
    void defaultHandleExternalTextContent(editor, {
      text: url,
      ...(point === undefined ? {} : { point }),
    });
  });
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
