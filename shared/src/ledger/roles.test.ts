import { describe, expect, it } from 'vitest';
import { PARTNER_A, THERAPIST } from '../seats.ts';
import { COMMAND_KINDS, type Command, type CommandKind } from './commands.ts';
import { agreementText, aRound, makeTestLedger, SEATS, why } from './testing.ts';

/** product.md, "Who may see and do what", written out once more. A new command needs a row. */
const ROLES: Readonly<
  Record<CommandKind, 'therapist' | 'partner' | 'therapist partner' | 'therapist partner observer'>
> = {
  'put-forward': 'therapist partner',
  'answer-agreement': 'partner',
  'withdraw-agreement': 'partner',
  'pause-agreement': 'partner',
  'resume-agreement': 'partner',
  'end-agreement': 'partner',
  'allow-answers-at-home': 'therapist',
  'answer-request': 'partner',
  'mark-heard': 'partner',
  paraphrase: 'partner',
  'answer-paraphrase': 'partner',
  suggest: 'therapist',
  'answer-suggestion': 'partner',
  review: 'partner',
  'start-session': 'therapist',
  'end-session': 'therapist',
  'set-stage': 'therapist',
  'set-first': 'therapist',
  'start-timer': 'therapist',
  'stop-timer': 'therapist',
  'give-floor': 'therapist',
  'free-floor': 'therapist',
  'set-listening': 'therapist',
  gather: 'therapist',
  'lock-lane': 'therapist',
  'unlock-lane': 'therapist',
  pause: 'therapist partner',
  resume: 'therapist partner',
  'start-round': 'therapist partner',
  'answer-round': 'partner',
  'cancel-round': 'therapist partner',
  'hold-back': 'therapist partner',
  export: 'therapist partner observer',
  'ask-third-party': 'therapist partner',
  'answer-third-party': 'partner',
};

describe('[P2] each command × each seat', () => {
  it('has a row for every command', () => {
    expect(Object.keys(ROLES).toSorted()).toEqual([...COMMAND_KINDS].toSorted());
  });

  for (const kind of COMMAND_KINDS) {
    it(`${kind}: ${ROLES[kind]}`, () => {
      const ledger = makeTestLedger();
      ledger.ask(THERAPIST, { kind: 'start-session' });
      const command = {
        kind,
        card: ledger.card('agreement', 'Words'),
        text: agreementText('Words'),
        round: aRound(),
        lane: 'needs',
        audience: 'data',
        asked: 1,
        seat: PARTNER_A,
      } as unknown as Command;
      for (const seat of SEATS) {
        const role = seat === 'room-view' ? seat : seat.replace(/-.*/, '');
        const isRefused = why(ledger.ask(seat, command)) === 'not-your-part';
        const allowed = ROLES[kind].split(' ').includes(role);
        expect({ seat, isRefused }).toEqual({ seat, isRefused: !allowed });
      }
    });
  }
});
