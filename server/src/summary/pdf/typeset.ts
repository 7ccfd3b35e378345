import { fileURLToPath } from 'node:url';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import type { Page } from '@steady/shared/summary/page.ts';
import { fontFolders, SANS_LETTERS } from './fonts.ts';
import type { PdfForm, PdfOptions } from './options.ts';
import { sheetOf } from './sheet.ts';

/** @throws CannotTypeset */
export type Typeset = (page: Page, options: PdfOptions) => Uint8Array;

/** Its message is for the log, and holds none of the page's words. */
export class CannotTypeset extends Error {
  override readonly name = 'CannotTypeset';
}

const folder = fileURLToPath(new URL('./typst/', import.meta.url));
const TEMPLATES: Readonly<Record<PdfForm, string>> = {
  summary: `${folder}summary.typ`,
  fridge: `${folder}fridge.typ`,
};

/**
 * Typst, in this thread: it blocks until the document is set, so the relay never calls it (`typesetter.ts`).
 * Its world is the folder of templates: it reads no other file, and calls nobody.
 *
 * E21 What people write reaches it as data.
 * E22 The same page and options are the same bytes, and PDF/UA-1: tagged, every letter real.
 */
export function makeTypeset(): Typeset {
  const compiler = NodeCompiler.create({
    workspace: folder,
    fontArgs: [{ fontPaths: fontFolders() }],
  });

  function set(sheet: string, form: PdfForm): Uint8Array {
    const result = compiler.compile({
      mainFilePath: TEMPLATES[form],
      inputs: { sheet, letters: `[${SANS_LETTERS}]` },
    });
    if (result.result === null) throw new CannotTypeset('the template was not followed');
    return compiler.pdf(result.result, { pdfStandard: PdfStandard.UA_1 });
  }

  return (page, options) => {
    const sheet = JSON.stringify(sheetOf(page, options)); // [E21]
    try {
      try {
        return set(sheet, options.form);
      } catch (error) {
        const unknown = lettersWithoutShape(error);
        if (unknown.length === 0) throw error;
        return set(withSigns(sheet, unknown), options.form);
      }
    } catch (error) {
      if (error instanceof CannotTypeset) throw error;
      throw new CannotTypeset('the document was not accepted as PDF/UA-1');
    } finally {
      // What it remembers of one couple's page is gone before the next.
      compiler.evictCache(0);
    }
  };
}

/**
 * Letters that no font here or on this machine can draw, each with its marks. A document that promises real
 * text cannot have them, so the typesetter refuses it and names them, as Rust writes strings.
 */
function lettersWithoutShape(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const quoted = error.message.matchAll(/the text `\\"((?:[^`]|`(?!\\"))*?)\\"` could not be/g);
  return [...quoted].map(([, text = '']) =>
    text
      .replaceAll('\\\\', '\\')
      .replaceAll(/\\u\{([0-9a-f]+)\}/g, (_, hex: string) =>
        String.fromCodePoint(parseInt(hex, 16)),
      ),
  );
}

/** In their place stands the sign for an unknown letter. JSON of a sheet is ASCII where it is not words. */
const withSigns = (sheet: string, letters: readonly string[]): string =>
  [...new Set(letters)]
    .filter((letter) => letter > '\u007F')
    .toSorted((one, other) => other.length - one.length)
    .reduce((all, letter) => all.replaceAll(letter, '\uFFFD'), sheet);
