/** What a partner comes for between sessions. */
export const home = {
  title: 'Between sessions',
  review: 'Home review',
  resume: 'Go on with the review',
  resumeHint: 'It waits where you left it. Only you see this.',
  reviewHint: 'About 20 minutes. You can stop at any time.',
  checkIn: 'Check in',
  checkInHint: 'Under a minute, only for you.',
  week: 'Next week',
  weekHint: 'What is planned, day by day.',
};
