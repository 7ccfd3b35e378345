import type { Card } from '@steady/shared/board/card.ts';
import {
  agreementTextOf,
  sameAgreement,
  type AgreementText,
} from '@steady/shared/ledger/agreementText.ts';
import type { Agreement, AgreementStatus, Version } from '@steady/shared/ledger/state.ts';
import { createMemo, type Accessor } from 'solid-js';
import { createText } from '../../board/createText.ts';

export type Stands = 'draft' | Exclude<AgreementStatus, 'reopened'> | 'changed';

/**
 * What holds of an agreement on this screen: words that differ from what was put forward are shown as
 * open again at once, before the server's own entry has come (details.md, 13).
 */
export function whatStands(agreement: Agreement | undefined, now: AgreementText): Stands {
  const newest = newestOf(agreement);
  if (agreement === undefined || newest === undefined) return 'draft';
  const { status } = agreement;
  switch (status) {
    case 'reopened':
      return 'changed';
    case 'withdrawn':
    case 'ended':
      return status;
    case 'put-forward':
    case 'agreed':
    case 'paused':
      return sameAgreement(newest.text, now) ? status : 'changed';
    default:
      return status satisfies never;
  }
}

export const newestOf = (agreement: Agreement | undefined): Version | undefined =>
  agreement?.versions.at(-1);

/** What an agreement's card says now, in normal form; listens to its words. */
export function createAgreementText(card: Accessor<Card>): Accessor<AgreementText> {
  const texts = createMemo(() => [card().text, ...card().words.values()].map(createText));
  return createMemo(() => {
    for (const text of texts()) text();
    return agreementTextOf(card());
  });
}
