import type { AgreementAnswer } from '@steady/shared/ledger/values.ts';
import { For } from 'solid-js';
import { promiseWords } from '../../words/promises.ts';
import { Act } from './Act.tsx';

export const ANSWERS = ['yes', 'yes-with-change', 'not-now', 'think'] as const;

export interface AnswerButtonsProps {
  label: string;
  /** What Yes says here, where it says more than Yes. */
  yes?: string;
  given: AgreementAnswer | undefined;
  busy: boolean;
  onAnswer: (answer: AgreementAnswer) => void;
}

/** Four answers, all of one size, none chosen beforehand. */
export function AnswerButtons(props: AnswerButtonsProps) {
  return (
    <div class="promise-answers" role="group" aria-label={props.label}>
      <For each={ANSWERS}>
        {(answer) => (
          <Act
            busy={props.busy}
            pressed={props.given === answer}
            onPress={() => props.onAnswer(answer)}
          >
            {answer === 'yes' && props.yes !== undefined
              ? props.yes
              : promiseWords().answers[answer]}
          </Act>
        )}
      </For>
    </div>
  );
}
