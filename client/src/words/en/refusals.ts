import type { LedgerRefusal } from '@steady/shared/ledger/refusal.ts';

/** What is true now, when the ledger did not do what somebody asked for. */
export const refusals: Readonly<Record<LedgerRefusal, string>> = {
  'not-your-part': 'Somebody else on this board does this. Nothing was changed.',
  'therapist-leads': 'In a session the therapist starts and ends this. Nothing was changed.',
  paused: 'The board is paused. This can be done after the pause.',
  'not-paused': 'The pause is over. The board is open to all of you.',
  'too-early': 'The pause still lasts. The therapist can resume before its time.',
  'no-session': 'No session is running. Nothing was changed.',
  'session-runs': 'A session is running already.',
  'no-such-card': 'This card is no longer on the board. Nothing was changed.',
  'not-this-kind': 'This card is of another kind now. Nothing was changed.',
  'own-card': 'This card is your own. The others can answer it.',
  'not-the-author': 'Only the person who wrote this can do it.',
  'not-an-owner': 'Only the person whose intention this is can look back on it.',
  'words-changed': 'The words have changed since. Please read them again.',
  'no-words': 'There are no words on this card yet.',
  'needs-scope-and-end': 'Please say first what it covers and when it ends.',
  'ends-in-the-past': 'Its last day is over. Please choose a later one.',
  'already-put-forward': 'These exact words are put forward already.',
  'not-put-forward': 'These words are not put forward. Nothing was answered.',
  'newer-words': 'Newer words were put forward. Please read them first.',
  'already-agreed': 'You both agreed to these words already.',
  'not-agreed': 'You have not both agreed to these words. Nothing was changed.',
  'not-paused-by-you': 'Only the person who paused it can take it up again.',
  'answers-in-session': 'Answers are given in a session. Nothing was answered.',
  'say-what-you-heard': 'Please say first what you heard, and wait for a yes.',
  'no-such-paraphrase': 'These words are no longer here. Nothing was changed.',
  'no-such-suggestion': 'This suggestion is no longer here. Nothing was changed.',
  'already-answered': 'This is answered already.',
  'nothing-said': 'Nothing was chosen yet. Nothing was changed.',
  'no-timer': 'No timer is running.',
  'no-floor': 'Nobody has the floor right now.',
  'already-so': 'It is that way already.',
  'round-open': 'Another round is still open.',
  'no-such-round': 'This round is no longer here. Nothing was changed.',
  'round-over': 'This round is over. Nothing was changed.',
  'another-kind-of-answer': 'This round asks for another kind of answer. Nothing was changed.',
  'not-asked': 'This was asked of somebody else. Nothing was changed.',
};

/** When the ledger could not be asked. */
export const asking = {
  offline: 'This needs a connection. Nothing was sent.',
  noAnswer: 'No answer came. If it was done, it will show here.',
};
