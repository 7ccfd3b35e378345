export const session = {
  strip: 'The session',
  /** Before what stands in the strip, for those who hear it. */
  now: 'The session:',
  stage: 'Where we are',
  stageHint: 'It only guides. Everything stays possible at any time.',
  stages: {
    opening: 'Opening',
    'looking-back': 'Looking back',
    working: 'Working',
    wording: 'Wording',
    closing: 'Closing',
  },

  first: 'Who goes first',
  goesFirst: ({ name }: { name: string }) => `${name} goes first`,
  letFirst: ({ name }: { name: string }) => `Let ${name} go first`,

  timer: 'Timer',
  minutes: ({ count }: { count: number }) => (count === 1 ? '1 minute' : `${count} minutes`),
  noTimer: 'No timer is running',
  timeLeft: ({ time }: { time: string }) => `${time} left`,
  timeOver: 'The time has come to its end',
  stopTimer: 'Stop the timer',
  clearTimer: 'Put the timer away',

  floor: 'The floor',
  hasFloor: ({ name }: { name: string }) => `${name} has the floor`,
  floorFree: 'Nobody has the floor',
  giveFloor: ({ name }: { name: string }) => `Give ${name} the floor`,
  freeFloor: 'Free the floor',

  listening: 'Listening mode',
  listeningHint: 'Before an answer, each says first what they heard.',
  listeningOn: 'Listening mode is on',
  turnListeningOn: 'Turn listening mode on',
  turnListeningOff: 'Turn listening mode off',

  gather: 'Bring everyone here',
  gatherHint: 'They see it two seconds before and may stay.',
  gathered: 'Everyone is asked to come here.',
  brings: {
    lanes: ({ name }: { name: string }) => `${name} brings everyone to the lanes.`,
    canvas: ({ name }: { name: string }) => `${name} brings everyone to the canvas.`,
    lane: ({ name, lane }: { name: string; lane: string }) => `${name} brings everyone to ${lane}.`,
    card: ({ name, lane }: { name: string; lane: string }) =>
      `${name} brings everyone to a card in ${lane}.`,
    summary: 'Everyone is brought to the summary.',
    canvasCard: ({ name }: { name: string }) => `${name} brings everyone to a card on the canvas.`,
  },
  whenReady: 'You stay here until you choose to go.',
  stay: 'Stay',
  goThere: 'Go there',

  twoEach: 'Two each are enough for one week.',

  end: 'End the session',
  ending: {
    title: 'End the session?',
    intro: 'This is what will happen:',
    links: 'Links that were made for this session stop working.',
    room: 'The screen in the room is signed out.',
    home: 'The board becomes the home board, with everything on it.',
    kept: 'The board and its summary are kept as they are now.',
    keepGoing: 'Go on with the session',
  },

  pause: {
    title: 'A pause',
    until: ({ time }: { time: string }) => `Paused until ${time}`,
    over: 'The pause has come to its end',
    left: 'Time until then',
    everyone: 'The board is covered for everyone.',
    kept: 'What you were writing is kept.',
    breathe: 'If you like, breathe along with the circle.',
    breatheStill: 'If you like, breathe slowly, in and out.',
    resume: 'Resume',
    private: 'Write only for me',
    later: ({ time }: { time: string }) =>
      `From ${time} any of you can resume. The therapist can do it before.`,
    ready: 'Any of you can resume when you are ready.',
  },

  lock: {
    lane: ({ lane }: { lane: string }) => `What to do with ${lane}`,
    lock: 'Lock this lane',
    lockHint: 'Its words stay as they are until you unlock it.',
    unlock: 'Unlock this lane',
    gather: 'Bring everyone to this lane',
    mark: 'Locked',
    locked: 'This lane is locked. Its words stay as they are.',
    after: 'Written after the lane was locked',
    setAside: 'Set aside',
    setAsideHint: 'Moves this card to Parked.',
  },
};
