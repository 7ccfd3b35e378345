/** What a board says in its dialogs and menus, and when it is closed to a page: none of it is there at first. */
export const dialogs = {
  closed: {
    'signed-out': {
      title: 'Please sign in again',
      text: 'This device is no longer signed in to the board.',
    },
    'not-yours': {
      title: 'This board is not open to you here',
      text: 'Your seat on it may have ended. What was sent before is kept.',
    },
    'no-board': {
      title: 'This board is no longer here',
      text: 'It was deleted for everyone. Nothing of it can be opened again.',
    },
    resync: {
      title: 'The board needs to be opened again',
      text: 'It was put back from a safe copy. Everything on that copy is here.',
    },
    refused: {
      title: 'The board could not take the last change',
      text: 'Please open it again. What was sent before is kept.',
    },
  },
  unsentWords: 'Not sent. Copy what you want to keep:',
  openAgain: 'Open the board again',
  toStart: 'Go to the start page',

  arrangeLanes: {
    title: 'Lanes on this board',
    who: 'Everyone on the board sees the same lanes. A hidden lane keeps its cards.',
    show: ({ lane }: { lane: string }) => `Show ${lane}`,
    up: ({ lane }: { lane: string }) => `Move ${lane} earlier`,
    down: ({ lane }: { lane: string }) => `Move ${lane} later`,
  },

  grow: {
    need: 'Grow a need from this',
    request: 'Grow a request from this',
    boundary: 'Grow a boundary from this',
    agreement: 'Grow an agreement from this',
    intention: 'Grow an intention from this',
    appreciation: 'Grow an appreciation from this',
    win: 'Note a win that came from this',
    feeling: 'Name a feeling behind this',
    note: 'Add a note to this',
    question: 'Ask a question about this',
    repair: 'Begin a repair from this',
  },
  actions: {
    open: 'Open',
    read: 'Read it all',
    link: 'Link to another card',
    move: 'Move to another lane',
    up: 'Move up',
    down: 'Move down',
    park: 'Park this for later',
    parkHint: 'It moves to Parked. Nothing is lost.',
    copy: 'Make a copy',
    takeBack: 'Take this back',
    takeBackHint: 'It leaves the board and future summaries.',
    back: 'Back',
  },
  link: {
    title: 'Link to another card',
    how: 'How they belong together',
    which: 'Which card',
    find: 'Find by words',
    none: 'No card on the board fits here yet.',
    done: 'The two cards are linked.',
  },
  takenBack: {
    title: 'What you took back',
    who: 'Only you see this list. These cards are in no future summary.',
  },
  keys: {
    cards: 'Cards',
    between: 'To the next card',
    enter: 'Open a card and write',
    space: 'Pick up a card, then move it with the arrows',
    menu: 'What to do with a card',
    escape: 'Close the card',
    add: 'Add to this lane',
    board: 'Board',
    undo: 'Undo my last step',
    redo: 'Do it again',
    pause: 'Pause for everyone',
  },
};
