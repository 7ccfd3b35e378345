import type { Role } from '@steady/shared/seats.ts';

/**
 * A1  Who may do what is this table, and nothing else: product.md, "Who may see and do what".
 */
const WHO_MAY = {
  'read-board': ['therapist', 'partner', 'observer', 'room-view'],
  'write-board': ['therapist', 'partner'],
  'show-presence': ['therapist', 'partner', 'observer'],
  'answer-agreement': ['partner'],
  'review-intention': ['partner'],
  'keep-drafts': ['partner'],
  'keep-notes': ['therapist'],
  pause: ['therapist', 'partner'],
  'run-session': ['therapist'],
  'manage-seats': ['therapist'],
  'hand-over': ['therapist'],
  'change-board': ['therapist'],
  'delete-board': ['therapist'],
  leave: ['therapist', 'partner', 'observer'],
  'add-device': ['partner', 'observer'],
  'take-own-data': ['therapist', 'partner', 'observer'],
  'follow-calendar': ['partner'],
  'make-summary': ['therapist', 'partner', 'observer'],
  'read-access-log': ['therapist', 'partner'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof WHO_MAY;

/** For whoever has to look at all of them. */
export const ACTIONS: readonly string[] = Object.keys(WHO_MAY);

export function may(role: Role, action: Action): boolean {
  const roles: readonly Role[] = WHO_MAY[action];
  return roles.includes(role);
}
