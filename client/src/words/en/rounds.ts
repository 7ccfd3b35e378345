/** Rounds of sealed answers: each writes privately, then both open at once. */
export const rounds = {
  button: 'Private round',
  kinds: {
    temperature: 'Temperature',
    'feels-safe': 'Feels safe · Still painful · Next steps',
  },
  choose: {
    title: 'Answer privately, open together',
    how: 'Each of you answers alone. Both answers open at the same moment.',
    lines: {
      temperature: 'How it feels between you right now, in one of five words.',
      'feels-safe': 'Three short fields. Each of them may stay empty.',
    },
    lookAgain: 'Look again at both answers',
    open: 'A round is open now. It can be answered or ended first.',
    nothing: 'No round is open. In a session the therapist starts one.',
  },

  onlyYou: 'Only you see this until both have answered.',
  waiting: 'Waiting for both of you',
  answered: 'Answered. You can change it until it opens.',
  open: 'Open my sheet',
  temperature: 'How does it feel between you right now?',
  degrees: {
    1: 'Cold',
    2: 'A little cold',
    3: 'In between',
    4: 'A little warm',
    5: 'Warm',
  },
  notToday: 'Not today',
  give: 'Give this answer',
  change: 'Change my answer',
  keep: 'Keep it as it is',
  chooseOne: 'Please choose one first. “Not today” is an answer too.',
  writeSomething: 'Please write in one field, or choose “Not today”.',
  parts: {
    feelsSafe: 'Feels safe',
    stillPainful: 'Still painful',
    nextSteps: 'Next steps',
  },
  partLines: {
    feelsSafe: 'What feels safe between us at the moment?',
    stillPainful: 'What still hurts?',
    nextSteps: 'What could help next?',
  },
  leftOpen: 'Left open',
  yours: 'Your answer',
  endTitle: 'The round was ended',
  looking: 'Looking for your answer',
  notFound: 'Your answer could not be looked up. What you gave before is safe.',
  tryAgain: 'Try again',

  revealed: 'Both answers',
  revealedWho: 'All of you see this now. It is not put on the board.',
  revealedNow: 'Both answers are open.',

  end: 'End the round',
  endSure: 'End it now? Nothing is shown and no answer is kept.',
  keepOpen: 'Keep it open',
  ended: 'The round was ended. Nothing was shown.',
  endedDraft: 'Nothing that was written on a sheet was kept.',
};
