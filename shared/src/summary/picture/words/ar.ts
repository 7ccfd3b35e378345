import type { OwnWords } from './words.ts';

/** Counts stand behind their noun with a colon, which is right for every number. */
export const ar: OwnWords = {
  lanes: {
    needs: 'الاحتياجات',
    requests: 'الطلبات',
    boundaries: 'الحدود',
    'next-week': 'الأسبوع القادم',
    appreciations: 'التقدير',
    feelings: 'المشاعر',
    wins: 'النجاحات',
    parked: 'لوقت آخر',
  },
  prompts: {
    'one-thing-noticed': 'شيء لاحظته وأعجبني هذا الأسبوع',
    'feeling-today': 'شعور حاضر اليوم',
    'one-need-today': 'شيء أحتاج إليه اليوم',
    'feeling-now': 'ما أشعر به الآن',
    'need-under-it': 'الحاجة وراء هذا الشعور',
    'doable-request': 'شيء صغير يمكنك أن تقول له نعم أو لا',
    'small-win': 'لحظة مرّت بشكل أفضل قليلًا',
    'one-step-next-week': 'خطوة للأسبوع القادم',
    'cycle-intro': 'كيف تسير الأمور بيننا حين تصعب',
    'cycle-trigger': 'ما الذي يبدأها',
    'cycle-meaning': 'ما أقول لنفسي إنه يعنيه',
    'cycle-feeling-on-top': 'الشعور الظاهر',
    'cycle-feeling-underneath': 'الشعور الذي تحته',
    'cycle-what-i-do': 'ما أفعله حينها',
    'repair-intro': 'ما فعلته، ما سمعته، ما أفعله بشكل مختلف',
    'boundary-intro': 'ما سأفعله لأعتني بحدّ من حدودي',
    'transparency-intro': 'يكتبه كل منا لنفسه، لمدة محدودة',
    'transparency-need': 'ما يساعدني على الشعور بالأمان في الوقت الحالي',
    'the-problem-does': 'ما تفعله المشكلة بنا نحن الاثنين',
    'times-we-were-stronger': 'أوقات كنا فيها أقوى من المشكلة',
    'problem-name': 'لو كان للمشكلة اسم، فماذا سيكون؟',
  },
  alt: {
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
  },
};
