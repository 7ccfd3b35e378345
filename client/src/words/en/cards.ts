import { en } from '@steady/shared/words/en.ts';
import { plural } from '../plural.ts';

/** What stands in an empty card, to begin from. */
const starters = {
  need: 'What do you need?',
  request: 'What would you like to ask for?',
  boundary: 'What do you want to look after?',
  agreement: 'What do you both agree to?',
  intention: 'What will you do next week?',
  appreciation: 'What did you appreciate?',
  win: 'What went a little better?',
  feeling: 'What do you feel?',
  note: 'Write a note',
  question: 'What would you like to ask?',
  repair: 'What would you like to repair?',
};

export const cards = {
  kinds: en.kinds,
  fields: en.fields,
  topics: en.topics,
  cadences: en.cadences,
  starters,
  add: {
    need: 'Add a need',
    request: 'Add a request',
    boundary: 'Add a boundary',
    agreement: 'Add an agreement',
    intention: 'Add an intention',
    appreciation: 'Add an appreciation',
    win: 'Add a win',
    feeling: 'Add a feeling',
    note: 'Add a note',
    question: 'Add a question',
    repair: 'Add a repair',
  },
  slipBy: ({ name }: { name: string }) => en.slipOf(name),
  bothOfUs: 'Both of us',
  notChosen: 'Not chosen yet',
  owners: ({ one, other }: { one: string; other: string }) => `${one} and ${other}`,

  /** The first half tells it of this card, the second names the other. */
  links: {
    to: {
      'grew-from': 'Grew from:',
      answers: 'Answers:',
      supports: 'Supports:',
      repairs: 'Repairs:',
    },
    from: {
      'grew-from': 'From this grew:',
      answers: 'Answered by:',
      supports: 'Supported by:',
      repairs: 'Repaired by:',
    },
    goTo: ({ sentence, card }: { sentence: string; card: string }) =>
      `${sentence} ${card}. Go to that card.`,
    remove: ({ sentence, card }: { sentence: string; card: string }) =>
      `Take away the link “${sentence} ${card}”`,
    removed: 'The link is gone. Both cards stay.',
  },

  emptyText: 'Nothing written yet',
  answerHere: 'Write here',
  label: ({ kind, name, text }: { kind: string; name: string; text: string }) =>
    `${kind} from ${name}: ${text}`,
  labelNoName: ({ kind, text }: { kind: string; text: string }) => `${kind}: ${text}`,
  moreFields: 'Add to this card',
  addField: ({ field }: { field: string }) => `Add: ${field}`,
  close: 'Done',
  drag: 'Drag to move',
  menu: ({ card }: { card: string }) => `What to do with: ${card}`,
  seeAll: ({ count }: { count: number }) =>
    count === 3 ? 'All three of you can see this.' : 'Everyone on this board can see this.',
  seeLater: ({ count }: { count: number }) =>
    count === 3
      ? 'All three of you can see this once it is sent.'
      : 'Everyone on this board can see this once it is sent.',
  writing: ({ name }: { name: string }) => `${name} is writing here`,
  unsaved: 'Not sent yet',

  takenBack: {
    bringBack: 'Bring it back',
    done: 'You took this back. Others no longer see it. You can bring it back.',
    open: ({ count }: { count: number }) =>
      plural('en', count, { one: 'Taken back: 1 card', other: `Taken back: ${count} cards` }),
    undone: 'It is on the board again. All of you can see it.',
  },
  malformed: 'This card cannot be shown here. Everything else is fine.',
  movedTo: ({ lane }: { lane: string }) => `Moved to ${lane}.`,
  refusals: {
    full: 'This board is full. Nothing was changed.',
    gone: 'This card is no longer on the board.',
    'too-long': 'This text is too long for one card. Nothing was changed.',
    'not-a-value': 'This does not fit here. Nothing was changed.',
    changed: 'The words have changed since. Nothing was changed now.',
    locked: 'This lane is locked. Nothing was changed.',
    'not-linkable': 'These two cards do not link this way. Nothing was changed.',
  },
};
