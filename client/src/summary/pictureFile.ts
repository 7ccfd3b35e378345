import type { Choices, SummaryInput } from '@steady/shared/summary/input.ts';
import {
  pictureFacts,
  pictureOf,
  pictureOptions,
} from '@steady/shared/summary/picture/pictureOf.ts';
import { lettered } from './lettered.ts';
import { pngOf } from './png.ts';

/** Forms in which the canvas is taken along: as a picture, or as a drawing for another program. */
export type PictureFormat = 'svg' | 'png' | 'tldr';

/**
 * The canvas of a summary as a file, made on this device from what its preview is made from. Whoever calls
 * it records the copy in the ledger first: nothing leaves the board before that.
 * @returns undefined when nobody used the canvas
 * @throws Error when this browser cannot draw it
 */
export async function pictureFile(
  format: PictureFormat,
  input: SummaryInput,
  choices: Choices,
): Promise<Blob | undefined> {
  const facts = pictureFacts(input, choices);
  if (format === 'tldr') {
    const { tldrFile } = await import('../canvas/tldr.ts');
    const file = tldrFile(input.board, pictureOptions(input.board, facts));
    return file === undefined
      ? undefined
      : new Blob([file], { type: 'application/vnd.tldraw+json' });
  }
  const picture = pictureOf(input.board, facts);
  if (picture === undefined) return undefined;
  const svg = await lettered(picture.svg);
  return format === 'svg'
    ? new Blob([svg], { type: 'image/svg+xml' })
    : pngOf(svg, picture.width, picture.height);
}
