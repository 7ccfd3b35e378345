import type { AgreementText } from '@steady/shared/ledger/agreementText.ts';
import { For, Show } from 'solid-js';
import type { Board } from '../../board/createBoard.ts';
import { promiseWords } from '../../words/promises.ts';
import { Difference } from './Difference.tsx';
import { termsOf } from './terms.ts';

/** The words and terms of an agreement in normal form: exactly what is put forward and answered. */
export function ExactWords(props: { board: Board; text: AgreementText }) {
  const terms = () => termsOf(props.board, props.text).filter(({ text }) => text !== '');
  return (
    <blockquote class="promise-exact">
      <p class="promise-words" dir="auto">
        {props.text.words}
      </p>
      <For each={terms()}>
        {(term) => (
          <p class="promise-term">
            <span class="card-label">{term.label}</span> <bdi dir="auto">{term.text}</bdi>
          </p>
        )}
      </For>
    </blockquote>
  );
}

/** What changed between what was put forward and what the card says now. */
export function ChangedWords(props: { board: Board; before: AgreementText; after: AgreementText }) {
  const say = () => promiseWords();
  const terms = () => {
    const before = termsOf(props.board, props.before);
    return termsOf(props.board, props.after).flatMap((after, n) => {
      const was = before[n];
      const same = was?.text === after.text && was.label === after.label;
      return was === undefined || same ? [] : [{ was, after }];
    });
  };
  const wordsChanged = () => props.before.words !== props.after.words;
  return (
    <div class="promise-exact">
      <p class="card-label">{say().agreement.difference}</p>
      <Show when={wordsChanged()}>
        <Difference before={props.before.words} after={props.after.words} />
      </Show>
      <For each={terms()}>
        {({ was, after }) => (
          <p class="promise-term">
            <Show when={was.label !== after.label}>
              <del>
                <span class="visually-hidden">{say().takenAway} </span>
                {was.label}
              </del>{' '}
            </Show>
            <span class="card-label">{after.label}</span>{' '}
            <del>
              <span class="visually-hidden">{say().takenAway} </span>
              <bdi dir="auto">{was.text === '' ? say().nothing : was.text}</bdi>
            </del>{' '}
            <ins>
              <span class="visually-hidden">{say().added} </span>
              <bdi dir="auto">{after.text === '' ? say().nothing : after.text}</bdi>
            </ins>
          </p>
        )}
      </For>
      <Show when={!wordsChanged() && terms().length === 0}>
        <p>{say().agreement.sameAgain}</p>
      </Show>
    </div>
  );
}
