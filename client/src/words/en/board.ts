export const board = {
  people: 'Who is here',
  me: ({ name }: { name: string }) => `${name} (you)`,
  lanesOrCanvas: 'Show the board as',
  lanes: 'Lanes',
  canvas: 'Canvas',
  summary: 'Summary',
  undo: 'Undo',
  redo: 'Redo',
  more: 'More',
  onlyMe: 'Only me',
  addOther: ({ lane }: { lane: string }) => `Add something else to ${lane}`,
  laneTabs: 'Lanes',
  empty: {
    writer: 'Nothing here yet. The first words can be small.',
    reader: 'Nothing here yet.',
    parked: 'What can wait goes here.',
  },
  opening: 'Opening the board',
  unnamed: { therapist: 'Therapist', partner: 'Partner', observer: 'Observer' },
  skipToCards: 'Skip to the cards',

  pause: {
    button: 'Pause',
    hint: 'Covers the board for everyone at once. Nobody is named.',
  },
  startSession: 'Start the session',

  saved: {
    quiet: 'Connected. All of you can see this board.',
    connecting: 'Connecting',
    away: 'No connection right now.',
    sending: 'Sending',
    sent: 'Sent. All of you can see this.',
    kept: 'Not sent yet. It is kept in this open page.',
    keptHere: 'Not sent yet. It is kept on this device.',
    reading: 'You see what the others write.',
  },
  offline: {
    writer: 'No connection right now. What you write is kept in this open page and sent later.',
    keptHere: 'No connection right now. What you write is kept on this device and sent later.',
    reader: 'No connection right now. You see the board as it was.',
    tryNow: 'Try now',
  },
  withheld: {
    paused: 'Paused for everyone. What you write now is not sent yet.',
    resting: 'The board is resting. All of you can read it. Everything on it is kept.',
    full: 'The server cannot save right now. What you write is kept in this open page.',
    seat: 'You can read this board. What you write here is not sent.',
  },
  readOnly: 'You can read this board. Writing is for the couple and their therapist.',

  undone: {
    nothing: 'It stays: somebody has written there since, or its lane is locked.',
  },

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
    none: 'All lanes are hidden. The therapist can show some of them.',
  },
  canvasFailed: 'The canvas could not be opened here. The lanes show all cards.',

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

  room: {
    title: 'The board',
    waiting: 'One moment. The board comes back by itself.',
    nothing: 'Nothing here yet.',
  },
};
