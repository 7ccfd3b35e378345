/** By the `kind` of a refusal in net/api.ts. Each says what is safe, or what to do. */
export const errors = {
  network: 'Not sent yet. There is no connection. What you typed stays on this screen.',
  'bad-request': 'Something in this form needs another look. Nothing was changed.',
  'not-signed-in': 'Please sign in again. What was sent before is kept.',
  locked: 'This screen is locked. What you typed stays here.',
  'not-allowed': 'Your seat does not allow this. Nothing was changed.',
  'not-found': 'This is no longer here. Nothing else was changed.',
  conflict: 'Somebody changed this at the same time. Please look again.',
  'too-big': 'This is too long to send. What you typed stays on this screen.',
  'too-many': 'Please wait a minute, then try again. Nothing was lost.',
  unwell: 'The board cannot save right now. What you typed stays on this screen.',
  unexpected: 'Something unexpected happened. What was sent before is kept.',
};

/** By the relay's own reason, where it tells more than the kind. */
export const reasons: Readonly<Record<string, string>> = {
  'invites-full': 'Many links for this seat are still open. Wait until one expires.',
  'boards-full': 'There is no room for another board. Nothing was changed.',
  'already-set-up': 'This practice is set up already. Please sign in instead.',
  'too-many-tries': 'Too many tries. Please wait a quarter of an hour. Nothing was lost.',
  'too-busy': 'Many people are signing in right now. Please try again in a moment.',
  resting: 'The board is resting. Nothing was changed.',
  'disk-full': 'The server has no room left. What is on the board is kept.',
  'wrong-origin': 'This address is not the one the practice uses. Nothing was changed.',
};
