/**
 * Where words on the canvas may lead: to a page or a mail box, named in full. Never to a program, a file, a
 * telephone, or an address of our own that would do something for whoever follows it.
 */
export function mayLead(href: unknown): href is string {
  return (
    typeof href === 'string' &&
    href.length <= MAX_HREF &&
    NAMED.test(href) &&
    URL.canParse(href) &&
    SCHEMES.has(new URL(href).protocol)
  );
}

/** UTF-16 code units: what browsers take everywhere, and longer than any address that was meant. */
const MAX_HREF = 2_000;

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** Without blanks and control characters, which programs leave out in different ways. */
const NAMED = /^(?:https?:\/\/|mailto:)[^\p{Cc}\p{Z}]+$/iu;
