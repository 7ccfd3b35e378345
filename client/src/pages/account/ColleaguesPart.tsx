import UserPlus from 'lucide-solid/icons/user-plus';
import { createMemo, createResource, createSignal, createUniqueId, For, Show } from 'solid-js';
import {
  accountApi,
  type ColleagueLink,
  type PeopleOfPractice,
  type PersonOfPractice,
} from '../../net/accountApi.ts';
import { AskFirst } from '../../ui/AskFirst.tsx';
import { Button } from '../../ui/Button.tsx';
import { LinkBox } from '../../ui/LinkBox.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { accountWords } from '../../words/account.ts';
import { words } from '../../words/index.ts';
import { pageWords } from '../../words/pages.ts';
import { problemText } from '../../words/problemText.ts';
import { spoken } from '../boards/moment.ts';
import type { Weighty } from './createWeighty.tsx';

/** Who else is in the practice; whoever set it up invites and removes. */
export function ColleaguesPart(props: { first: boolean; weighty: Weighty }) {
  const say = () => accountWords().account.colleagues;
  const [answer, { refetch }] = createResource(accountApi.people);
  const [link, setLink] = createSignal<ColleagueLink>();
  const [busy, setBusy] = createSignal(false);
  const [said, setSaid] = createSignal('');
  /** What was known stays, when it cannot be asked for again: a link is told once. */
  const found = createMemo<PeopleOfPractice | undefined>((before) => {
    const known = answer.latest;
    return known?.ok === true ? known.value : before;
  });
  const problem = () => {
    const known = answer.latest;
    return known?.ok === false ? known.problem : undefined;
  };
  const invite = async () => {
    setBusy(true);
    setSaid('');
    const made = await props.weighty(accountApi.inviteColleague);
    setBusy(false);
    if (made === undefined) return;
    if (made.ok) setLink(made.value);
    else setSaid(problemText(made.problem));
    void refetch();
  };
  const takeBack = async (id: string) => {
    setBusy(true);
    const done = await props.weighty(() => accountApi.takeColleagueLinkBack(id));
    setBusy(false);
    if (done === undefined) return;
    if (link()?.id === id) setLink(undefined);
    setSaid(done.ok ? say().takenBack : problemText(done.problem));
    void refetch();
  };
  return (
    <>
      <p class="soft">{say().what}</p>
      <Show when={props.first}>
        <p class="soft">{say().whatFirst}</p>
      </Show>
      <Show when={problem()}>
        {(why) => (
          <div class="stack" role="alert">
            <p>{problemText(why())}</p>
            <Button onClick={() => void refetch()}>{words().shell.tryAgain}</Button>
          </div>
        )}
      </Show>
      <Show when={found()} fallback={problem() === undefined && <Skeleton lines={2} />}>
        {(known) => (
          <>
            <ul class="account-list">
              <For each={known().people}>
                {(person) => (
                  <Colleague
                    person={person}
                    people={known().people}
                    mayRemove={props.first && !person.first}
                    weighty={props.weighty}
                    onSaid={setSaid}
                    onLookAgain={() => void refetch()}
                  />
                )}
              </For>
            </ul>
            <Show when={props.first}>
              <Show when={link()} keyed>
                {(made) => (
                  <LinkBox
                    url={made.url}
                    label={say().linkFor}
                    qrName={say().qrName}
                    copy={pageWords().invites.copy}
                    copied={pageWords().invites.copied}
                    notCopied={pageWords().invites.notCopied}
                    texts={[
                      pageWords().invites.expires({ when: spoken(made.expiresAt) }),
                      pageWords().invites.onceOnly,
                      pageWords().invites.scan,
                    ]}
                    say={setSaid}
                  />
                )}
              </Show>
              <OpenLinks
                links={known().invites}
                busy={busy()}
                onTakeBack={(id) => void takeBack(id)}
              />
              <Button
                busy={busy()}
                icon={<UserPlus aria-hidden="true" />}
                onClick={() => void invite()}
              >
                {say().invite}
              </Button>
            </Show>
          </>
        )}
      </Show>
      <p role="status">{said()}</p>
    </>
  );
}

function OpenLinks(props: {
  links: PeopleOfPractice['invites'];
  busy: boolean;
  onTakeBack: (id: string) => void;
}) {
  const say = () => accountWords().account.colleagues;
  return (
    <Show when={props.links.length > 0}>
      <ul class="account-list">
        <For each={props.links}>
          {(link) => (
            <li class="account-item">
              <p>{say().open({ made: spoken(link.createdAt), ends: spoken(link.expiresAt) })}</p>
              <Button
                busy={props.busy}
                aria-label={say().takeBackOf({ made: spoken(link.createdAt) })}
                onClick={() => props.onTakeBack(link.id)}
              >
                {say().takeBack}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function Colleague(props: {
  person: PersonOfPractice;
  people: readonly PersonOfPractice[];
  mayRemove: boolean;
  weighty: Weighty;
  onSaid: (said: string) => void;
  onLookAgain: () => void;
}) {
  const say = () => accountWords().account.colleagues;
  const fieldId = createUniqueId();
  const [asking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  /** Undefined until the server says that they lead boards. */
  const [boardsTo, setBoardsTo] = createSignal<string>();
  const others = () => props.people.filter((one) => one.id !== props.person.id);
  const remove = async () => {
    setBusy(true);
    const to = boardsTo();
    const { id } = props.person;
    const answer = await props.weighty(() => accountApi.removeColleague(id, to));
    setBusy(false);
    if (answer === undefined) return;
    if (!answer.ok && answer.problem.reason === 'boards-need-a-lead') {
      setBoardsTo((others().find((one) => one.own) ?? others()[0])?.id);
      return;
    }
    setAsking(false);
    props.onSaid(answer.ok ? say().removed : problemText(answer.problem));
    props.onLookAgain();
  };
  return (
    <li>
      <div class="account-item">
        <div>
          <p dir="auto">
            <strong>{props.person.name}</strong>
            <Show when={props.person.own}>
              {' '}
              <span class="mark">{say().you}</span>
            </Show>
          </p>
          <Show when={props.person.email}>
            <p class="soft" dir="ltr">
              {props.person.email}
            </p>
          </Show>
          <Show when={props.person.first}>
            <p class="soft">{say().first}</p>
          </Show>
        </div>
        <Show when={props.mayRemove && !asking()}>
          <Button
            look="plain"
            aria-label={say().removeNamed({ name: props.person.name })}
            onClick={() => setAsking(true)}
          >
            {say().remove}
          </Button>
        </Show>
      </div>
      <Show when={asking()}>
        <Show when={boardsTo() !== undefined}>
          <div class="field account-select">
            <label class="field-label" for={fieldId}>
              {say().removeBoards}
            </label>
            <select
              id={fieldId}
              class="field-input"
              ref={(select) => queueMicrotask(() => select.focus())}
              onChange={(event) => setBoardsTo(event.currentTarget.value)}
            >
              <For each={others()}>
                {(one) => (
                  <option value={one.id} selected={one.id === boardsTo()}>
                    {one.name}
                  </option>
                )}
              </For>
            </select>
          </div>
        </Show>
        <AskFirst
          question={say().removeAsk({ name: props.person.name })}
          texts={[say().removeWhat]}
          keep={say().keep}
          go={say().remove}
          busy={busy()}
          onKeep={() => setAsking(false)}
          onGo={() => void remove()}
        />
      </Show>
    </li>
  );
}
