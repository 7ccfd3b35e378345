import { counted, listed } from './counted.ts';
import type { OwnWords } from './words.ts';

export const en: OwnWords = {
  lanes: {
    needs: 'Needs',
    requests: 'Requests',
    boundaries: 'Boundaries',
    'next-week': 'Next week',
    appreciations: 'Appreciations',
    feelings: 'Feelings',
    wins: 'Wins',
    parked: 'Parked',
  },
  prompts: {
    'one-thing-noticed': 'One thing I noticed and liked this week',
    'feeling-today': 'One feeling that is here today',
    'one-need-today': 'One thing I need today',
    'feeling-now': 'What I feel right now',
    'need-under-it': 'The need under that feeling',
    'doable-request': 'Something small that you could say yes or no to',
    'small-win': 'A moment that went a little better',
    'one-step-next-week': 'One step for next week',
    'cycle-intro': 'How it goes between us when it gets hard',
    'cycle-trigger': 'What sets it off',
    'cycle-meaning': 'What I tell myself it means',
    'cycle-feeling-on-top': 'The feeling on top',
    'cycle-feeling-underneath': 'The feeling underneath',
    'cycle-what-i-do': 'What I do then',
    'repair-intro': 'What I did, what I have heard, what I do differently',
    'boundary-intro': 'What I will do to look after a limit of mine',
    'transparency-intro': 'Written by each for themselves, for a limited time',
    'transparency-need': 'What would help me feel safe for now',
    'the-problem-does': 'What the problem does to both of us',
    'times-we-were-stronger': 'Times when we were stronger than the problem',
    'problem-name': 'If the problem had a name, what would it be?',
  },
  alt: {
    title: 'The canvas',
    whole: (cards, drawn) =>
      `The canvas: ${listed(
        counted(cards, 'one card', 'cards'),
        counted(drawn, 'one drawn thing', 'drawn things'),
      )}.`,
    card: (kind, name, text) => `${kind} from ${name}: ${text}`,
    cardOfNobody: (kind, text) => `${kind}: ${text}`,
    inside: (place, all, more) =>
      more === 0
        ? `${place}: ${all.join('; ')}.`
        : `${place}: ${all.join('; ')}; and ${more} more.`,
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
  },
};
