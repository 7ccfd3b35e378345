import { makeCommandId, makeRoundId, type CommandId } from '@steady/shared/ids.ts';
import type { Command } from '@steady/shared/ledger/commands.ts';
import type { EntryMessage } from '@steady/shared/ledger/entries.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import type { Person } from '../support/people.ts';

/** Three people who ask things of one ledger, each as fast as it answers. */
export interface AskingBoard {
  stop(): void;
  /** When so many were answered, or nobody asks any more. */
  answeredAtLeast(count: number): Promise<unknown>;
  /** When nobody waits for an answer any more. */
  readonly done: Promise<unknown>;
  /** What was answered 201. */
  readonly answered: readonly Answered[];
  /** What was asked and never answered. */
  readonly unanswered: ReadonlyArray<{ person: Person; id: CommandId; command: Command }>;
}

export interface Answered {
  readonly person: Person;
  readonly command: Command;
  readonly entries: readonly EntryMessage[];
}

/** Asks of one person in one trial: below what a person may ask in a minute. */
const MAX_ASKS = 100;
const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

export function openAskingBoard(
  boardId: string,
  [ruth, ana, ben]: readonly [Person, Person, Person],
  chance: () => number,
): AskingBoard {
  const answered: Answered[] = [];
  const unanswered: Array<{ person: Person; id: CommandId; command: Command }> = [];
  const waiting: Array<{ count: number; go: () => void }> = [];
  let isAsking = true;
  let round = makeRoundId(random);

  const done = Promise.all([
    goOn(ruth, () => {
      const n = Math.floor(chance() * 5);
      if (n === 0) return { kind: 'start-session' };
      if (n === 1) return { kind: 'give-floor', seat: chance() < 0.5 ? PARTNER_A : PARTNER_B };
      if (n === 2) return { kind: 'start-timer', durationMs: 60_000 };
      if (n === 3) return { kind: 'set-listening', on: chance() < 0.5 };
      return { kind: 'start-round', round: (round = makeRoundId(random)), of: 'temperature' };
    }),
    ...[ana, ben].map((partner) =>
      goOn(partner, () => {
        const degrees = 1 + Math.floor(chance() * 5);
        return { kind: 'answer-round', round, value: { kind: 'temperature', degrees } };
      }),
    ),
  ]);

  return {
    answered,
    unanswered,
    done,
    answeredAtLeast: (count) =>
      Promise.race([done, new Promise<void>((go) => waiting.push({ count, go }))]),
    stop() {
      isAsking = false;
    },
  };

  async function goOn(person: Person, next: () => Command): Promise<void> {
    for (let asks = 0; isAsking && asks < MAX_ASKS; asks += 1) {
      const command = next();
      const id = makeCommandId(random);
      try {
        const answer = await person.ask(`/api/boards/${boardId}/ledger`, { body: { id, command } });
        if (answer.status !== 201) continue;
        answered.push({ person, command, entries: answer.body.entries });
        for (const { count, go } of waiting) if (answered.length >= count) go();
      } catch {
        // The server died meanwhile: whether it was done, a retry will tell.
        unanswered.push({ person, id, command });
        return;
      }
    }
  }
}
