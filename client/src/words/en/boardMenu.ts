/** What stands behind More on a board. */
export const boardMenu = {
  arrange: 'Show, hide and order lanes',
  summary: 'Summary and copies',
  history: 'What changed since last session',
  device: 'On this device',
  devices: 'Your devices',
  lock: 'Lock this screen',
  showKeys: 'Keys',
  private: 'Only me: drafts and journal',
  notes: 'My notes',
  rounds: 'Answer privately, open together',
  feelings: 'Words for feelings',
  softerStarts: 'Offer softer starts again',
  seats: 'Seats and invites',
  audit: 'Who did what',
  keeping: 'Rest, keep, delete',
  leaveBoard: 'Leave this board',
};
