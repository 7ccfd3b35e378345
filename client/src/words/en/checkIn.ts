/** A check-in, for oneself alone. */
export const checkIn = {
  title: 'Check in',
  begin: 'Check in',
  entry: 'Check-ins',
  intro: 'As much or as little as you like. Skipping leaves nothing behind.',
  firstUse: 'A check-in takes less than a minute. It has a place for you alone.',

  feeling: 'A word for how it is',
  choose: 'Choose a word',
  another: 'Another word',
  leaveOut: 'Leave it out',

  temperature: 'How does it feel between you two?',
  notToday: 'Not today',
  degrees: { 1: 'Cold', 2: 'A little cold', 3: 'In between', 4: 'A little warm', 5: 'Warm' },

  need: 'One need for today',
  needLabel: 'One need for today. Only you can read this.',
  needHere: 'Today I need …',
  thanks: 'Thanks, if you like',
  thanksLabel: 'Thanks. Only you can read this.',
  thanksHere: 'I am glad that …',

  skip: 'Skip today',
  keep: 'Keep this',
  nothing: 'Nothing is chosen or written yet. Skipping is fine too.',
  kept: 'Kept for you alone. What you share of it is up to you.',
  skipSure: 'Let these words go? They cannot be brought back.',
  letGo: 'Let them go',
  shareNeed: 'Share this need…',
  shareThanks: 'Share these thanks…',
  done: 'Done',
  earlier: 'Your days before',
};
