import type { Card } from '@steady/shared/board/card.ts';
import type { Entry } from '@steady/shared/ledger/entries.ts';
import type { Agreement, Version } from '@steady/shared/ledger/state.ts';
import { THERAPIST } from '@steady/shared/seats.ts';
import { For, Show } from 'solid-js';
import { named } from '../../board/named.ts';
import { useDesk, type Desk } from '../../board/createDesk.ts';
import { promiseWords } from '../../words/promises.ts';
import { ExactWords } from './ExactWords.tsx';
import { dayOfEntry } from './sayings.ts';

/** Every text that was ever put forward, newest first, with what was said to it. Nothing is struck out. */
export function AgreementHistory(props: { card: Card; agreement: Agreement | undefined }) {
  const desk = useDesk();
  const say = () => promiseWords().agreement;
  const versions = () => (props.agreement?.versions ?? []).toReversed();
  return (
    <Show when={versions().length > 0}>
      <details class="promise-history">
        <summary>{say().history}</summary>
        <ol>
          <For each={versions()}>
            {(version) => (
              <li>
                <p class="card-label">{headOf(desk, version)}</p>
                <ExactWords board={desk.board} text={version.text} />
                <For each={saidTo(desk, version.seq)}>{(line) => <p dir="auto">{line}</p>}</For>
              </li>
            )}
          </For>
        </ol>
      </details>
    </Show>
  );
}

/** A board may have another lead by now, and its entries name seats: what one did is not told of the other. */
function headOf(desk: Desk, { at, by }: Version): string {
  const { version, versionOfTherapist } = promiseWords().agreement;
  const day = dayOfEntry(at);
  if (by === THERAPIST) return versionOfTherapist({ day });
  return version({ day, name: by === undefined ? '' : named(desk.board, by) });
}

/** The answers to one version and what became of it, in the order in which they were said. */
function saidTo(desk: Desk, version: number): string[] {
  return desk.board.ledger.entries().flatMap((entry) => {
    const { body } = entry;
    if (!('version' in body) || body.version !== version) return [];
    return lineOf(desk, entry) ?? [];
  });
}

function lineOf(desk: Desk, { body, by, at }: Entry): string[] | undefined {
  const { agreement, answers, said } = promiseWords();
  if (body.kind === 'answered') {
    const name = by === undefined ? '' : named(desk.board, by);
    const line = said({ name, answer: answers[body.answer] });
    return body.change === undefined ? [line] : [line, `“${body.change}”`];
  }
  const happened = HAPPENED.find((kind) => kind === body.kind);
  return happened && [agreement.happened[happened]({ day: dayOfEntry(at) })];
}

const HAPPENED = [
  'reopened',
  'withdrawn',
  'agreement-paused',
  'agreement-resumed',
  'agreement-ended',
] as const;
