/**
 * SVG, put together so that what people wrote can only ever be words in it: the one way from a string
 * to markup is `words`, which escapes, and attribute values are escaped too. No script, style, link
 * or reference to elsewhere can come about, because nothing here makes one.
 */
export interface Markup {
  readonly xml: string;
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export function element(name: Tag, attributes: Attributes, ...inside: readonly Markup[]): Markup {
  let xml = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    xml += ` ${key}="${typeof value === 'number' ? number(value) : escaped(value)}"`;
  }
  if (inside.length === 0) return { xml: `${xml}/>` };
  return { xml: `${xml}>${inside.map((part) => part.xml).join('')}</${name}>` };
}

/** The elements that a picture is made of. */
export type Tag =
  | 'svg'
  | 'title'
  | 'desc'
  | 'defs'
  | 'clipPath'
  | 'g'
  | 'path'
  | 'rect'
  | 'circle'
  | 'ellipse'
  | 'line'
  | 'text'
  | 'tspan';

export const words = (text: string): Markup => ({ xml: escaped(text) });

/** Where there is nothing to draw. */
export const nothing: Markup = { xml: '' };

export const together = (parts: readonly Markup[]): Markup => ({
  xml: parts.map((part) => part.xml).join(''),
});

/** Hundredths of a unit, never an exponent and never -0: the same picture is the same bytes. */
export function number(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Number.isFinite(rounded) && rounded !== 0 ? plain(rounded) : '0';
}

/** Tenths: for outlines of many points, where a hundredth more is a fifth of the bytes. */
export function tenth(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return Number.isFinite(rounded) && rounded !== 0 ? plain(rounded) : '0';
}

const plain = (value: number): string =>
  Math.abs(value) < 1e21 ? String(value) : String(Math.sign(value) * 1e20);

/** What XML cannot hold (control characters, halves of surrogate pairs) becomes U+FFFD. */
const escaped = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    // oxlint-disable-next-line no-control-regex -- these are the very characters to take out
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, (found) =>
      found === '\n' || found === '\t' || found === '\r' ? ' ' : '\ufffd',
    )
    .replace(/[&<>"']/g, (found) => ENTITIES[found] ?? '');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
