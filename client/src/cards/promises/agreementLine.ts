import type { AgreementText } from '@steady/shared/ledger/agreementText.ts';
import type { Agreement } from '@steady/shared/ledger/state.ts';
import { promiseWords } from '../../words/promises.ts';
import { dayInWords, dayOfEntry, PARTNERS, today } from './sayings.ts';
import type { Stands } from './whatStands.ts';

/** One sentence of what stands. Whoever has not answered is never named. */
export function agreementLine(
  stands: Stands,
  agreement: Agreement | undefined,
  { endsOn }: AgreementText,
  now: number,
): string {
  const say = promiseWords().agreement;
  switch (stands) {
    case 'put-forward':
      return PARTNERS.every((seat) => agreement?.answers.has(seat)) ? say.answered : say.waiting;
    case 'agreed':
      if (endsOn !== null && endsOn < today(now)) return say.over({ day: dayInWords(endsOn) });
      return say.agreed({ day: dayOfEntry(agreement?.agreedAt ?? now) });
    case 'draft':
    case 'paused':
    case 'changed':
    case 'withdrawn':
    case 'ended':
      return say[stands];
    default:
      return stands satisfies never;
  }
}
