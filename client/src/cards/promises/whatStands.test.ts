import type { Agreement, AgreementStatus } from '@steady/shared/ledger/state.ts';
import { agreementText } from '@steady/shared/ledger/testing.ts';
import { PARTNER_B } from '@steady/shared/seats.ts';
import { describe, expect, it } from 'vitest';
import { whatStands } from './whatStands.ts';

const PUT = agreementText('Our plans');
const agreement = (status: AgreementStatus): Agreement => ({
  status,
  versions: [{ seq: 1, at: 0, by: undefined, text: PUT, textHash: '' }],
  answers: new Map(),
  agreedAt: undefined,
  pausedBy: undefined,
});

describe('what stands on this screen', () => {
  it('is a draft before anything was put forward', () => {
    expect(whatStands(undefined, PUT)).toBe('draft');
  });

  it.each(['put-forward', 'agreed', 'paused'] as const)(
    '%s holds for the very words and terms, and is open again at once for any others',
    (status) => {
      expect(whatStands(agreement(status), PUT)).toBe(status);
      // The server has not said so yet: its ledger still has the old status.
      for (const other of [
        agreementText('Our plan'),
        agreementText('Our plans', { endsOn: '2026-12-01' }),
        agreementText('Our plans', { slipOwner: PARTNER_B }),
      ])
        expect(whatStands(agreement(status), other)).toBe('changed');
    },
  );

  it('stays open when the words are changed back after the server reopened it', () => {
    expect(whatStands(agreement('reopened'), PUT)).toBe('changed');
  });

  it.each(['withdrawn', 'ended'] as const)('%s stays so, whatever the words', (status) => {
    expect(whatStands(agreement(status), agreementText('Other'))).toBe(status);
  });
});
