import { counted, listed } from './counted.ts';
import type { AltWords } from './words.ts';

export const de: AltWords = {
  title: 'Die Zeichenfläche',
  whole: (cards, drawn) =>
    `Die Zeichenfläche: ${listed(
      counted(cards, 'eine Karte', 'Karten'),
      counted(drawn, 'ein gezeichnetes Ding', 'gezeichnete Dinge'),
    )}.`,
  card: (kind, name, text) => `${kind} von ${name}: ${text}`,
  cardOfNobody: (kind, text) => `${kind}: ${text}`,
  inside: (place, all, more) =>
    more === 0
      ? `${place}: ${all.join('; ')}.`
      : `${place}: ${all.join('; ')}; und ${more} weitere.`,
  unnamedFrame: 'Ein Rahmen',
  frame: (name) => `Rahmen: ${name}`,
  note: (text) => `Notizzettel: ${text}`,
  text: (text) => `Text: ${text}`,
  shape: (text) => `Form mit Worten: ${text}`,
  link(kind, from, to) {
    switch (kind) {
      case 'grew-from':
        return `„${from}“ ist aus „${to}“ entstanden.`;
      case 'answers':
        return `„${from}“ antwortet auf „${to}“.`;
      case 'supports':
        return `„${from}“ unterstützt „${to}“.`;
      case 'repairs':
        return `„${from}“ macht „${to}“ wieder gut.`;
    }
  },
  arrow: (from, to, text) =>
    text === '' ? `Ein Pfeil von ${from} zu ${to}.` : `Ein Pfeil von ${from} zu ${to}: ${text}`,
  wordless: 'etwas Gezeichnetem',
  drawn: (count) => `Ohne Worte: ${counted(count, 'ein gezeichnetes Ding', 'gezeichnete Dinge')}.`,
  faraway: (count) => `Zu weit weg für das Bild: ${counted(count, 'ein Ding', 'Dinge')}.`,
  more: (count) => `Hier nicht erzählt: ${counted(count, 'ein weiterer Satz', 'weitere Sätze')}.`,
};
