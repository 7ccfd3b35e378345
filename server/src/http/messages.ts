import type { LedgerRefusal } from '@steady/shared/ledger/refusal.ts';
import type { RefusalReason } from '../access/refused.ts';
import { LEDGER_MESSAGES } from './ledger-messages.ts';

/**
 * What an answer that is not a yes says. The message can be shown to a person: plain words, what is
 * safe, what to do next. The client has its own sentences by `kind`; these are for whoever has none.
 */
export const MESSAGES: Readonly<Record<RefusalReason, readonly [status: number, message: string]>> =
  {
    'not-understood': [400, 'Something in what was sent is missing or not as expected.'],
    'not-signed-in': [401, 'You are not signed in on this device.'],
    'wrong-sign-in': [401, 'This e-mail address and this password do not belong together.'],
    'unknown-passkey': [401, 'This passkey is not known here. It may have been removed.'],
    'wrong-passkey': [401, 'This passkey could not be checked. Try again, or use your password.'],
    'wrong-recovery-code': [401, 'This e-mail address and this code do not belong together.'],
    locked: [401, 'This device is locked. Unlock it to go on.'],
    'wrong-origin': [403, 'This request did not come from the address of this practice.'],
    'wrong-setup-token': [403, 'This set-up link is not the one that was printed last.'],
    'prove-first': [403, 'Show once more that it is you, then do this again.'],
    'not-allowed': [403, 'This is not open to you.'],
    'no-such-page': [404, 'There is nothing at this address.'],
    'no-such-board': [404, 'There is no such board.'],
    'no-such-seat': [404, 'There is no such seat on this board.'],
    'no-such-person': [404, 'There is no such person in this practice.'],
    'no-such-passkey': [404, 'This passkey is not there any more.'],
    'no-such-device': [404, 'This device is not signed in any more.'],
    'no-such-invite': [404, 'This link opens nothing. Ask your therapist for a new one.'],
    'invite-spent': [409, 'This link has been used already. Ask your therapist for a new one.'],
    'invite-expired': [409, 'This link was open for three days. Ask your therapist for a new one.'],
    'code-needed': [403, 'This link comes with a code of four digits, told by your therapist.'],
    'wrong-code': [403, 'This is not the code. Check it with your therapist, then try again.'],
    'invite-burnt': [409, 'This link was closed after five wrong codes. Ask your therapist.'],
    'invites-full': [409, 'Many links for this seat are still open. Close one of them first.'],
    'boards-full': [409, 'You have as many boards as there is room for. Delete one first.'],
    'no-passkeys-here': [409, 'Passkeys do not work at this address. Use your password.'],
    'passkeys-full': [409, 'You have as many passkeys as there is room for. Remove one first.'],
    'last-way-in': [409, 'This is your last way to sign in, so it stays. Add another one first.'],
    'account-seat': [409, 'A colleague sits there with their own account, which needs no link.'],
    'needs-an-account': [409, 'Only a colleague with an account of their own can lead a board.'],
    'already-seated': [409, 'They sit on this board already.'],
    'observers-full': [409, 'There is no further seat for observers on this board.'],
    'email-taken': [409, 'Somebody here uses this e-mail address already. Use another one.'],
    'practice-full': [
      409,
      'There is no room for another link or account. Close an open link first.',
    ],
    'first-stays': [409, 'Whoever set the practice up stays. Nothing was changed.'],
    'boards-need-a-lead': [409, 'They lead boards. Choose who leads these from now on.'],
    'already-set-up': [409, 'This practice is set up already. Sign in instead.'],
    'therapist-stays': [409, 'The therapist stays on the board. Let it rest or delete it instead.'],
    'too-big': [413, 'This is too large to send in one piece.'],
    'too-many-tries': [429, 'Too many tries. Wait a quarter of an hour, then try again.'],
    'too-busy': [429, 'Many people are signing in right now. Try again in a moment.'],
    'too-many-taps': [429, 'This was too fast. Wait a moment, then try again.'],
    'picture-not-made': [
      503,
      'The picture of the canvas could not be made. Try again, or leave it out.',
    ],
    'copies-busy': [429, 'Many copies are being made right now. Try again in a moment.'],
    'copy-too-long': [413, 'This is too long for one PDF. Markdown and HTML take all of it.'],
    'copy-not-made': [503, 'The copy could not be made. What is on the board is safe.'],
    resting: [409, 'This board rests. What is on it is safe.'],
    'disk-full': [
      503,
      'The server has no room left and takes nothing new. What is on the board is safe.',
    ],
    unwell: [503, 'The server cannot do this right now. What is on the board is safe.'],
  };

export interface ErrorBody {
  readonly error: {
    readonly kind: RefusalReason | 'refused';
    readonly message: string;
    /** Of the ledger's refusals: which. */
    readonly why?: LedgerRefusal;
  };
}

export function errorBody(kind: RefusalReason): { status: number; body: ErrorBody } {
  const [status, message] = MESSAGES[kind];
  return { status, body: { error: { kind, message } } };
}

export function refusalBody(why: LedgerRefusal): { status: number; body: ErrorBody } {
  const [status, message] = LEDGER_MESSAGES[why];
  return { status, body: { error: { kind: 'refused', message, why } } };
}
