import type { AltWords } from './words.ts';

/** Counts stand behind their noun with a colon, which is right for every number. */
export const ar: AltWords = {
  title: 'لوحة الرسم',
  whole: (cards, drawn) => `لوحة الرسم. عدد البطاقات: ${cards}. عدد الرسوم: ${drawn}.`,
  card: (kind, name, text) => `${kind} من ${name}: ${text}`,
  cardOfNobody: (kind, text) => `${kind}: ${text}`,
  inside: (place, all, more) =>
    more === 0 ? `${place}: ${all.join('؛ ')}.` : `${place}: ${all.join('؛ ')}؛ وغيرها: ${more}.`,
  unnamedFrame: 'إطار',
  frame: (name) => `إطار: ${name}`,
  note: (text) => `ملاحظة لاصقة: ${text}`,
  text: (text) => `نص: ${text}`,
  shape: (text) => `شكل فيه كلمات: ${text}`,
  link(kind, from, to) {
    switch (kind) {
      case 'grew-from':
        return `«${from}» نشأ من «${to}».`;
      case 'answers':
        return `«${from}» جواب على «${to}».`;
      case 'supports':
        return `«${from}» يدعم «${to}».`;
      case 'repairs':
        return `«${from}» يصلح «${to}».`;
    }
  },
  arrow: (from, to, text) =>
    text === '' ? `سهم من ${from} إلى ${to}.` : `سهم من ${from} إلى ${to}: ${text}`,
  wordless: 'شيء مرسوم',
  drawn: (count) => `رسوم بلا كلمات: ${count}.`,
  faraway: (count) => `أبعد من أن تظهر في الصورة: ${count}.`,
  more: (count) => `جمل لم تُذكر هنا: ${count}.`,
};
