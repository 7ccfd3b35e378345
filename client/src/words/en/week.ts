/** The coming seven days, and a calendar of one's own. */
export const week = {
  title: 'Next week',
  intro: 'The coming seven days, from what stands on the board.',
  today: ({ day }: { day: string }) => `Today, ${day}`,
  free: 'Nothing planned',
  empty: 'Nothing is planned for these seven days. One small thing is enough.',
  emptyReader: 'Nothing is planned for these seven days.',
  add: 'Add an intention',
  cue: 'What will remind me',
  lookAgain: 'Look at it again',
  homeReview: 'The day you chose for your home review',
  anyDay: 'On any day',
  anyDayHint: 'With a first day these stand on their days, and in a calendar.',
  ready: 'Ready to look at when you are',
  readyHint: 'Their own day to be looked at again has come.',
  foot: 'From the shared board.',

  print: 'Print this week',
  printRecorded: ({ count }: { count: number }) =>
    count === 3
      ? 'All three of you can read that it was printed. What is held back stays off paper.'
      : 'Everyone on this board can read that it was printed. What is held back stays off paper.',

  calendar: {
    open: 'Add to your calendar',
    title: 'Add to your calendar',
    back: 'Back to the week',
    neutral: ({ title }: { title: string }) =>
      `Each entry is called “${title}”, unless you choose your own words.`,
    reminds: 'Nothing here rings. Your calendar can remind you, as you set it there.',
    noDay: 'What has no first day is in no calendar yet.',
    seen: 'Whoever holds your phone, or shares your calendar, can see its entries. So can whoever runs it.',
    shared: 'This is a shared device. Whoever uses it sees what is in its calendar.',
    what: {
      legend: 'What goes into it',
      mine: 'Mine',
      mineLine: 'What I do, alone or together.',
      ours: 'Ours',
      oursLine: 'What each of us does. The same for both.',
    },
    download: {
      title: 'Download',
      text: 'A file with the days as they are now. Later changes are not in it.',
      recorded: ({ count }: { count: number }) =>
        count === 3
          ? 'All three of you can read that this copy was made.'
          : 'Everyone on this board can read that this copy was made.',
      button: 'Download the file',
      done: 'The file is on this device now. Open it with your calendar.',
    },
    follow: {
      title: 'Subscribe by a private link',
      text: 'Your calendar follows the board by itself, a few times a day.',
      link: 'Whoever has the link can read it, without signing in. Keep it to yourself.',
      noTrace: 'When your calendar looks, nobody is told and nothing is noted.',
      recorded: ({ count }: { count: number }) =>
        count === 3
          ? 'Both partners and your therapist can read on which day it was made.'
          : 'Partners and therapist can read on which day it was made.',
      titles: {
        legend: 'How entries are called',
        neutral: ({ title }: { title: string }) => `“${title}”`,
        neutralLine: 'Tells nobody what it is about.',
        own: 'In my own words',
        ownLine: 'Only intentions that I wrote. Whoever sees my calendar can read them.',
      },
      make: 'Make the private link',
      again: 'Make a new link',
      againHint: 'The link from before then stops.',
      there: ({ day }: { day: string }) => `There is a link, made on ${day}.`,
      isMine: 'It shows what you do.',
      isOurs: 'It shows what each of you does.',
      isNeutral: ({ title }: { title: string }) => `Its entries are called “${title}”.`,
      isOwn: 'Its entries have your own words.',
      zone: ({ zone }: { zone: string }) => `Its times are those of ${zone}.`,
      once: 'You see the link only now. It is kept nowhere.',
      label: 'Your private link',
      copy: 'Copy the link',
      copied: 'The link is copied.',
      notCopied: 'Please copy the link yourself. It is selected.',
      paste: 'Paste it where your calendar asks for the address of a calendar.',
      openHere: 'Open it in this device’s calendar',
      scan: 'Or scan this with the device that has your calendar.',
      qrName: 'QR code of your private link',
      resting: 'The board is resting. A link can be made later.',
      many: 'Many links were made. Please try again in an hour.',
    },
    stop: {
      title: 'Stop the link',
      text: 'The link is dead at once. Your calendar keeps what it shows until you remove it there.',
      forget: 'Forgetting this device does not stop it. Leaving the board does.',
      button: 'Stop the link',
      ask: 'Stop the link now?',
      keep: 'Keep it',
      done: 'The link is stopped. Remove the calendar in your calendar’s own settings, too.',
    },
    offline: 'This needs a connection. Your week is here without one.',
  },
};
