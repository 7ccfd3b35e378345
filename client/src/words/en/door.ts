/** Before a board, and after it. */
export const start = {
  title: 'Welcome',
  text: 'To open a board, use the invite link you were given.',
  therapist: 'Sign in as a therapist',
};

export const left = {
  title: 'You have left',
  text: 'This device no longer opens the board. What was written stays as it is.',
  next: 'A new invite link brings you back whenever you want.',
};

export const notFound = {
  title: 'There is nothing here',
  text: 'The address may have changed. Nothing was lost.',
  home: 'Go to the start page',
};

export const noSeat = {
  title: 'This board is not open to you here',
  text: 'Your seat on it may have ended, or this device may not know you.',
  safe: 'What was written on the board is kept.',
  next: 'You can ask for a new invite link at any time.',
  home: 'Go to the start page',
};
