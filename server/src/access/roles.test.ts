import { expect, it } from 'vitest';
import { ACTIONS, may, type Action } from './roles.ts';

it('[A1] is the table of product.md', () => {
  const asked = new Set<Action>();
  const row = (action: Action) => {
    asked.add(action);
    return (['therapist', 'partner', 'observer', 'room-view'] as const)
      .map((role) => (may(role, action) ? 'yes' : 'no'))
      .join(' ');
  };
  expect(row('read-board')).toBe('yes yes yes yes');
  expect(row('write-board')).toBe('yes yes no no');
  expect(row('show-presence')).toBe('yes yes yes no');
  expect(row('answer-agreement')).toBe('no yes no no');
  expect(row('review-intention')).toBe('no yes no no');
  expect(row('keep-drafts')).toBe('no yes no no');
  expect(row('keep-notes')).toBe('yes no no no');
  expect(row('pause')).toBe('yes yes no no');
  expect(row('run-session')).toBe('yes no no no');
  expect(row('manage-seats')).toBe('yes no no no');
  expect(row('hand-over')).toBe('yes no no no');
  expect(row('change-board')).toBe('yes no no no');
  expect(row('delete-board')).toBe('yes no no no');
  expect(row('leave')).toBe('yes yes yes no');
  expect(row('add-device')).toBe('no yes yes no');
  expect(row('take-own-data')).toBe('yes yes yes no');
  // Which of them: shared/src/summary/audiences.ts.
  expect(row('make-summary')).toBe('yes yes yes no');
  expect(row('follow-calendar')).toBe('no yes no no');
  expect(row('read-access-log')).toBe('yes yes no no');
  expect([...asked].toSorted()).toEqual(ACTIONS.toSorted());
});
