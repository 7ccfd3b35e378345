import { Show } from 'solid-js';
import { lockWords } from '../words/lock.ts';
import type { Phase } from './idle.ts';
import './lock.css';

/** A minute before: any hand makes it go. The region stands from the start, so that it is announced. */
export function LockSoon(props: { phase: Phase | undefined }) {
  return (
    <div class="lock-soon" role="status">
      <Show when={props.phase === 'soon'}>
        <p>{lockWords().soon}</p>
      </Show>
    </div>
  );
}
