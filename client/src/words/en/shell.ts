export const shell = {
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  tryAgain: 'Try again',
  loading: 'Loading',
  help: 'Help',
  leave: 'Leave this page',
  leaveHint: 'Shows a plain page at once. Pressing Shift three times does the same.',
  skipToContent: 'Skip to the content',
  signOut: 'Sign out',
  unwell: {
    title: 'This page could not load',
    offline: 'There is no connection. What was sent before is kept.',
    renewed: 'A newer version of this page is there. What you wrote is kept.',
    openAgain: 'Open it again',
  },
  boardLoading: 'Opening the board',
};
