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
  copyBehind: 'This device keeps nothing more just now. What you write is kept in this open page.',
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

  noLanes: 'All lanes are hidden. The therapist can show some of them.',
  canvasFailed: 'The canvas could not be opened here. The lanes show all cards.',

  room: {
    title: 'The board',
    waiting: 'One moment. The board comes back by itself.',
    nothing: 'Nothing here yet.',
  },
};
