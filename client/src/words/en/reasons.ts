/** By the relay's own reason, where it tells more than the kind. */
export const reasons: Readonly<Record<string, string>> = {
  'last-way-in': 'This is your last way to sign in, so it stays.',
  'passkeys-full': 'There is no room for another passkey. Please remove one first.',
  'no-such-passkey': 'This passkey is not there any more.',
  'no-such-device': 'This device is not signed in any more.',
  'practice-full': 'Many links are still open. Please take one back first.',
  'observers-full': 'There is no further seat that reads on this board.',
  'already-seated': 'They sit on this board already.',
  'needs-an-account': 'Only a colleague with an account can lead a board.',
  'invites-full': 'Many links for this seat are still open. Wait until one expires.',
  'boards-full': 'There is no room for another board. Nothing was changed.',
  'already-set-up': 'This practice is set up already. Please sign in instead.',
  'too-many-tries': 'Too many tries. Please wait a quarter of an hour. Nothing was lost.',
  'too-busy': 'Many people are signing in right now. Please try again in a moment.',
  resting: 'The board is resting. Nothing was changed.',
  'disk-full': 'The server has no room left. What is on the board is kept.',
  'wrong-origin': 'This address is not the one the practice uses. Nothing was changed.',
};
