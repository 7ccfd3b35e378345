/**
 * HTML without what could act in it: tags keep their names and, for a link, its address; scripts and styles
 * are gone whole. Even a document that runs and fetches nothing has its content policy, and parsing a
 * handler, a style or a base into one is reported as an attempt.
 *
 * Reads tags as a browser does (HTML standard, 13.2.5): a quote inside a name ends nothing, and a tag that
 * never ends is none.
 */
export function bareHtml(html: string): string {
  const small = html.toLowerCase();
  let bare = '';
  let at = 0;
  for (;;) {
    const open = html.indexOf('<', at);
    if (open === -1) return bare + html.slice(at);
    bare += html.slice(at, open);
    const tag = TAG.exec(html.slice(open, open + MAX_NAME));
    if (tag === null) {
      bare += '<';
      at = open + 1;
      continue;
    }
    const [head, end = '', name = ''] = tag;
    const { href, after } = readAttributes(html, open + head.length);
    if (after === undefined) return bare;
    at = after;
    const called = name.toLowerCase();
    if (end === '' && GONE.has(called)) {
      const close = small.indexOf(`</${called}`, at);
      if (close === -1) return bare;
      at = close;
      // Its end tag is read next, and stands for nothing.
      continue;
    }
    if (GONE.has(called)) continue;
    const link = end === '' && called === 'a' && href !== undefined;
    bare += link ? `<a href="${href.replaceAll('"', '&quot;')}">` : `<${end}${name}>`;
  }
}

const GONE = new Set(['script', 'style']);
/** Characters; a longer name is no element's. */
const MAX_NAME = 64;
const TAG = /^<(\/?)([a-z][^\s/>]*)/i;

/** @returns where the tag has ended; undefined when it never does */
function readAttributes(html: string, from: number): { href?: string; after?: number } {
  let at = from;
  let href: string | undefined;
  for (;;) {
    at = skip(html, at, /[\s/]/);
    if (at >= html.length) return {};
    if (html[at] === '>') return { after: at + 1, ...(href === undefined ? {} : { href }) };
    const begin = at;
    at = upTo(html, at + 1, /[\s/>=]/);
    const name = html.slice(begin, at).toLowerCase();
    const equals = skip(html, at, /\s/);
    if (html[equals] !== '=') continue;
    at = skip(html, equals + 1, /\s/);
    const quote = html[at];
    let value: string;
    if (quote === '"' || quote === "'") {
      const close = html.indexOf(quote, at + 1);
      if (close === -1) return {};
      value = html.slice(at + 1, close);
      at = close + 1;
    } else {
      const start = at;
      at = upTo(html, at, /[\s>]/);
      value = html.slice(start, at);
    }
    if (name === 'href') href ??= value;
  }
}

const skip = (html: string, from: number, what: RegExp): number => {
  let at = from;
  while (at < html.length && what.test(html.charAt(at))) at += 1;
  return at;
};
const upTo = (html: string, from: number, what: RegExp): number => {
  let at = from;
  while (at < html.length && !what.test(html.charAt(at))) at += 1;
  return at;
};
