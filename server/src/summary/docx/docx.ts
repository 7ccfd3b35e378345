import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Page } from '@steady/shared/summary/page.ts';
import { fontFolders } from '../pdf/fonts.ts';
import type { Paper } from '../pdf/options.ts';
import { numbering, stylesIn } from './look.ts';
import { paragraphsOf } from './paragraphs.ts';
import { sealed } from './sealed.ts';

export interface DocxOptions {
  /** `2026-11-25`: the only date in the file. */
  readonly day: string;
  readonly paper: Paper;
}

/** Twentieths of a point. */
const SIZES: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 11_906, height: 16_838 },
  'us-letter': { width: 12_240, height: 15_840 },
};
const MARGIN = 1_080;
/** CSS pixels in a twentieth of a point. */
const PIXELS = 96 / 1_440;
/** Twentieths of a point: a picture shares its page with its heading. */
const BESIDE_PICTURE = 2_000;

/**
 * The page as a document that people go on writing in: real headings and lists, each run with its direction
 * and language, the canvas as vector with pixels beside it for programs that know no SVG.
 *
 * [E11] The same bytes for the same page: no author, no clock, no random name.
 */
export async function toDocx(page: Page, { day, paper }: DocxOptions): Promise<Uint8Array> {
  const { width, height } = SIZES[paper];
  const around = {
    dir: page.dir,
    width: Math.floor((width - 2 * MARGIN) * PIXELS),
    height: Math.floor((height - 2 * MARGIN - BESIDE_PICTURE) * PIXELS),
    fontFolders: fontFolders(),
  };
  const document = new Document({
    title: page.title,
    styles: stylesIn(page.lang),
    numbering,
    compatibility: { version: 15 },
    sections: [
      {
        properties: {
          page: {
            size: { width, height },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: { default: pageNumber() },
        children: paragraphsOf(page, around),
      },
    ],
  });
  const zip = new Uint8Array(await Packer.toBuffer(document));
  return sealed(zip, { 'docProps/core.xml': coreProperties(page.title, day) });
}

const pageNumber = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Foot',
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT] })],
      }),
    ],
  });

const coreProperties = (title: string, day: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title>${[
    'created',
    'modified',
  ]
    .map((name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:${name}>`)
    .join('')}</cp:coreProperties>`;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
