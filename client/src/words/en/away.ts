/** The neutral page: nothing on it speaks of a board. */
export const away = {
  title: 'Clock',
};
