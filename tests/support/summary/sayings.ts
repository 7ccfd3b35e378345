/**
 * What people could write, in the scripts that a summary has to carry: Latin, Cyrillic, Greek, Arabic,
 * Hebrew, Devanagari, Chinese, Japanese and Korean.
 */
export const IN_SCRIPTS: readonly string[] = [
  'Ich brauche einen Abend in der Woche, an dem nichts geplant ist.',
  'J’ai besoin de savoir où nous en sommes, même quand c’est difficile.',
  'Necesito que me avises antes de cambiar los planes, ¿vale?',
  'Em cần thêm thời gian để trả lời những câu hỏi khó.',
  'Мне важно знать, что мы вернёмся к этому разговору завтра.',
  'Я хочу, щоб ми вечеряли разом двічі на тиждень.',
  'Χρειάζομαι λίγη ησυχία όταν γυρίζω στο σπίτι.',
  'أحتاج أن نتحدث بهدوء قبل الساعة 9 مساءً، وليس عبر الرسائل.',
  'هل يمكن أن نأكل معًا يوم الجمعة في Café Zentral؟',
  'אני צריכה לדעת שאפשר לעצור ולחזור לשיחה אחרי 20 דקות.',
  'אני אכתוב הודעה לפני שאצא מהמשרד (בערך ב־17:30).',
  'मुझे यह जानना अच्छा लगता है कि तुम मेरी बात सुन रहे हो।',
  '我需要每周有一个晚上，我们俩都不看手机。',
  '遅くなるときは、会社を出る前に一言メッセージをください。',
  '주말에 한 번은 아이들 없이 둘이서 산책하고 싶어요.',
  'Ana said: “أنا هنا”, and then שלום, and then 你好.',
];

/** What could break a form that takes people's words for something else than words. */
export const AWKWARD: readonly string[] = [
  '# Not a heading\n- not a list\n1. nor this\n> nor a quotation\n    nor code',
  '*Not bold*, _not italic_, `not code`, ~~not gone~~, [not a link](https://example.org) ![x](y)',
  '<script>alert(1)</script> & <b>bold</b> &amp; &lt;i&gt; &#x41; <!-- note -->',
  'See https://example.org/a_b_c?d=1&e=2 or write to someone@example.org, <https://example.org>',
  '=HYPERLINK("https://example.org","press me")',
  '+1 for a walk',
  '-2 hours of television',
  '@home on Sunday',
  '\t=1+1',
  '＝1＋1 in full-width letters',
  '"quoted", with a comma; and a semicolon',
  'BEGIN:VEVENT\nSUMMARY:Not an event\nEND:VEVENT',
  'A backslash \\ a pipe | a brace {x} #let x = 1 $x^2$ %s ${y} \\u0041',
  'C:\\Users\\ben\\Documents is where the list is',
  '👩‍👩‍👧 🏳️‍🌈 🇺🇦 👍🏽 ❤️ and a heart ♥ without colour',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  'w'.repeat(300),
  'One line.\n\nAnother, after an empty one.\nAnd a third.',
  'Zero\u200bwidth, a soft\u00adhyphen, a no\u00a0break space, an isolate \u2067here\u2069, a mark\u200f.',
  'e\u0301 is é, and ﬁ is a ligature; “curly” – dashes — and an ellipsis…',
  '---\ntitle: no front matter\n---',
  '| not | a |\n|---|---|\n| table | row |',
  '***',
  '1) one\n2) two\n+ three\n* four',
  '=====\n-----',
  '[ref]: https://example.org "no definition"',
  'Line that ends with two spaces  \nand goes on\\\nafter a backslash',
  '\u202eThis was turned round\u202c by somebody',
];

export const NEEDS = [
  'I need to know what is happening before it changes.',
  'I need a little quiet when I come home.',
  'I need to hear that we are still us, also on hard days.',
  'I need to be asked, not told.',
  'I need time to think before I answer.',
  'I need us to laugh together sometimes.',
  'I need to feel that my work at home is seen.',
  'I need a say in how we spend money.',
] as const;

export const REQUESTS = [
  'Would you write to me when you will be late?',
  'Could we wait twenty minutes before we talk about the day?',
  'Would you put your phone in the hall while we eat?',
  'Could you call the school this month?',
  'Would you tell me one thing about your day first?',
  'Could we go for a walk on Sunday?',
  'Would you ask before you invite your parents?',
  'Could we look at the calendar together on Mondays?',
] as const;

export const BOUNDARIES = [
  'When voices get loud I go to the kitchen, and I come back.',
  'I do not read messages after ten in the evening.',
  'I answer questions about that year here, not in the car.',
  'I leave the room when old names are used, for ten minutes.',
] as const;

export const AGREEMENTS = [
  'Whoever will be more than fifteen minutes late writes one sentence.',
  'Phones stay in the hall while we eat.',
  'We look at the calendar together on Mondays at eight.',
  'We tell each other when somebody from that time writes.',
  'On Sundays we walk for an hour, whatever the weather.',
  'We stop when one of us says stop, and come back after twenty minutes.',
  'What we write here stays between the three of us.',
  'We take turns with the evenings for ourselves.',
  'Nobody else hears of this before we have both said yes.',
  'Each of us sees the shared account once a week.',
  'We go to bed at the same time on three evenings.',
  'We say thank you for one thing a day.',
] as const;

export const INTENTIONS = [
  'I write before I leave the office.',
  'I read for twenty minutes before I ask about the day.',
  'I put the phone in the hall at seven.',
  'I ask one question and listen to the answer.',
  'I make tea on Thursday.',
  'I call my brother from the balcony, not from the table.',
  'We walk around the lake.',
  'I say it when I need a break.',
  'I write one sentence in the evening.',
  'We cook together.',
] as const;

export const OTHERS = {
  appreciation: [
    'You made tea before I asked on Thursday.',
    'You told me about your day first.',
    'You stayed in the room.',
  ],
  win: [
    'We went for a walk on Sunday and it was easy.',
    'We talked about money for ten minutes and stopped in time.',
  ],
  feeling: ['Calm, most of the time', 'Sad about the spring'],
  note: ['The holidays are not decided yet.', 'Bring the list of dates.'],
  question: ['What helps on evenings that go well?', 'Who tells the children, and when?'],
  repair: ['I did not say where I was. I am sorry for what that did to you.'],
} as const;
