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
  const hundredths = Math.round(value * 100);
  if (!Number.isFinite(hundredths)) return '0';
  if (hundredths % 10 === 0) return tenths(hundredths / 10);
  const size = Math.abs(hundredths);
  const rest = size % 100;
  return `${hundredths < 0 ? '-' : ''}${Math.floor(size / 100)}.${rest < 10 ? '0' : ''}${rest}`;
}

/** Tenths: for outlines of many points, where a hundredth more is a fifth of the bytes. */
export const tenth = (value: number): string =>
  Number.isFinite(value) ? tenths(Math.round(value * 10)) : '0';

/** Put together from whole numbers, which is five times as fast as writing fractions. */
function tenths(count: number): string {
  const size = Math.abs(count);
  const rest = size % 10;
  const sign = count < 0 ? '-' : '';
  return rest === 0 ? `${sign}${size / 10}` : `${sign}${Math.floor(size / 10)}.${rest}`;
}

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
