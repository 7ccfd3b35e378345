import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { screensOf, sitInRoom, type Room, type Screens } from './session.ts';
import { opening } from './storyboard/opening.ts';
import { pausing } from './storyboard/pausing.ts';
import { wording } from './storyboard/wording.ts';
import { reopening } from './storyboard/reopening.ts';
import { week } from './storyboard/week.ts';
import { closing } from './storyboard/closing.ts';
import { drawing } from './storyboard/drawing.ts';
import { ending } from './storyboard/ending.ts';
import { working } from './storyboard/working.ts';

/** ms by which Ana's tablet is wrong. */
const SKEW_MS = 3 * 60_000;

/** Fifty minutes on four screens, minute -5 to after the end, as one journey: needs the built client. */
describe('a session', () => {
  let room: Room;
  let screens: Screens;
  let failed = false;
  const at = () => screens;

  beforeAll(async () => {
    room = await sitInRoom(SKEW_MS);
    screens = screensOf(room);
  }, 120_000);

  afterAll(() => room?.leave());

  // What comes after a step that failed would only say so again.
  beforeEach(({ skip }) => {
    skip(failed, 'an earlier step failed');
    onTestFailed(() => {
      failed = true;
    });
  });

  opening(at);
  working(at);
  drawing(at);
  pausing(at);
  wording(at);
  reopening(at);
  week(at);
  closing(at);
  ending(at);

  it('no page asked another origin, threw, or broke the content policy', () => {
    expect(room.wrongs()).toEqual([]);
  });
});
