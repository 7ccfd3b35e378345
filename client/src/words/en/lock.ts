/** The cover of a locked screen: nothing on it speaks of a board. */
export const lock = {
  title: 'This screen is locked',
  text: 'Nothing on it was lost. Unlock it to go on.',
  passkey: 'Use a passkey',
  passkeyNotUsed: 'No passkey was used. You can try again, or use your password.',
  password: 'Password',
  unlock: 'Unlock',
  notRight: 'This is not the password. You can try again.',
  needPassword: 'Please type your password.',
  offline: 'There is no connection. What you typed is kept in this page.',
  signOut: 'Sign out instead',
  gone: {
    title: 'This device was signed out',
    text: 'Somebody ended it, or it was not used for long. What was sent is kept.',
    signIn: 'Sign in',
  },
  soon: 'This screen locks in a minute. Move, touch or press a key to stay.',
};
