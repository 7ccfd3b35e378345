import { For } from 'solid-js';
import { helpWords } from '../words/help.ts';

/** What leaving a page does, and what it does not hide: to be read before it is needed. */
export function Leaving() {
  const say = () => helpWords().leaving;
  return (
    <>
      <For each={say().what}>{(sentence) => <p>{sentence}</p>}</For>
      <h4>{say().notTitle}</h4>
      <ul>
        <For each={say().not}>{(sentence) => <li>{sentence}</li>}</For>
      </ul>
    </>
  );
}
