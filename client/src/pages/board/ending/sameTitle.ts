/**
 * Whether somebody typed this title: letters and their order count, not capitals, spaces, or how an
 * accent was made.
 */
export const sameTitle = (typed: string, title: string): boolean => plain(typed) === plain(title);

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLocaleLowerCase();
