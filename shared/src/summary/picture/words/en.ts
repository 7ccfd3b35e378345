import { counted, listed } from './counted.ts';
import type { AltWords } from './words.ts';

export const en: AltWords = {
  title: 'The canvas',
  whole: (cards, drawn) =>
    `The canvas: ${listed(
      counted(cards, 'one card', 'cards'),
      counted(drawn, 'one drawn thing', 'drawn things'),
    )}.`,
  card: (kind, name, text) => `${kind} from ${name}: ${text}`,
  cardOfNobody: (kind, text) => `${kind}: ${text}`,
  inside: (place, all, more) =>
    more === 0 ? `${place}: ${all.join('; ')}.` : `${place}: ${all.join('; ')}; and ${more} more.`,
  unnamedFrame: 'A frame',
  frame: (name) => `Frame: ${name}`,
  note: (text) => `Sticky note: ${text}`,
  text: (text) => `Text: ${text}`,
  shape: (text) => `Shape with words: ${text}`,
  link(kind, from, to) {
    switch (kind) {
      case 'grew-from':
        return `“${from}” grew from “${to}”.`;
      case 'answers':
        return `“${from}” answers “${to}”.`;
      case 'supports':
        return `“${from}” supports “${to}”.`;
      case 'repairs':
        return `“${from}” repairs “${to}”.`;
    }
  },
  arrow: (from, to, text) =>
    text === '' ? `An arrow from ${from} to ${to}.` : `An arrow from ${from} to ${to}: ${text}`,
  wordless: 'something drawn',
  drawn: (count) => `Without words: ${counted(count, 'one drawn thing', 'drawn things')}.`,
  faraway: (count) =>
    `Too far away to be in the picture: ${counted(count, 'one thing', 'things')}.`,
  more: (count) => `Not told here: ${counted(count, 'one sentence', 'sentences')} more.`,
};
