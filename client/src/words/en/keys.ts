export const keys = {
  title: 'Keys',
  everywhere: 'Everywhere',
  thisList: 'Show this list',
  closeSmallest: 'Close the smallest open thing',
  leave: 'Leave this page at once',
};
