import { For, Match, onMount, Show, Switch } from 'solid-js';
import { practice } from '../pages/practice.ts';
import { helpWords } from '../words/help.ts';
import { PracticeText } from './PracticeText.tsx';
import { loadPracticeTexts, practiceTexts } from './practiceTexts.ts';
import './help.css';

/** Who can read what, which holds in every practice, and then what this one says itself. */
export function Confidentiality() {
  onMount(() => void loadPracticeTexts());
  const own = () => {
    const texts = practiceTexts();
    return typeof texts === 'object' ? texts : undefined;
  };
  return (
    <>
      <section class="help-part">
        <h3>{helpWords().who.title}</h3>
        <ul>
          <For each={helpWords().who.facts}>{(fact) => <li>{fact}</li>}</For>
        </ul>
      </section>
      <section class="help-part">
        <h3>{helpWords().policy.title}</h3>
        <Switch>
          <Match when={own()?.policy}>
            {(text) => (
              <>
                <FromPractice />
                <PracticeText text={text()} />
              </>
            )}
          </Match>
          <Match when={own()}>
            <p>{helpWords().policy.none}</p>
          </Match>
          <Match when={practiceTexts() === 'unreachable'}>
            <p role="status">{helpWords().unreachable}</p>
          </Match>
        </Switch>
      </section>
    </>
  );
}

/** Whom to turn to: what is true everywhere, then what the practice says. */
export function InNeed(props: { folded?: boolean }) {
  const text = () => {
    const texts = practiceTexts();
    return typeof texts === 'object' ? texts.help : undefined;
  };
  return (
    <section class="help-part">
      <Show when={!props.folded}>
        <h3>{helpWords().inNeed.title}</h3>
      </Show>
      <Show when={text()}>
        {(found) => (
          <>
            <FromPractice />
            <PracticeText text={found()} />
          </>
        )}
      </Show>
      <p>{helpWords().inNeed.danger}</p>
      <p>{helpWords().inNeed.nobodyWatches}</p>
      <Show when={practiceTexts() === 'unreachable'}>
        <p role="status">{helpWords().unreachable}</p>
      </Show>
    </section>
  );
}

function FromPractice() {
  const name = () => practice().practiceName;
  return (
    <p class="soft" dir="auto">
      {name() ? helpWords().from({ practice: name() ?? '' }) : helpWords().fromUnnamed}
    </p>
  );
}
