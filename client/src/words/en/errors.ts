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
