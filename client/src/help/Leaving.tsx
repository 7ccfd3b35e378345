import { For } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { helpWords } from '../words/help.ts';

/** What leaving a page does, and what it does not hide: to be read before it is needed. */
export function Leaving(props: { level?: 2 | 4 }) {
  const say = () => helpWords().leaving;
  return (
    <>
      <For each={say().what}>{(sentence) => <p>{sentence}</p>}</For>
      <Dynamic component={props.level === 2 ? 'h2' : 'h4'}>{say().notTitle}</Dynamic>
      <ul>
        <For each={say().not}>{(sentence) => <li>{sentence}</li>}</For>
      </ul>
    </>
  );
}
