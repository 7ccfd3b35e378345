import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** PDF as another program reads it: poppler-utils, which `.ci/run` installs. */

/** @returns undefined when poppler can be used here, else why these tests are skipped */
export const whyNoPoppler = (): string | undefined =>
  spawnSync('pdftotext', ['-v']).error ? 'poppler-utils is not installed' : undefined;

function run(pdf: Uint8Array, command: string, args: (file: string) => string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'steady-pdf-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    return execFileSync(command, args(file), {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Its text in the order of the file, which is that of reading. */
export const textInside = (pdf: Uint8Array): string =>
  run(pdf, 'pdftotext', (file) => ['-raw', '-nopgbrk', file, '-']);

/** Its properties by name. */
export const propertiesOf = (pdf: Uint8Array): ReadonlyMap<string, string> =>
  new Map(
    run(pdf, 'pdfinfo', (file) => [file])
      .split('\n')
      .flatMap((line) => {
        const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
        return name === undefined || value === undefined ? [] : [[name, value]];
      }),
  );

/** Its tags with their attributes, one a line, indented. */
export const tagsOf = (pdf: Uint8Array): string => run(pdf, 'pdfinfo', (file) => ['-struct', file]);

/** Its bookmarks, in order. */
export const bookmarksOf = (pdf: Uint8Array): string[] =>
  [
    ...run(pdf, 'pdftohtml', (file) => ['-xml', '-i', '-stdout', file]).matchAll(
      /<item page="\d+">([^<]*)<\/item>/g,
    ),
  ].map(([, title = '']) => title);

export interface Face {
  readonly name: string;
  readonly isEmbedded: boolean;
  readonly hasUnicode: boolean;
}

export const facesOf = (pdf: Uint8Array): Face[] =>
  run(pdf, 'pdffonts', (file) => [file])
    .split('\n')
    .slice(2)
    .flatMap((line) => {
      const [, name, embedded, unicode] =
        /^(\S+)\s.*\s(yes|no)\s+(?:yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(line) ?? [];
      return name === undefined
        ? []
        : [{ name, isEmbedded: embedded === 'yes', hasUnicode: unicode === 'yes' }];
    });

/** Where words stand, in points from the left. */
export function placesOf(pdf: Uint8Array): Array<{ word: string; from: number; to: number }> {
  const html = run(pdf, 'pdftotext', (file) => ['-bbox', file, '-']);
  return [...html.matchAll(/<word xMin="([\d.]+)" .*? xMax="([\d.]+)" .*?>([^<]*)<\/word>/g)].map(
    ([, from, to, word = '']) => ({
      word: word.replaceAll(/[\u202A-\u202E]/g, ''),
      from: Number(from),
      to: Number(to),
    }),
  );
}
