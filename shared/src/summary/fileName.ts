/**
 * What a copy is called: the practice's neutral title and the day, never a couple's name. Only what every
 * system takes for a file name.
 */
export function fileNameOf(title: string, day: string, extension: string): string {
  const plain = title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N} _-]+/gu, '')
    .trim();
  return `${plain === '' ? 'Board' : plain}-${day}.${extension}`;
}
