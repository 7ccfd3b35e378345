export const shell = {
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  tryAgain: 'Try again',
  loading: 'Loading',
  leave: 'Leave this page',
  leaveHint: 'Shows a plain page at once. Pressing Shift three times does the same.',
  skipToContent: 'Skip to the content',
  signOut: 'Sign out',
  notFound: {
    title: 'There is nothing here',
    text: 'The address may have changed. Nothing was lost.',
    home: 'Go to the start page',
  },
  noSeat: {
    title: 'This board is not open to you here',
    text: 'Your seat on it may have ended, or this device may not know you.',
    safe: 'What was written on the board is kept.',
    next: 'You can ask for a new invite link at any time.',
    home: 'Go to the start page',
  },
  left: {
    title: 'You have left',
    text: 'This device no longer opens the board. What was written stays as it is.',
    next: 'A new invite link brings you back whenever you want.',
  },
  start: {
    title: 'Welcome',
    text: 'To open a board, use the invite link you were given.',
    therapist: 'Sign in as a therapist',
  },
  unwell: {
    title: 'This page could not load',
    offline: 'There is no connection. What was sent before is kept.',
  },
  boardLoading: 'Opening the board',
};
