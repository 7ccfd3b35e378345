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
