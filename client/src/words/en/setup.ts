export const setup = {
  title: 'Set up your practice',
  intro: 'This makes the first therapist account. The link works once.',
  name: 'Your name',
  nameHint: 'Partners see it on their board.',
  emailHint: 'Only used to sign in. Partners never see it.',
  password: 'Password',
  passwordHint: 'At least 12 characters. A few words in a row work well.',
  submit: 'Set up and sign in',
  needName: 'Please type the name partners know you by.',
  needEmail: 'Please type an e-mail address, like name@example.org.',
  needPassword: 'Please use at least 12 characters.',
  noToken: {
    title: 'This page needs the set-up link',
    text: 'The server prints the link when it starts. Open it on this device.',
    signIn: 'I already have an account',
  },
  notAccepted: {
    title: 'This set-up link does not work',
    text: 'It may be used already, or the server has printed a newer one.',
  },
};
