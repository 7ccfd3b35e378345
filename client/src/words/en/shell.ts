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
  unwell: {
    title: 'This page could not load',
    offline: 'There is no connection. What was sent before is kept.',
  },
  boardLoading: 'Opening the board',
};
