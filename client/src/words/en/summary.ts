import { plural } from '../plural.ts';

const reasonsOf = (reasons: Readonly<Record<string, string>>) => reasons;

/** Around a summary: who it is for, what is in it, and the copies that leave the board. */
export const summary = {
  title: 'Summary',
  intro: 'A copy contains what you see here.',

  audience: {
    legend: 'Who it is for',
    ours: 'Ours',
    mine: 'Mine',
    clinician: 'Clinician chart',
    data: 'All my data',
    lines: {
      ours: 'For both partners: the same page for each.',
      mine: 'My own words and what concerns me.',
      clinician: 'Facts are filled in. Judgement is left blank to write.',
      data: 'Everything of mine, also what I took back. Nobody else’s words.',
    },
  },

  /** What a copy was made of, in a list that everybody reads. */
  whats: {
    ours: 'Our summary',
    mine: 'Own summary',
    clinician: 'Clinician chart',
    data: 'Own data',
  },

  parts: {
    title: 'What is in it',
    jump: 'Parts and more',
    since: 'Since last session',
    sinceHint: 'What is new or changed since the session before.',
    timeline: 'The way so far',
    timelineHint: 'Sessions and agreements, one step each.',
    picture: 'The canvas',
    pictureHint: 'A picture of the canvas at the end.',
    changes: 'See all changes since last session',
  },
  chart: {
    legend: 'How the chart is ordered',
    soap: 'SOAP',
    dap: 'DAP',
    birp: 'BIRP',
  },
  session: {
    label: 'Which session',
    now: 'Now',
    of: ({ day }: { day: string }) => `Session of ${day}`,
    none: 'Sessions that have ended are listed here.',
    shown: ({ day }: { day: string }) => `As it was when the session of ${day} ended.`,
    since: 'What was taken back or held back since then stays out.',
    back: 'Back to now',
    reading: 'Looking at the board as it was',
    gone: 'The board of that session is not kept any more.',
    offline: 'No connection right now. The board as it is now is safe.',
    unwell: 'The server cannot read it right now. The board is safe.',
    tryAgain: 'Try again',
  },
  language: {
    label: 'Language of our summaries',
    hint: 'For everyone on this board. What people wrote keeps its own language.',
    names: {
      en: 'English',
      de: 'Deutsch',
      fr: 'Français',
      es: 'Español',
      ar: 'العربية',
      he: 'עברית',
    },
  },

  hold: {
    hint: 'You can hold back your own cards. They stay on the board.',
    hold: 'Hold back',
    holdCard: ({ card }: { card: string }) => `Hold back: ${card}`,
    release: 'Put it back',
    releaseCard: ({ card }: { card: string }) => `Put it back: ${card}`,
    agreed: 'Both of you agreed to this. It stays in the summary.',
    held: 'Held back. It is in nobody else’s summary now.',
    released: 'It is in the summary again.',
    count: ({ count }: { count: number }) =>
      plural('en', count, {
        one: 'You hold back 1 card',
        other: `You hold back ${count} cards`,
      }),
    who: 'Only you see this list.',
  },

  copies: {
    make: 'Make a copy',
    title: 'Make a copy',
    forThem: ({ names }: { names: string }) => `This copy is for ${names}.`,
    both: ({ one, other }: { one: string; other: string }) => `${one} and ${other}`,
    forMe: 'This copy is for you.',
    recorded: ({ count }: { count: number }) =>
      count === 3
        ? 'All three of you can read that this copy was made.'
        : 'Everyone on this board can read that this copy was made.',
    device: 'Whoever holds a device can read the files on it.',
    groups: {
      read: 'To read and keep',
      week: 'Next week',
      canvas: 'The canvas',
      other: 'For other programs',
    },
    names: {
      pdf: 'PDF',
      print: 'Print',
      docx: 'Word (DOCX)',
      html: 'Web page (HTML)',
      md: 'Plain text (Markdown)',
      fridge: 'Card for the fridge',
      ics: 'Calendar (ICS)',
      csv: 'Table (CSV)',
      svg: 'Drawing (SVG)',
      png: 'Picture (PNG)',
      tldr: 'For tldraw (TLDR)',
      json: 'Data (JSON)',
    },
    lines: {
      pdf: 'A page to keep, to send or to print.',
      print: 'On paper, from this device.',
      docx: 'A page that can be changed later.',
      html: 'Opens in any browser, also without a connection.',
      md: 'For notes.',
      fridge: 'Only what you do next week, on a small card (PDF).',
      ics: 'Intentions only, with neutral titles.',
      csv: 'Intentions only.',
      svg: 'The canvas only. Sharp at any size.',
      png: 'The canvas only.',
      tldr: 'The canvas only, to draw on somewhere else.',
      json: 'For other programs.',
    },
    paper: 'Paper',
    papers: { a4: 'A4', 'us-letter': 'US Letter' },
    download: 'Download this copy',
    print: 'Print this copy',
    making: 'The copy is being made',
    made: 'The copy is on this device now.',
    offline: 'Making a copy needs a connection. Nothing was made.',
    notSent: 'Your last words are not sent yet. Nothing was made.',
    busy: 'The server is busy. Please try again in a moment. Nothing was made.',
    tooBig: 'The board is too big for this form. Nothing was made.',
    /** By the server's own reason. */
    reasons: reasonsOf({
      'no-such-page': 'This form is not ready here yet. Nothing was made.',
      resting: 'The board is resting. Copies can be made later.',
      'picture-not-made': 'The canvas could not be drawn. Try again, or leave it out.',
      'copy-too-long': 'This is too long for one PDF. A web page takes all of it.',
      'copies-busy': 'Many copies are being made. Please try again in a moment.',
      'copy-not-made': 'The copy could not be made. What is on the board is safe.',
    }),
    notMade: 'The copy could not be made. What is on the board is kept.',
    useButton: 'Please print with the button on the page.',

    /** What only one's own device can read, in a copy of all one's own data. */
    own: {
      preview: 'What only you can read is added to the copy, and is not shown here.',
      heading: 'Only me',
      intro: 'Added on my own device. The server could not read it.',
      introNotes: 'My notes on this board.',
      part: 'A part of it could not be opened on this device.',
      setAside: 'Set aside',
      reading: 'Looking at what only this device can read.',
      added: 'Your drafts, journal and check-ins are added here, on this device.',
      server: 'The server never has them in the clear.',
      addedNotes: 'Your notes are added here. The access log says that they were read.',
      second: 'They come as a second file, to be read as plain text.',
      notIn: 'This form takes intentions only. What only you can read is not in it.',
      locked: 'Your private writing is locked on this device. This copy is without it.',
      unlock: 'With a code under “Only me” it can be opened here first.',
      'no-crypto': 'Private writing cannot be opened at this address. This copy is without it.',
      'not-now': 'Your private writing cannot be read just now. This copy is without it.',
      hereOnly: 'Only what this device holds is in it. The server could not be asked.',
      again: 'Look again',
      made: 'The copy is on this device now, with what only you can read.',
      madeWithout: 'The copy is on this device now, without your private writing.',
    },

    list: 'Copies made so far',
    listHint: ({ count }: { count: number }) =>
      count === 3
        ? 'All three of you can read this list.'
        : 'Everyone on this board can read this.',
    none: 'No copy was made yet.',
    one: ({ day, name, what, form }: { day: string; name: string; what: string; form: string }) =>
      `${day}. ${name}: ${what}, ${form}`,
    oneOutside: ({
      day,
      name,
      what,
      form,
      recipient,
    }: {
      day: string;
      name: string;
      what: string;
      form: string;
      recipient: string;
    }) => `${day}. ${name}: ${what}, ${form}, for ${recipient}`,
  },

  outside: {
    title: 'A copy for somebody outside',
    hint: 'It is made only after both partners say yes.',
    ask: 'Ask for such a copy',
    askTitle: 'A copy for somebody outside',
    recipient: 'Who is it for?',
    recipientHint: 'A name, as it will stand on the copy. All of you can see it.',
    needName: 'Please type a name.',
    what: 'What it contains',
    next: 'Both partners are asked. Either of them can say no, and take a yes back.',
    send: 'Ask both partners',
    asked: 'Both partners are asked now.',
    forThem: ({ recipient }: { recipient: string }) => `For ${recipient}`,
    askedBy: ({ name, what }: { name: string; what: string }) =>
      `${name} asks. It contains: ${what}`,
    question: 'May this copy be made?',
    yes: 'Yes',
    no: 'No',
    saidYes: 'You said yes. You can take it back at any time.',
    saidNo: 'You said no. You can change it at any time.',
    waiting: 'Waiting for both of you',
    ready: ({ day }: { day: string }) => `Both partners said yes. It can be made until ${day}.`,
    open: 'Look at this copy',
    shown: ({ recipient }: { recipient: string }) => `This copy is for ${recipient}.`,
    back: 'Back to our own',
    over: 'A yes was taken back. You see your own summary again.',
  },

  room: {
    rest: 'The rest is on your own screens.',
  },
};
