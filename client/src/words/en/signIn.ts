export const signIn = {
  title: 'Sign in',
  intro: 'For therapists of this practice. Partners join by invite link.',
  email: 'E-mail',
  password: 'Password',
  showPassword: 'Show the password',
  submit: 'Sign in',
  notRight: 'E-mail and password do not fit together. Please check both.',
  needEmail: 'Please type your e-mail address.',
  needPassword: 'Please type your password.',
};
