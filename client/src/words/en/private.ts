import { plural } from '../plural.ts';

/** What one person writes for themselves alone: a partner's drafts and journal, the therapist's notes. */
export const privateWords = {
  title: { drafts: 'Only me', notes: 'My notes' },
  who: {
    drafts: 'Only you can read this. Not even the server can.',
    notes: 'Only you can read this, wherever you sign in. No export of the couple has it.',
  },
  notesFacts: [
    'Whoever runs the server could read notes, as they could read the board.',
    'The access log tells the couple on which days you opened your notes.',
  ],
  older: 'Show older ones',
  nobodyTold: 'Nobody on the board is told that you write here, or when.',
  opening: 'Opening',
  needsConnection: 'It opens once there is a connection. What you wrote before is safe.',
  tryNow: 'Try now',

  noCrypto: {
    why: 'Private writing needs an address that begins with https. This one does not.',
    safe: 'So nothing can be sealed here, and nothing is written or kept. The board works as before.',
  },

  firstUse: {
    what: 'A place for drafts and a journal, for you alone.',
    sealed: 'What you write is sealed on this device before it is sent.',
    server: 'The server keeps it and cannot read it. Neither can your therapist.',
    key: 'The key to it is made now and stays on this device.',
    keyShared:
      'This device is shared, so it keeps no key. Only a recovery code opens your writing again.',
    begin: 'Begin',
  },

  recovery: {
    title: 'Your recovery code',
    what: 'It opens your writing when no device has the key any more.',
    forget: 'Some browsers clear the key when this page is not used for a week.',
    losing: 'Without such a device and without this code, nobody can open your writing.',
    nobody: 'No one can make that good: not the server, not your therapist.',
    once: 'The code is shown this once. The server does not have it.',
    where: 'Keep it where only you look.',
    code: 'Recovery code',
    make: 'Show me a recovery code',
    notNow: 'Not now',
    noted: 'I have written it down',
  },

  locked: {
    what: 'Your writing is sealed, and this device does not have the key yet.',
    some: 'Some of your writing is sealed with a key that this device does not have.',
    how: 'On a device that has the key, open “Only me”, then “Devices and codes”.',
    label: 'Code from your other device, or your recovery code',
    hint: 'It has 28 letters and digits. Spaces and small letters do not matter.',
    open: 'Open my writing',
    enter: 'Enter a code',
    missing: ({ count }: { count: number }) =>
      count === 1 ? 'One character is missing.' : `${count} characters are missing.`,
    tooMany: 'These are more than 28 characters.',
    slip: 'One character is not as it was shown. Please compare it once more.',
    wrong: 'This code opens nothing here. It may be used already, or a newer one was made.',
    safe: 'What you wrote is safe.',
    neither: 'I have neither',
    nobody: 'Then nobody can open what you wrote before: not the server, not your therapist.',
    stays: 'It stays sealed, in case you find a code or a device later.',
    anew: 'Begin anew with a new key',
    opened: 'This device has the key now.',
  },
  damaged: 'A part of your writing could not be opened. It is kept as it is.',

  newDraft: 'New draft',
  newEntry: 'Write in the journal',
  newNote: 'New note',
  drafts: 'Drafts',
  journal: 'Journal',
  notes: 'Notes',
  nothing: 'Nothing here yet. The first words can be small.',
  noWords: 'No words yet',
  /** In a long list of one's own; it is looked for on the device. */
  find: {
    words: 'Find in my writing',
    month: 'Month',
    all: 'All months',
    found: ({ count }: { count: number }) =>
      count === 0
        ? 'Nothing found. Everything you wrote is still here.'
        : plural('en', count, { one: '1 found', other: `${count} found` }),
  },
  full: 'There is no room for another. Please erase one that you do not need.',
  setAside: ({ count }: { count: number }) => `Set aside: ${count}`,
  devices: 'Devices and codes',
  back: 'Back',

  names: { draft: 'Draft', journal: 'Journal entry', 'check-in': 'Check-in', note: 'Note' },
  labels: {
    draft: 'Draft. Only you can read this.',
    journal: 'Journal entry. Only you can read this.',
    'check-in': 'Check-in. Only you can read this.',
    note: 'Note. Only you can read this.',
  },
  write: 'Write here',
  day: 'Day',
  share: 'Share…',
  nothingToShare: 'There are no words to share yet.',
  aside: 'Set aside',
  asideDone: 'Set aside. You can bring it back from the list.',
  bringBack: 'Bring it back',
  erase: 'Erase for good',
  eraseSure: 'Erase it for good, on every device? It cannot be brought back.',
  keepIt: 'Keep it',
  erased: 'Erased.',
  wasShared: 'A card was made from this.',
  tooLong: 'This is as long as it can be. The rest was not put in.',

  sharing: {
    title: 'Share this',
    what: 'A new card appears with exactly these words. What you wrote here stays here.',
    card: 'The card',
    lane: 'Lane',
    kind: 'What it is',
    forWhom: 'Who sees it',
    everyone: 'Everyone on this board, from now on:',
    room: 'The screen in the room, while it is on',
    by: ({ name }: { name: string }) => `From ${name}`,
    share: 'Share with everyone',
    done: ({ lane }: { lane: string }) => `Shared in ${lane}. What you wrote stays here too.`,
    locked: 'This lane is locked right now. You can choose another.',
    withheld: 'The board takes nothing new right now. You can share this later.',
  },

  saved: {
    quiet: 'Nobody else sees this.',
    sending: 'Sealing and sending',
    sent: 'Kept. Only you can read this.',
    kept: 'Not sent yet. It is kept in this open page.',
  },
  keptHere: 'Not sent yet. It is kept on this device, sealed.',
  offlineHere:
    'No connection right now. What you write is kept on this device. It is sent once this board is open with a connection.',
  offline: 'No connection right now. What you write is kept in this open page and sent later.',

  codes: {
    needsConnection: 'The code is shown once there is a connection.',
    kept: 'This device has the key.',
    notKept: 'This device does not keep the key. It is gone when this page closes.',
    another: 'Another device of yours',
    anotherWhat: 'A code brings the key to it. It opens once.',
    show: 'Show a code',
    code: 'Code for the other device',
    type: 'On the other device open the board, then “Only me”, and type this code.',
    used: 'The other device has the key now. This code opens nothing any more.',
    recovery: 'Recovery code',
    has: 'A recovery code was made. The server cannot show it again.',
    hasNone: 'There is no recovery code for this writing yet.',
    makeNew: 'Make a new recovery code',
    replaces: 'An earlier recovery code will open nothing here any more.',
  },

  closed: {
    what: 'Your writing needs to be opened again. What was kept before is safe.',
    unsent: 'Not sent. Only you can read this. Copy what you want to keep:',
    again: 'Open it again',
  },
  left: {
    show: 'Show what only you wrote and was not sent',
    label: 'Only you can read this. Copy what you want to keep:',
  },
};
