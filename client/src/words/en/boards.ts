import { plural } from '../plural.ts';

export const boards = {
  title: 'Boards',
  intro: 'One board for each couple. You, the two of them and whoever you seat see it.',
  account: 'Account and devices',
  newBoard: 'New board',
  open: 'Open the board',
  openNamed: ({ title }: { title: string }) => `Open the board ${title}`,
  inviteTo: ({ title }: { title: string }) => `Invite to ${title}`,
  invite: 'Invite',
  between: ({ one, other }: { one: string; other: string }) => `${one} and ${other}`,
  seated: ({ count }: { count: number }) =>
    count === 0
      ? 'Nobody has joined yet'
      : plural('en', count, {
          one: 'One partner has joined',
          other: 'Both partners have joined',
        }),
  empty: {
    title: 'No boards yet',
    text: 'Make one for a couple, then invite both partners by link.',
  },
  create: {
    title: 'New board',
    partnerA: 'First partner’s name',
    partnerB: 'Second partner’s name',
    namesHint: 'As they want to be called. Everyone on the board sees it.',
    boardTitle: 'Title (optional)',
    boardTitleHint: 'Only shown on the board and in your list.',
    template: 'How it starts',
    templateHint: 'Lanes and prompts. Everything can be changed later.',
    submit: 'Make the board',
    needName: 'Please type a name.',
    needDifferent: 'Please use two different names, so that both can be told apart.',
  },
  resting: 'Resting',
  deletedOn: ({ day }: { day: string }) => `The practice deletes it on ${day} unless you keep it.`,
  unreadable: {
    title: 'A board that cannot be opened',
    text: 'Its data or its keys are damaged. Whoever runs the server can look at it.',
    safe: 'The other boards are as they were.',
  },
  made: 'The board is there. Invite both partners next.',
  templates: {
    open: {
      name: 'Open board',
      line: 'Needs, requests, boundaries and next week, without prompts.',
    },
    'check-in': { name: 'Check-in', line: 'An appreciation, a feeling, and one need for today.' },
    'need-to-request': {
      name: 'Need to request',
      line: 'From a feeling to the need under it, to one doable request.',
    },
    'weekly-conversation': {
      name: 'Weekly conversation',
      line: 'What went well, what is needed, what next week looks like.',
    },
    'our-cycle': {
      name: 'Our cycle',
      line: 'Trigger, meaning, the feeling on top, the feeling underneath, what I do.',
    },
    repair: { name: 'Repair', line: 'What I did, what I have heard, what I do differently.' },
    boundaries: {
      name: 'Boundaries',
      line: 'A limit of mine, and what I will do to look after it.',
    },
    'transparency-agreement': {
      name: 'Transparency agreement',
      line: 'Self-written, with a scope and an end date. Each can end it.',
    },
    'us-and-the-problem': {
      name: 'Us and the problem',
      line: 'The problem on one side, the two of you on the other.',
    },
  },
};
