import { counted, listed } from './counted.ts';
import type { AltWords } from './words.ts';

export const he: AltWords = {
  title: 'לוח הציור',
  whole: (cards, drawn) =>
    `לוח הציור: ${listed(
      counted(cards, 'כרטיס אחד', 'כרטיסים'),
      counted(drawn, 'דבר מצויר אחד', 'דברים מצוירים'),
    )}.`,
  card: (kind, name, text) => `${kind} מאת ${name}: ${text}`,
  cardOfNobody: (kind, text) => `${kind}: ${text}`,
  inside: (place, all, more) =>
    more === 0 ? `${place}: ${all.join('; ')}.` : `${place}: ${all.join('; ')}; ועוד ${more}.`,
  unnamedFrame: 'מסגרת',
  frame: (name) => `מסגרת: ${name}`,
  note: (text) => `פתק: ${text}`,
  text: (text) => `טקסט: ${text}`,
  shape: (text) => `צורה עם מילים: ${text}`,
  link(kind, from, to) {
    switch (kind) {
      case 'grew-from':
        return `„${from}” צמח מתוך „${to}”.`;
      case 'answers':
        return `„${from}” עונה על „${to}”.`;
      case 'supports':
        return `„${from}” תומך ב„${to}”.`;
      case 'repairs':
        return `„${from}” מתקן את „${to}”.`;
    }
  },
  arrow: (from, to, text) =>
    text === '' ? `חץ מ: ${from}, אל: ${to}.` : `חץ מ: ${from}, אל: ${to}: ${text}`,
  wordless: 'משהו מצויר',
  drawn: (count) => `בלי מילים: ${counted(count, 'דבר מצויר אחד', 'דברים מצוירים')}.`,
  faraway: (count) => `רחוק מכדי להיות בתמונה: ${counted(count, 'דבר אחד', 'דברים')}.`,
  more: (count) => `לא סופר כאן: ${counted(count, 'עוד משפט אחד', 'משפטים נוספים')}.`,
};
