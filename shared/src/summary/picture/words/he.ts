import { counted, listed } from './counted.ts';
import type { OwnWords } from './words.ts';

export const he: OwnWords = {
  lanes: {
    needs: 'צרכים',
    requests: 'בקשות',
    boundaries: 'גבולות',
    'next-week': 'השבוע הבא',
    appreciations: 'הערכה',
    feelings: 'רגשות',
    wins: 'הצלחות',
    parked: 'לזמן אחר',
  },
  prompts: {
    'one-thing-noticed': 'דבר אחד ששמתי לב אליו ואהבתי השבוע',
    'feeling-today': 'רגש אחד שנמצא כאן היום',
    'one-need-today': 'דבר אחד שאני צריכ/ה היום',
    'feeling-now': 'מה אני מרגיש/ה עכשיו',
    'need-under-it': 'הצורך שמתחת לרגש הזה',
    'doable-request': 'משהו קטן שאפשר לומר לו כן או לא',
    'small-win': 'רגע שהלך קצת יותר טוב',
    'one-step-next-week': 'צעד אחד לשבוע הבא',
    'cycle-intro': 'מה קורה בינינו כשנעשה קשה',
    'cycle-trigger': 'מה מתחיל את זה',
    'cycle-meaning': 'מה אני אומר/ת לעצמי שזה אומר',
    'cycle-feeling-on-top': 'הרגש שלמעלה',
    'cycle-feeling-underneath': 'הרגש שמתחת',
    'cycle-what-i-do': 'מה אני עושה אז',
    'repair-intro': 'מה עשיתי, מה שמעתי, מה אני עושה אחרת',
    'boundary-intro': 'מה אעשה כדי לשמור על גבול שלי',
    'transparency-intro': 'כל אחד כותב לעצמו, לזמן מוגבל',
    'transparency-need': 'מה יעזור לי להרגיש ביטחון בינתיים',
    'the-problem-does': 'מה הבעיה עושה לשנינו',
    'times-we-were-stronger': 'זמנים שבהם היינו חזקים מהבעיה',
    'problem-name': 'אם לבעיה היה שם, מה הוא היה?',
  },
  alt: {
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
  },
};
