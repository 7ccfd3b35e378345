import { createSignal, Match, Show, Switch } from 'solid-js';
import { pagesApi } from '../net/pagesApi.ts';
import type { Problem, ProblemKind } from '../net/request.ts';
import { goTo } from '../ui/address.ts';
import { Button } from '../ui/Button.tsx';
import { DigitsField, isFourDigits } from '../ui/DigitsField.tsx';
import { Tick } from '../ui/Tick.tsx';
import { pageWords } from '../words/pages.ts';
import { problemText } from '../words/problemText.ts';
import '../ui/field.css';
import BeforeJoining from '../help/BeforeJoining.tsx';
import { JoinPicture } from './JoinPicture.tsx';
import { Page } from './Page.tsx';
import { practice } from './practice.ts';
import { takeSecret } from './secret.ts';
import { Told } from './Told.tsx';

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
  /** Only known once the link was tried: it says nothing of its code. */
  const [needsCode, setNeedsCode] = createSignal(false);
  const [code, setCode] = createSignal('');
  const [codeProblem, setCodeProblem] = createSignal('');
  let codeField: HTMLDivElement | undefined;
  const toCode = () =>
    queueMicrotask(() => codeField?.querySelector<HTMLElement>('input')?.focus());

  const redeem = async () => {
    setProblem(undefined);
    setCodeProblem('');
    if (needsCode() && !isFourDigits(code())) {
      setCodeProblem(pageWords().join.code.need);
      return toCode();
    }
    setBusy(true);
    const told = needsCode() ? { code: code() } : {};
    const answer = await pagesApi.redeem({ secret, ...told, sharedDevice: shared() });
    setBusy(false);
    if (answer.ok) {
      const place = answer.value.seat === 'room-view' ? 'room' : 'board';
      return goTo(`/${place}/${answer.value.boardId}`, 'replace');
    }
    const { reason } = answer.problem;
    if (reason !== 'code-needed' && reason !== 'wrong-code') return setProblem(answer.problem);
    setNeedsCode(true);
    if (reason === 'wrong-code') setCodeProblem(pageWords().join.code.notRight);
    toCode();
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void redeem();
  };
  const spent = () => whyNot(problem());

  return (
    <Page shape="sheet">
      <Switch
        fallback={
          <form class="sheet" noValidate onSubmit={submit}>
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
            <BeforeJoining />
            <Tick
              label={pageWords().join.sharedDevice}
              hint={shared() ? pageWords().join.sharedHint : pageWords().join.device}
              checked={shared()}
              onChange={setShared}
            />
            <Show when={needsCode()}>
              <div ref={(element) => (codeField = element)}>
                <DigitsField
                  label={pageWords().join.code.label}
                  hint={pageWords().join.code.hint}
                  value={code()}
                  onInput={setCode}
                  problem={codeProblem() || undefined}
                />
              </div>
            </Show>
            <div class="stack">
              <div role="alert">
                <Show when={problem()}>
                  {(problem) => <p class="field-problem">{whatNow(problem())}</p>}
                </Show>
              </div>
              <Button look="primary" wide type="submit" busy={busy()}>
                {busy() ? pageWords().join.joining : pageWords().join.redeem}
              </Button>
              <Button wide onClick={() => setLater(true)}>
                {pageWords().join.notNow}
              </Button>
              <p role="status">{later() ? pageWords().join.notNowText : ''}</p>
            </div>
          </form>
        }
      >
        <Match when={!secret}>
          <Told title={pageWords().join.noSecret.title} texts={[pageWords().join.noSecret.text]} />
        </Match>
        <Match when={spent() === 'used'}>
          <Told
            title={pageWords().join.used.title}
            texts={[pageWords().join.used.text, pageWords().join.used.ifItWasYou]}
            way={{ href: '/', words: pageWords().join.used.toBoard }}
          />
        </Match>
        <Match when={spent() === 'expired'}>
          <Told
            title={pageWords().join.expired.title}
            texts={[pageWords().join.expired.text, pageWords().join.expired.safe]}
          />
        </Match>
        <Match when={spent() === 'burnt'}>
          <Told
            title={pageWords().join.burnt.title}
            texts={[pageWords().join.burnt.text, pageWords().join.expired.safe]}
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

/** Why this link will never work; nothing when trying again may help, or the address is what is wrong. */
export function whyNot(
  problem: Problem | undefined,
): 'used' | 'expired' | 'burnt' | 'unknown' | undefined {
  if (!problem || !FINAL.includes(problem.kind) || problem.reason === 'wrong-origin')
    return undefined;
  switch (problem.reason) {
    case 'invite-spent':
      return 'used';
    case 'invite-expired':
      return 'expired';
    case 'invite-burnt':
      return 'burnt';
    default:
      return 'unknown';
  }
}
