import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DRAWINGS } from './icons.ts';

const ofClient = createRequire(new URL('../../../../client/package.json', import.meta.url));
const lucide = join(dirname(ofClient.resolve('lucide-solid')), '..', 'source', 'icons');
const FILES: Readonly<Record<keyof typeof DRAWINGS, string>> = {
  sprout: 'sprout',
  hand: 'hand-helping',
  fence: 'fence',
  calendarDays: 'calendar-days',
  flower: 'flower-2',
  waves: 'waves-horizontal',
  sun: 'sun',
  bookmark: 'bookmark',
  handshake: 'handshake',
  calendarCheck: 'calendar-check',
  stickyNote: 'sticky-note',
  question: 'message-circle-question-mark',
  bandage: 'bandage',
};

describe('icons of a picture', () => {
  it.each(Object.entries(FILES))('%s is the drawing that the screen shows', (name, file) => {
    const source = readFileSync(join(lucide, `${file}.jsx`), 'utf8');
    const drawn: readonly string[] = DRAWINGS[name as keyof typeof DRAWINGS];
    const paths = [...source.matchAll(/\bd: "([^"]+)"/g)].map(([, d]) => d);
    // Circles and rectangles stand there as such, here as paths.
    const others = [...source.matchAll(/\[?\s*"(?:circle|rect)"/g)];
    expect(drawn.filter((d) => paths.includes(d))).toEqual(paths);
    expect(drawn).toHaveLength(paths.length + others.length);
  });
});
