import { createSignal, Match, Show, Switch } from 'solid-js';
import { pagesApi } from '../net/pagesApi.ts';
import type { Problem } from '../net/request.ts';
import { goTo } from '../ui/address.ts';
import { Button } from '../ui/Button.tsx';
import { Tick } from '../ui/Tick.tsx';
import { accountWords } from '../words/account.ts';
import { pageWords } from '../words/pages.ts';
import { problemText } from '../words/problemText.ts';
import '../ui/field.css';
import { JoinPicture } from './JoinPicture.tsx';
import { whyNot } from './JoinPage.tsx';
import { Page } from './Page.tsx';
import { takeSecret } from './secret.ts';
import { Told } from './Told.tsx';

/** Where somebody's own code leads, on their second device. As with an invite, only the one tap spends it. */
export default function DevicePage() {
  const secret = takeSecret();
  const words = () => accountWords().arriving.device;
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem>();
  const [shared, setShared] = createSignal(false);

  const open = async () => {
    setBusy(true);
    setProblem(undefined);
    const answer = await pagesApi.redeem({ secret, sharedDevice: shared() });
    setBusy(false);
    if (answer.ok) goTo(`/board/${answer.value.boardId}`, 'replace');
    else setProblem(answer.problem);
  };
  const end = () => whyNot(problem());

  return (
    <Page shape="sheet">
      <Switch
        fallback={
          <section class="sheet">
            <JoinPicture />
            <div class="sheet-head">
              <h1>{words().title}</h1>
              <p>{words().what}</p>
            </div>
            <Tick
              label={pageWords().join.sharedDevice}
              hint={shared() ? pageWords().join.sharedHint : pageWords().join.device}
              checked={shared()}
              onChange={setShared}
            />
            <div class="stack">
              <div role="alert">
                <Show when={problem()}>
                  {(problem) => (
                    <p class="field-problem">
                      {problem().kind === 'network' ? words().offline : problemText(problem())}
                    </p>
                  )}
                </Show>
              </div>
              <Button look="primary" wide busy={busy()} onClick={() => void open()}>
                {busy() ? words().opening : words().open}
              </Button>
            </div>
          </section>
        }
      >
        <Match when={!secret || end() === 'unknown' || end() === 'burnt'}>
          <Told title={words().unknown.title} texts={[words().unknown.text]} />
        </Match>
        <Match when={end() === 'used'}>
          <Told
            title={words().used.title}
            texts={[words().used.text]}
            way={{ href: '/', words: pageWords().join.used.toBoard }}
          />
        </Match>
        <Match when={end() === 'expired'}>
          <Told title={words().expired.title} texts={[words().expired.text]} />
        </Match>
      </Switch>
    </Page>
  );
}
