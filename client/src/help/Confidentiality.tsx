import { For, Match, onMount, Show, Switch } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { practice } from '../pages/practice.ts';
import { helpWords } from '../words/help.ts';
import { PracticeText } from './PracticeText.tsx';
import { loadPracticeTexts, practiceTexts } from './practiceTexts.ts';
import './help.css';

/** Who can read what, which holds in every practice, and then what this one says itself. */
export function Confidentiality(props: { level?: 2 | 3 }) {
  onMount(() => void loadPracticeTexts());
  const heading = () => (props.level === 2 ? 'h2' : 'h3');
  const own = () => {
    const texts = practiceTexts();
    return typeof texts === 'object' ? texts : undefined;
  };
  return (
    <>
      <section class="help-part">
        <Dynamic component={heading()}>{helpWords().who.title}</Dynamic>
        <ul>
          <For each={helpWords().who.facts}>{(fact) => <li>{fact}</li>}</For>
        </ul>
      </section>
      <section class="help-part">
        <Dynamic component={heading()}>{helpWords().policy.title}</Dynamic>
        <Switch>
          <Match when={own()?.policy}>
            {(text) => (
              <>
                <FromPractice />
                <PracticeText text={text()} level={props.level === 2 ? 3 : 4} />
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
            <PracticeText text={found()} level={props.folded ? 2 : 4} />
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
