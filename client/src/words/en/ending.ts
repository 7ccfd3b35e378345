import { plural } from '../plural.ts';

/** Leaving a board, letting it rest, deleting it. */
export const ending = {
  /** To everybody on the board. */
  announced: ({ day }: { day: string }) =>
    `This board will be deleted on ${day}. The therapist can keep it longer.`,

  leave: {
    title: 'Leave this board',
    intro: 'Leaving is yours alone. Nobody is asked.',
    goes: 'What goes',
    devices: 'All your devices close the board at once and are signed out.',
    links: 'Links to your seat that are still open end too.',
    stays: 'What stays',
    words: 'What you wrote and answered stays on the board, with your name.',
    drafts: 'Your drafts and journal are erased for good, here and on the server.',
    seen: 'The others can see that you left and on which day. Not why.',
    back: 'A new link from your therapist brings you back to the same seat.',
    dataFirst: 'Take your own data with you first, if you like.',
    data: 'Take my data',
    unsent: 'Some words are not sent yet. Copy what you want to keep before you leave.',
    stay: 'Stay',
    go: 'Leave the board',
  },

  keeping: {
    title: 'Rest, keep, delete',

    rest: {
      title: 'Let the board rest',
      what: 'Everyone can read it. Nobody can write on it, not even you.',
      same: 'All of you see the same sentence, and no reason:',
      private: 'Drafts and notes stay open to whoever they belong to.',
      go: 'Let it rest',
      done: 'The board is resting.',
    },
    wake: {
      title: 'The board is resting',
      what: 'When you wake it, everyone can write again as before.',
      go: 'Wake the board',
      done: 'The board is open again.',
    },

    kept: {
      title: 'How long it is kept',
      forEver: 'The practice keeps this board until you delete it.',
      months: ({ count }: { count: number }) =>
        plural('en', count, {
          one: 'The practice keeps a board for one month after it was last used.',
          other: `The practice keeps a board for ${count} months after it was last used.`,
        }),
      byYou: 'You keep this one for as long as you need it.',
      keep: 'Keep it longer',
      leaveIt: 'Leave it to the practice',
      done: 'This board is kept. Everyone on it can read that you decided so.',
      undone: 'The practice’s own time holds for this board again.',
    },

    delete: {
      title: 'Delete the board',
      forGood: 'For everyone, at once and for good.',
      open: 'Delete this board',
      intro: 'This is what will happen:',
      gone: 'The board is gone for all of you: cards, canvas, agreements, history and notes.',
      drafts: 'The partners’ own drafts go with it.',
      keys: 'Its keys are destroyed. No copy of the practice’s data brings it back.',
      oldKeys: 'Old backups of keys still open old copies of data, until they expire.',
      copies: 'Copies that somebody took stay with whoever took them.',
      record: 'Take what your record needs first, if you have to keep one.',
      summary: 'Go to the summary',
      confirm: 'Type the title of the board to delete it',
      confirmHint: ({ title }: { title: string }) => `The title is: ${title}`,
      notSame: 'These are other words than the title. Nothing was deleted.',
      keep: 'Keep the board',
      go: 'Delete it for good',
    },
  },
};
