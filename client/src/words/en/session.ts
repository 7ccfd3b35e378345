export const session = {
  start: 'Start the session',
};
