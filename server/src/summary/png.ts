import { Resvg } from '@resvg/resvg-js';

/** Pixels of a picture's longer side: sharp on a sheet of paper, and a document that can still be sent by mail. */
export const MAX_PNG_SIDE = 2_400;

/** Pixels for one unit of a picture, at most: more than that shows nothing more. */
const SHARP = 2;

/**
 * A picture as pixels, for programs that do not know SVG (what stands beside the vector in a DOCX). It takes
 * tens of milliseconds and up to a second for a full canvas, so it is made where files are made, and not in
 * the thread of the relay.
 * @param svg as `canvasPicture` draws it
 * @param fontFolders of the faces that its words are drawn in; without them, and for letters that they have
 *   not, the machine's own
 */
export function pngOf(
  svg: string,
  width: number,
  height: number,
  fontFolders: readonly string[] = [],
): Uint8Array {
  const zoom = Math.min(SHARP, MAX_PNG_SIDE / Math.max(width, height));
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: { fontDirs: [...fontFolders], loadSystemFonts: true, defaultFontFamily: 'Noto Sans' },
    // It would name letters of the board.
    logLevel: 'off',
  });
  return new Uint8Array(picture.render().asPng());
}
