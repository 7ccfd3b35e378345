import { expect, it } from 'vitest';
import { laneFor } from './createPutting.ts';

it('puts words where they are seen, also on a board whose therapist shows few lanes', () => {
  expect(laneFor('appreciation', ['needs', 'appreciations', 'parked'])).toBe('appreciations');
  expect(laneFor('appreciation', ['needs', 'parked'])).toBe('parked');
  expect(laneFor('question', ['needs', 'requests'])).toBe('needs');
  expect(laneFor('question', [])).toBe('parked');
});
