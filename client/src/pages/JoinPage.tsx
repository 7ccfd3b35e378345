import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { pagesApi } from '../net/pagesApi.ts';
import type { Problem, ProblemKind } from '../net/request.ts';
import { goTo } from '../ui/address.ts';
import { Button } from '../ui/Button.tsx';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { pageWords } from '../words/pages.ts';
import { problemText } from '../words/problemText.ts';
import { Tick } from '../ui/Tick.tsx';
import '../ui/field.css';
import { JoinPicture } from './JoinPicture.tsx';
import { Page } from './Page.tsx';
import { practice } from './practice.ts';
import { takeSecret } from './secret.ts';

/**
 * Where an invite link leads. Opening it spends nothing, so a preview in a mail program cannot use it up;
 * only the one tap does.
 */
export default function JoinPage() {
  const secret = takeSecret();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem>();
  const [shared, setShared] = createSignal(false);
  const [later, setLater] = createSignal(false);

  const redeem = async () => {
    setBusy(true);
    setProblem(undefined);
    const answer = await pagesApi.redeem(secret, shared());
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    const place = answer.value.seat === 'room-view' ? 'room' : 'board';
    return goTo(`/${place}/${answer.value.boardId}`, 'replace');
  };

  const spent = () => whyNot(problem());

  return (
    <Page shape="sheet">
      <Switch
        fallback={
          <section class="sheet">
            <JoinPicture />
            <div class="sheet-head">
              <p class="soft" dir="auto">
                {practice().practiceName
                  ? pageWords().join.from({ practice: practice().practiceName ?? '' })
                  : pageWords().join.fromUnnamed}
              </p>
              <h1>{pageWords().join.title}</h1>
            </div>
            <div class="stack">
              <p>{pageWords().join.what}</p>
              <p>{pageWords().join.who}</p>
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
                  {(problem) => <p class="field-problem">{whatNow(problem())}</p>}
                </Show>
              </div>
              <Button look="primary" wide busy={busy()} onClick={() => void redeem()}>
                {busy() ? pageWords().join.joining : pageWords().join.redeem}
              </Button>
              <Button wide onClick={() => setLater(true)}>
                {pageWords().join.notNow}
              </Button>
              <p role="status">{later() ? pageWords().join.notNowText : ''}</p>
            </div>
          </section>
        }
      >
        <Match when={!secret}>
          <Told title={pageWords().join.noSecret.title} texts={[pageWords().join.noSecret.text]} />
        </Match>
        <Match when={spent() === 'used'}>
          <Told
            title={pageWords().join.used.title}
            texts={[pageWords().join.used.text, pageWords().join.used.ifItWasYou]}
            toBoard
          />
        </Match>
        <Match when={spent() === 'expired'}>
          <Told
            title={pageWords().join.expired.title}
            texts={[pageWords().join.expired.text, pageWords().join.expired.safe]}
          />
        </Match>
        <Match when={spent() === 'unknown'}>
          <Told
            title={pageWords().join.unknown.title}
            texts={[pageWords().join.unknown.text, pageWords().join.unknown.next]}
          />
        </Match>
      </Switch>
    </Page>
  );
}

function whatNow(problem: Problem): string {
  return problem.kind === 'network' ? pageWords().join.offline : problemText(problem);
}

/** Refusals that no second try changes; everything else may pass. */
const FINAL: readonly ProblemKind[] = ['bad-request', 'not-allowed', 'not-found', 'conflict'];

/** Why this link will never work; nothing when trying again may help. */
export function whyNot(problem: Problem | undefined): 'used' | 'expired' | 'unknown' | undefined {
  if (!problem || !FINAL.includes(problem.kind)) return undefined;
  if (problem.reason === 'invite-spent') return 'used';
  return problem.reason === 'invite-expired' ? 'expired' : 'unknown';
}

function Told(props: { title: string; texts: readonly string[]; toBoard?: boolean }) {
  return (
    <section class="sheet" role="alert">
      <div class="stack">
        <h1>{props.title}</h1>
        <For each={props.texts}>{(text) => <p>{text}</p>}</For>
      </div>
      <Show when={props.toBoard}>
        <ButtonLink href="/" wide>
          {pageWords().join.used.toBoard}
        </ButtonLink>
      </Show>
    </section>
  );
}
