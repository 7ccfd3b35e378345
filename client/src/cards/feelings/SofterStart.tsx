import { PersonOrigin } from '@steady/shared/board/origins.ts';
import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import type * as Y from 'yjs';
import { useDesk } from '../../board/createDesk.ts';
import { liveWords } from '../../words/live.ts';
import { startsHard } from './hardStart.ts';
import { offerSofterStarts, softerStartsOffered } from './softerStarts.ts';
import './feelings.css';

/** ms without a key: the thought is out, and nobody is interrupted in a word. */
const PAUSE_MS = 1_500;

/** Texts where it was waved away, while this page is open. */
const dismissed = new WeakSet<Y.Text>();

/**
 * A quiet line below what I am writing, when it starts hard.
 *
 * H1  It is found on this device and shown here only: no request, no document, no awareness, no log.
 * H2  It blocks nothing, waits for a pause, and only answers my own typing.
 */
export function SofterStart(props: { text: Y.Text }) {
  const desk = useDesk();
  const [offer, setOffer] = createSignal(false);
  createEffect(() => {
    const { text } = props;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const hard = startsHard(text.toString(), liveWords().feelings.hardStarts);
      setOffer(hard && !dismissed.has(text));
    };
    const typed = (_: Y.YTextEvent, { origin }: Y.Transaction) => {
      if (!(origin instanceof PersonOrigin && origin.via === 'text')) return; // [H2]
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE_MS);
    };
    text.observe(typed);
    onCleanup(() => {
      text.unobserve(typed);
      clearTimeout(timer);
    });
  });
  const dismiss = () => {
    dismissed.add(props.text);
    setOffer(false);
  };
  const turnOff = () => {
    offerSofterStarts(false);
    desk.say({ text: liveWords().feelings.softer.isOff });
  };
  return (
    <div role="status">
      <Show when={softerStartsOffered() && offer()}>
        <div class="softer">
          <p>
            {liveWords().feelings.softer.line} <small>{liveWords().feelings.softer.onlyYou}</small>
          </p>
          <button type="button" class="chip" on:click={dismiss}>
            {liveWords().feelings.softer.dismiss}
          </button>
          <button type="button" class="chip" on:click={turnOff}>
            {liveWords().feelings.softer.off}
          </button>
        </div>
      </Show>
    </div>
  );
}
