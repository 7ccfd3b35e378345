import { AUTHORISED_FOR_MS, isAuthorised } from '@steady/shared/ledger/exports.ts';
import type { LedgerState, ThirdParty } from '@steady/shared/ledger/state.ts';
import type { Entry } from '@steady/shared/ledger/entries.ts';
import { PARTNER_A, PARTNER_B, type Seat } from '@steady/shared/seats.ts';
import { mayHave } from '@steady/shared/summary/audiences.ts';

/** A copy that somebody asked for on behalf of somebody outside. */
export interface OutsideRequest {
  /** The entry that asked. */
  readonly seq: number;
  readonly asked: ThirdParty;
  /** ms, server's clock, until which both partners' yes holds; undefined: not both said it. */
  readonly until: number | undefined;
}

/** Newest first; what was asked long ago and is not authorised asks nobody any more. */
export function outsideRequests(
  state: LedgerState,
  entries: readonly Entry[],
  now: number,
): readonly OutsideRequest[] {
  return [...state.thirdParties]
    .flatMap(([seq, asked]): OutsideRequest[] => {
      const until = isAuthorised(asked, now) ? authorisedUntil(asked) : undefined;
      const at = entries[seq - 1]?.at ?? 0;
      return until === undefined && now - at > AUTHORISED_FOR_MS ? [] : [{ seq, asked, until }];
    })
    .toReversed();
}

const authorisedUntil = ({ answers }: ThirdParty): number =>
  AUTHORISED_FOR_MS + Math.min(...[PARTNER_A, PARTNER_B].map((seat) => answers.get(seat)?.at ?? 0));

/** What is somebody's own goes out by their own hand. */
export const mayMake = (seat: Seat, { asked, until }: OutsideRequest): boolean =>
  until !== undefined &&
  mayHave(seat, asked.audience) &&
  (asked.audience === 'ours' || asked.by === seat);
