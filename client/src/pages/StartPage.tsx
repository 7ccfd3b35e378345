import { createResource, Match, Show, Switch } from 'solid-js';
import { api, type Me } from '../net/api.ts';
import { goTo } from '../ui/address.ts';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { pageWords } from '../words/pages.ts';
import { Page } from './Page.tsx';
import { practice } from './practice.ts';
import { ProblemSheet } from './ProblemSheet.tsx';

/** Decides where somebody belongs. The shell is the same for everyone; only `GET /api/me` knows. */
export default function StartPage() {
  const [me, { refetch }] = createResource(async () => {
    const answer = await api.me();
    const to = answer.ok ? homeOf(answer.value) : undefined;
    if (to) goTo(to, 'replace');
    return { answer, to };
  });
  const problem = () => {
    const answer = me()?.answer;
    return answer && !answer.ok ? answer.problem : undefined;
  };
  return (
    <Page shape="sheet">
      <Show when={me() && !me()?.to} fallback={<Loading />}>
        <Switch fallback={<Welcome />}>
          <Match when={problem()?.kind !== 'not-signed-in' && problem()}>
            {(problem) => <ProblemSheet kind={problem().kind} onRetry={() => void refetch()} />}
          </Match>
        </Switch>
      </Show>
    </Page>
  );
}

/** @returns the one place somebody can be; nothing when they have neither an account nor a seat */
export function homeOf(me: Me): string | undefined {
  const [only, ...more] = me.seats;
  if (me.person?.account) return '/boards';
  if (only && more.length === 0)
    return `/${only.seat === 'room-view' ? 'room' : 'board'}/${only.boardId}`;
  return only ? '/boards' : undefined;
}

function Loading() {
  return (
    <>
      <h1 class="visually-hidden">{practice().neutralTitle}</h1>
      <Skeleton lines={1} />
    </>
  );
}

function Welcome() {
  return (
    <section class="sheet">
      <div class="sheet-head">
        <h1>{pageWords().start.title}</h1>
        <p>{pageWords().start.text}</p>
      </div>
      <ButtonLink href="/sign-in" wide>
        {pageWords().start.therapist}
      </ButtonLink>
    </section>
  );
}
