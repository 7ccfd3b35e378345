import type { RoundId } from '@steady/shared/ids.ts';
import type { RoundValue } from '@steady/shared/ledger/values.ts';
import { createEffect, createSignal, on, untrack, type Accessor } from 'solid-js';
import type { Answer } from '../../net/request.ts';

/** Asks the server for my own answer in an open round; it tells nobody else's. */
export type AskOwnAnswer = (round: RoundId) => Promise<Answer<RoundValue | null>>;

export type OwnAnswer =
  | { readonly kind: 'looking' }
  /** The server could not be asked. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }
  | { readonly kind: 'given'; readonly value: RoundValue };

/** What somebody is writing on their sheet: in this page's memory only, and only while the round is open. */
export interface Draft {
  readonly temperature: string;
  readonly feelsSafe: string;
  readonly stillPainful: string;
  readonly nextSteps: string;
}
export type Part = Exclude<keyof Draft, 'temperature'>;
export const PARTS: readonly Part[] = ['feelsSafe', 'stillPainful', 'nextSteps'];
const EMPTY: Draft = { temperature: '', feelsSafe: '', stillPainful: '', nextSteps: '' };

/**
 * One person's own answer in the open round.
 *
 * Q1  What is written here reaches nobody before it is given: no document, no awareness, no storage.
 * Q2  Nothing of it is left when the round ends.
 */
export function createOwnAnswer(round: Accessor<RoundId | undefined>, ask: AskOwnAnswer) {
  const [own, setOwn] = createSignal<OwnAnswer>({ kind: 'none' });
  const [draft, setDraft] = createSignal(EMPTY);
  const look = async (id: RoundId) => {
    setOwn({ kind: 'looking' });
    const answer = await ask(id);
    // It may have been given, or have ended, while the server was asked.
    if (untrack(round) !== id || untrack(own).kind !== 'looking') return;
    if (!answer.ok) return void setOwn({ kind: 'unknown' });
    given(answer.value);
  };
  const given = (value: RoundValue | null) => {
    setOwn(value === null ? { kind: 'none' } : { kind: 'given', value });
    if (value !== null) setDraft(draftOf(value));
  };
  createEffect(
    on(round, (id) => {
      setDraft(EMPTY); // [Q2]
      setOwn({ kind: 'none' });
      if (id !== undefined) void look(id);
    }),
  );
  return {
    own,
    given,
    draft,
    write(more: Partial<Draft>): void {
      setDraft((before) => ({ ...before, ...more }));
    },
    lookAgain: () => {
      const id = round();
      if (id !== undefined) void look(id);
    },
  };
}

export type Own = ReturnType<typeof createOwnAnswer>;

function draftOf(value: RoundValue): Draft {
  switch (value.kind) {
    case 'not-today':
      return { ...EMPTY, temperature: 'not-today' };
    case 'temperature':
      return { ...EMPTY, temperature: String(value.degrees) };
    case 'feels-safe':
      return { ...EMPTY, ...value };
    default:
      return value satisfies never;
  }
}
