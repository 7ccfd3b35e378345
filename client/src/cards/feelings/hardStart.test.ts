import { describe, expect, it } from 'vitest';
import { liveEn } from '../../words/en/live.ts';
import { startsHard } from './hardStart.ts';

const { hardStarts } = liveEn.feelings;

describe('a hard start', () => {
  it.each([
    'You always come late',
    'I think you never listen',
    'Why can’t you call?',
    "why can't you call?",
    'Why  can`t\nyou call',
    'Don’t be so stupid.',
    'IT’S YOUR FAULT',
  ])('is noticed: %s', (text) => {
    expect(startsHard(text, hardStarts)).toBe(true);
  });

  it.each([
    '',
    'I feel alone when plans change, and I need a call',
    'I need to know that we always say goodnight',
    'Would you call me when you are late?',
    'The dumbbells are yours',
    'Thank you. Never mind the time.',
  ])('is not this: %s', (text) => {
    expect(startsHard(text, hardStarts)).toBe(false);
  });

  it('is found in another language by its own list', () => {
    expect(startsHard('Du hörst NIE zu', ['nie'])).toBe(true);
    expect(startsHard('Knie', ['nie'])).toBe(false);
  });
});
