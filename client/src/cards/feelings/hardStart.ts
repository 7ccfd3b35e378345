/**
 * Whether a text begins hard anywhere in it: by a list of beginnings, whole words only. It knows no
 * meaning, so it is an offer and never a verdict.
 */
export function startsHard(text: string, beginnings: readonly string[]): boolean {
  const said = plain(text);
  return beginnings.some((one) => {
    const wanted = plain(one);
    for (let at = said.indexOf(wanted); at !== -1; at = said.indexOf(wanted, at + 1)) {
      const before = said.slice(0, at);
      if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(said.slice(at + wanted.length)))
        return true;
    }
    return false;
  });
}

/** Keyboards write apostrophes and blanks in many ways. */
const plain = (text: string): string =>
  text
    .toLocaleLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/\s+/g, ' ');
