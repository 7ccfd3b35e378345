import { counted, listed } from './counted.ts';
import type { OwnWords } from './words.ts';

export const de: OwnWords = {
  lanes: {
    needs: 'Bedürfnisse',
    requests: 'Bitten',
    boundaries: 'Grenzen',
    'next-week': 'Nächste Woche',
    appreciations: 'Wertschätzung',
    feelings: 'Gefühle',
    wins: 'Was gelungen ist',
    parked: 'Für später',
  },
  prompts: {
    'one-thing-noticed': 'Etwas, das mir diese Woche aufgefallen ist und gefallen hat',
    'feeling-today': 'Ein Gefühl, das heute da ist',
    'one-need-today': 'Etwas, das ich heute brauche',
    'feeling-now': 'Was ich gerade fühle',
    'need-under-it': 'Das Bedürfnis unter diesem Gefühl',
    'doable-request': 'Etwas Kleines, zu dem du Ja oder Nein sagen kannst',
    'small-win': 'Ein Moment, der etwas besser ging',
    'one-step-next-week': 'Ein Schritt für nächste Woche',
    'cycle-intro': 'Wie es zwischen uns läuft, wenn es schwer wird',
    'cycle-trigger': 'Was es auslöst',
    'cycle-meaning': 'Was ich mir sage, dass es bedeutet',
    'cycle-feeling-on-top': 'Das Gefühl obenauf',
    'cycle-feeling-underneath': 'Das Gefühl darunter',
    'cycle-what-i-do': 'Was ich dann tue',
    'repair-intro': 'Was ich getan habe, was ich gehört habe, was ich anders mache',
    'boundary-intro': 'Was ich tun werde, um für eine Grenze von mir zu sorgen',
    'transparency-intro': 'Von jedem für sich selbst geschrieben, für begrenzte Zeit',
    'transparency-need': 'Was mir hilft, mich vorerst sicher zu fühlen',
    'the-problem-does': 'Was das Problem mit uns beiden macht',
    'times-we-were-stronger': 'Zeiten, in denen wir stärker waren als das Problem',
    'problem-name': 'Wenn das Problem einen Namen hätte, wie hieße es?',
  },
  alt: {
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
    drawn: (count) =>
      `Ohne Worte: ${counted(count, 'ein gezeichnetes Ding', 'gezeichnete Dinge')}.`,
    faraway: (count) => `Zu weit weg für das Bild: ${counted(count, 'ein Ding', 'Dinge')}.`,
    more: (count) => `Hier nicht erzählt: ${counted(count, 'ein weiterer Satz', 'weitere Sätze')}.`,
  },
};
