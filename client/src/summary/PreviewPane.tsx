import { mayCommand } from '@steady/shared/ledger/roles.ts';
import { createMemo, Match, Show, Switch } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { Button } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { summaryWords } from '../words/summary.ts';
import type { Choosing } from './chosen.ts';
import type { Preview } from './createSummary.ts';
import { dayInLetters } from './dayInLetters.ts';
import { HoldBack } from './HoldBack.tsx';
import { holdingsOf } from './holding.ts';
import { Paper } from './Paper.tsx';
import { endedSessions } from './sessions.ts';

export interface PreviewPaneProps {
  preview: Preview;
  choosing: Choosing;
  dayOf: (ms: number) => string;
}

/** The page itself, with what can be done about own cards beside them; or why it is not here. */
export function PreviewPane(props: PreviewPaneProps) {
  const desk = useDesk();
  const { ledger, me } = desk.board;
  const say = () => summaryWords().session;
  const mayHold = mayCommand(me.seat, 'hold-back');
  const holdings = createMemo(() => {
    const summary = props.preview.summary();
    return summary === undefined || !mayHold ? undefined : holdingsOf(summary, me.seat);
  });
  const mayHoldSome = () => [...(holdings()?.values() ?? [])].some(({ how }) => how === 'hold');
  const earlier = () => {
    const { session } = props.choosing.chosen();
    const found = endedSessions(ledger.entries()).find(({ seq }) => seq === session);
    return found && dayInLetters(props.dayOf(found.at));
  };
  const recipient = () => {
    const { thirdParty } = props.choosing.chosen();
    return thirdParty === undefined
      ? undefined
      : ledger.state().thirdParties.get(thirdParty)?.recipient;
  };
  return (
    <>
      <div class="summary-said" role="status">
        <Show when={earlier()}>
          {(day) => (
            <div class="summary-which">
              <p>
                {say().shown({ day: day() })} {say().since}
              </p>
              <Button onClick={() => props.choosing.choose({ session: undefined })}>
                {say().back}
              </Button>
            </div>
          )}
        </Show>
        <Show when={recipient()}>
          {(name) => (
            <div class="summary-which">
              <p dir="auto">{summaryWords().outside.shown({ recipient: name() })}</p>
              <Button onClick={() => props.choosing.choose({ thirdParty: undefined })}>
                {summaryWords().outside.back}
              </Button>
            </div>
          )}
        </Show>
        <Show when={props.preview.missing()}>
          {(why) => (
            <div class="summary-which">
              <p>{whyMissing(why())}</p>
              <Show when={why() === 'network' || why() === 'unwell'}>
                <Button onClick={() => props.preview.again()}>{say().tryAgain}</Button>
              </Show>
            </div>
          )}
        </Show>
      </div>
      <Switch>
        <Match when={props.preview.missing() === 'reading'}>
          <Skeleton lines={6} />
        </Match>
        <Match when={props.preview.page()}>
          {(page) => (
            <>
              <Show when={mayHoldSome()}>
                <p class="summary-line">{summaryWords().hold.hint}</p>
              </Show>
              <Paper
                page={page()}
                beside={(item) => (
                  <Show when={holdings()?.get(item.id)}>
                    {(holding) => <HoldBack holding={holding()} />}
                  </Show>
                )}
              />
            </>
          )}
        </Match>
      </Switch>
    </>
  );
}

function whyMissing(why: NonNullable<ReturnType<Preview['missing']>>): string {
  const say = summaryWords().session;
  switch (why) {
    case 'reading':
      return say.reading;
    case 'not-found':
      return say.gone;
    case 'network':
      return say.offline;
    case 'unwell':
      return say.unwell;
    default:
      return why satisfies never;
  }
}
