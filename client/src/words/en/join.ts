export const join = {
  title: 'Join the board',
  from: ({ practice }: { practice: string }) => `An invitation from ${practice}`,
  fromUnnamed: 'An invitation from your therapist',
  what: 'You will share one board with your partner and your therapist.',
  who: 'Everybody with a seat on it sees what is written there.',
  sharedDevice: 'This is a shared device',
  sharedHint: 'It is signed out after two hours without use, and after four at most.',
  device:
    'This device stays joined until you leave. After 45 days without use, or six months, it needs a new link.',
  redeem: 'Join the board',
  joining: 'Joining',
  offline: 'Not joined yet. There is no connection. The link still works.',
  notNow: 'Not now',
  notNowText: 'The link still works later. You can close this page.',
  code: {
    label: 'Your therapist’s code',
    hint: 'Four digits that you were told with this link.',
    need: 'Please type the four digits.',
    notRight: 'This is not the code. Please check it with your therapist.',
  },
  burnt: {
    title: 'This link is closed',
    text: 'Five codes did not fit. Ask your therapist for another link.',
  },
  noSecret: {
    title: 'This link is not complete',
    text: 'Please open the whole link, or scan the code again.',
  },
  used: {
    title: 'This link was already used',
    text: 'Each link opens the board on one device. Ask your therapist for another.',
    ifItWasYou: 'If you joined on this device before, the board is still open to you.',
    toBoard: 'Go to my board',
  },
  expired: {
    title: 'This link has expired',
    text: 'Links work for three days. Ask your therapist for another.',
    safe: 'The board and everything on it are still there.',
  },
  unknown: {
    title: 'This link does not open a board',
    text: 'Part of it may be missing, or the seat was changed since.',
    next: 'Ask your therapist for another.',
  },
};
