import { bareHtml } from '@steady/shared/bareHtml.ts';
import { cleanWords, NOT_TEXT } from './words.ts';

/**
 * The words of what is pasted or dropped, and nothing else of it. HTML is read only when there is no
 * plain text, in a document of its own that runs no script and fetches nothing.
 */
export function wordsOfTransfer(data: DataTransfer): string {
  const plain = data.getData('text/plain');
  const words = plain === '' ? wordsOfHtml(data.getData('text/html')) : plain;
  return cleanWords(words).replaceAll(NOT_TEXT, '');
}

function wordsOfHtml(html: string): string {
  if (html === '') return '';
  const { body } = new DOMParser().parseFromString(bareHtml(html), 'text/html');
  for (const gone of body.querySelectorAll('template, noscript')) gone.remove();
  const lines = (node: Node): string => {
    if (node instanceof Text) return node.data.replace(/[ \t\r\n]+/g, ' ');
    if (!(node instanceof Element)) return '';
    if (node.localName === 'br') return '\n';
    const inner = [...node.childNodes].map(lines).join('');
    return BLOCKS.has(node.localName) ? `\n${inner.trim()}\n` : inner;
  };
  return lines(body)
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const BLOCKS = new Set(
  'address article aside blockquote body dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
