/**
 * Somebody asked for what is not to be had. Not an error of ours: the person is told, in the words
 * that http/messages.ts has for `why`.
 */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly why: RefusalReason;
  constructor(why: RefusalReason) {
    super(`refused: ${why}`);
    this.why = why;
  }
}

export type RefusalReason =
  | 'not-understood'
  | 'not-signed-in'
  | 'wrong-sign-in'
  | 'locked'
  | 'prove-first'
  | 'unknown-passkey'
  | 'wrong-passkey'
  | 'no-passkeys-here'
  | 'passkeys-full'
  | 'no-such-passkey'
  | 'last-way-in'
  | 'wrong-recovery-code'
  | 'no-such-device'
  | 'wrong-origin'
  | 'wrong-setup-token'
  | 'not-allowed'
  | 'no-such-page'
  | 'no-such-board'
  | 'no-such-seat'
  | 'no-such-invite'
  | 'invite-spent'
  | 'invite-expired'
  | 'code-needed'
  | 'wrong-code'
  | 'invite-burnt'
  | 'invites-full'
  | 'boards-full'
  | 'already-set-up'
  | 'therapist-stays'
  | 'account-seat'
  | 'needs-an-account'
  | 'already-seated'
  | 'observers-full'
  | 'no-such-person'
  | 'email-taken'
  | 'practice-full'
  | 'first-stays'
  | 'boards-need-a-lead'
  | 'too-big'
  | 'too-many-tries'
  | 'too-busy'
  | 'copies-busy'
  | 'copy-not-made'
  | 'copy-too-long'
  | 'too-many-taps'
  | 'picture-not-made'
  | 'resting'
  | 'disk-full'
  | 'unwell';
