type One = { name: string };
type Two = { name: string; who: string };
type Copy = { name: string; form: string };

/** Who did what on a board. */
export const audit = {
  title: 'Who did what',
  seenBy: 'Both partners and the therapist can read this. Nobody else can.',
  holds: 'It says who came, went and took a copy. It holds nothing that anyone wrote.',
  days: 'Outside a session only the day is kept.',
  reading: 'Looking at what was noted',
  earlier: 'Show earlier ones',
  offline: 'No connection right now. Nothing is lost.',
  unreadable: 'What was noted cannot be read right now. The board itself is kept.',

  made: ({ name }: One) => `${name} made this board.`,
  invited: ({ name, who }: Two) => `${name} made a link for ${who}.`,
  inviteTakenBack: ({ name, who }: Two) => `${name} took back a link for ${who}.`,
  inviteEnded: ({ name }: One) => `A link for ${name} ended with the session.`,
  inviteBurnt: ({ name }: One) => `A link for ${name} closed after five wrong codes.`,
  deviceAdded: ({ name }: One) => `${name} added a device of their own.`,
  joined: ({ name }: One) => `${name} joined.`,
  left: ({ name }: One) => `${name} left the board.`,
  removed: ({ name, who }: Two) => `${name} took the seat away from ${who}.`,
  roomJoined: 'The screen in the room was connected.',
  roomOver: 'The screen in the room was signed out.',
  seatEnded: ({ name }: One) => `The seat of ${name} ended.`,
  seated: ({ name, who }: Two) => `${name} gave ${who} a seat that only reads.`,
  seatedByPractice: ({ name }: One) => `The practice gave ${name} a seat that only reads.`,
  leadChanged: ({ name, who }: Two) => `${name} handed the lead to ${who}.`,
  leadByPractice: ({ name }: One) => `The practice handed the lead to ${name}.`,
  rested: ({ name }: One) => `${name} let the board rest.`,
  woken: ({ name }: One) => `${name} woke the board.`,
  exported: {
    ours: ({ name, form }: Copy) => `${name} took a copy of the couple’s summary (${form}).`,
    mine: ({ name, form }: Copy) => `${name} took a copy of their own words (${form}).`,
    clinician: ({ name, form }: Copy) => `${name} made a chart for the record (${form}).`,
    data: ({ name, form }: Copy) => `${name} took a copy of all their own data (${form}).`,
  },
  outside: ({ name, form }: Copy) =>
    `${name} took a copy for somebody whom both partners agreed to (${form}).`,
  calendarLinked: {
    mine: ({ name }: One) => `${name} made a private address for their own calendar.`,
    ours: ({ name }: One) => `${name} made a private address for a calendar of both.`,
  },
  calendarEnded: ({ name }: One) => `${name} ended their calendar’s private address.`,
  restored: ({ name }: One) => `${name} brought back earlier words.`,
  putBack: 'The practice put an earlier copy of its data in place.',
  notesRead: ({ name }: One) => `${name} opened the therapist’s notes.`,
  kept: ({ name }: One) => `${name} keeps this board for as long as it is needed.`,
  keptNoLonger: ({ name }: One) => `${name} leaves it to the practice how long this board is kept.`,
  deletionAnnounced: ({ day }: { day: string }) =>
    `The practice announced that this board will be deleted on ${day}.`,
  deletionWithdrawn: 'The practice will not delete this board for now.',
  olderForgotten: ({ month }: { month: string }) =>
    `Old versions from before ${month} are not kept any more.`,
  unknown: 'Something that this page does not know yet. Please load it again.',

  roomView: 'the room view',
  forms: {
    pdf: 'PDF',
    md: 'text',
    html: 'web page',
    docx: 'Word file',
    csv: 'table',
    ics: 'calendar',
    json: 'data file',
    print: 'on paper',
    fridge: 'fridge card',
    svg: 'picture',
    png: 'picture',
    tldr: 'drawing',
  },
};
