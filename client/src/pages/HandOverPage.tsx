import type { Seat } from '@steady/shared/seats.ts';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { CodeInput } from '../handOver/CodeInput.tsx';
import { ownCode } from '../handOver/ownCode.ts';
import { dropWayBack, readWaysBack, type WayBack } from '../handOver/waysBack.ts';
import { pagesApi } from '../net/pagesApi.ts';
import type { Problem } from '../net/request.ts';
import { Button } from '../ui/Button.tsx';
import { PersonMark } from '../ui/PersonMark.tsx';
import { TextField } from '../ui/TextField.tsx';
import { handOverWords } from '../words/handOver.ts';
import { problemText } from '../words/problemText.ts';
import { unnamed } from '../words/unnamed.ts';
import { Page } from './Page.tsx';

/**
 * Between two people: nobody is signed in. Whoever takes the device says who they are, and shows it by
 * their own digits, or by a link of their own.
 */
export default function HandOverPage() {
  const state = readWaysBack(Date.now());
  const say = () => handOverWords().take;
  const [seat, setSeat] = createSignal<Seat>();
  const [closed, setClosed] = createSignal<readonly string[]>([]);
  const way = () =>
    state?.ways.find((one) => one.seat === seat() && !closed().includes(one.secret));
  return (
    <Page shape="sheet">
      <section class="sheet">
        <div class="sheet-head">
          <h1>{say().title}</h1>
          <p>{state === undefined ? say().nobody : say().what}</p>
        </div>
        <Show when={state} fallback={<OwnLink />}>
          {(kept) => (
            <div class="stack" role="group" aria-label={say().title}>
              <For each={kept().people}>
                {(person) => (
                  <Button
                    wide
                    aria-pressed={seat() === person.seat}
                    icon={<PersonMark seat={person.seat} name={person.name} size="small" />}
                    onClick={() => setSeat(person.seat)}
                  >
                    {say().iAm({ name: person.name.trim() || unnamed(person.seat) })}
                  </Button>
                )}
              </For>
            </div>
          )}
        </Show>
        <Show when={state !== undefined && seat()} keyed>
          <Switch
            fallback={
              <>
                <p role="status">{closed().length > 0 ? say().gone : say().firstTime}</p>
                <OwnLink />
              </>
            }
          >
            <Match when={way()} keyed>
              {(one) => (
                <OwnCode way={one} onClosed={() => setClosed((all) => [...all, one.secret])} />
              )}
            </Match>
          </Switch>
        </Show>
      </section>
    </Page>
  );
}

/** Reasons for which this way back opens nothing any more, whatever is typed. */
const ENDED = ['no-such-invite', 'invite-spent', 'invite-expired', 'invite-burnt'];

function OwnCode(props: { way: WayBack; onClosed: () => void }) {
  const say = () => handOverWords().take;
  const [code, setCode] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal('');
  const open = async () => {
    const own = ownCode(code());
    if (own === undefined) return void setProblem(say().needCode);
    const { secret } = props.way;
    setBusy(true);
    setProblem('');
    const answer = await pagesApi.redeem({ secret, code: own, sharedDevice: true });
    setBusy(false);
    if (answer.ok) {
      dropWayBack(secret, Date.now());
      // Loaded anew: nothing of this page, or of anybody before, is left in it.
      location.replace(`/board/${answer.value.boardId}#handed-over`);
      return;
    }
    setCode('');
    if (!ENDED.includes(answer.problem.reason)) return void setProblem(whyNot(answer.problem));
    dropWayBack(secret, Date.now());
    props.onClosed();
  };
  const whyNot = (found: Problem) => {
    if (found.reason === 'wrong-code') return say().wrong;
    return found.kind === 'network' ? say().offline : problemText(found);
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <CodeInput
        label={say().code}
        hint={say().codeHint}
        value={code()}
        problem={problem() || undefined}
        onInput={setCode}
      />
      <Button look="primary" wide type="submit" busy={busy()}>
        {say().open}
      </Button>
    </form>
  );
}

function OwnLink() {
  const say = () => handOverWords().take;
  const [link, setLink] = createSignal('');
  const [problem, setProblem] = createSignal('');
  const open = () => {
    const to = ownLink(link());
    if (to === undefined) setProblem(say().notLink);
    else location.assign(to);
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <TextField
        label={say().link}
        hint={say().linkHint}
        type="text"
        dir="ltr"
        autocomplete="off"
        value={link()}
        problem={problem() || undefined}
        onInput={setLink}
      />
      <Button look="primary" wide type="submit">
        {say().openLink}
      </Button>
    </form>
  );
}

/** Ours only: a link to anywhere else is not followed from here. */
function ownLink(typed: string): string | undefined {
  const url = URL.parse(typed.trim());
  if (url === null || url.origin !== location.origin || url.hash.length < 2) return undefined;
  return ['/join', '/device'].includes(url.pathname) ? url.pathname + url.hash : undefined;
}
