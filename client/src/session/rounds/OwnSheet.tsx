import type { RoundValue } from '@steady/shared/ledger/values.ts';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { liveWords } from '../../words/live.ts';
import { askAndSay } from '../askAndSay.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { AnswerWords } from './Answer.tsx';
import type { Own } from './createOwnAnswer.ts';
import type { OpenRound } from './createRounds.ts';
import { Lead } from './Lead.tsx';

/** What I answer, until it opens: look it up, write it, see that it was given, change it. */
export function OwnSheet(props: { round: OpenRound; own: Own }) {
  const desk = useDesk();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal('');
  const [changing, setChanging] = createSignal(false);
  const given = () => {
    const own = props.own.own();
    return own.kind === 'given' && !changing() ? own.value : undefined;
  };
  const give = async (value: RoundValue) => {
    const { round, own } = props;
    setBusy(true);
    setProblem('');
    // The notices of the page lie below this sheet.
    const { board } = desk;
    const say = ({ text }: { text: string }) => setProblem(text);
    const done = await askAndSay({ board, say }, { kind: 'answer-round', round: round.id, value });
    setBusy(false);
    if (!done) return;
    own.given(value);
    setChanging(false);
  };
  return (
    <Switch
      fallback={
        <>
          <Lead>{liveWords().rounds.onlyYou}</Lead>
          <AnswerForm
            round={props.round}
            own={props.own}
            busy={busy()}
            problem={problem()}
            onGive={(value) => void give(value)}
          />
          <Show when={changing()}>
            <Button wide onClick={() => setChanging(false)}>
              {liveWords().rounds.keep}
            </Button>
          </Show>
        </>
      }
    >
      <Match when={props.own.own().kind === 'looking'}>
        <Lead>{liveWords().rounds.looking}</Lead>
        <Skeleton lines={3} />
      </Match>
      <Match when={props.own.own().kind === 'unknown'}>
        <Lead>{liveWords().rounds.notFound}</Lead>
        <Button look="primary" wide onClick={() => props.own.lookAgain()}>
          {liveWords().rounds.tryAgain}
        </Button>
      </Match>
      <Match when={given()}>
        {(value) => (
          <>
            <Lead>{liveWords().rounds.answered}</Lead>
            <section class="round-one" aria-label={liveWords().rounds.yours}>
              <h3>{liveWords().rounds.yours}</h3>
              <AnswerWords value={value()} />
            </section>
            <Button wide onClick={() => setChanging(true)}>
              {liveWords().rounds.change}
            </Button>
          </>
        )}
      </Match>
    </Switch>
  );
}
