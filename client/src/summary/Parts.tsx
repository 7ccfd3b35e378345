import { CHARTS, EXTRAS, type Extra } from '@steady/shared/summary/choices.ts';
import { For, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Tick } from '../ui/Tick.tsx';
import { summaryWords } from '../words/summary.ts';
import type { Choosing } from './chosen.ts';

/** What may be added to a summary or left out; the page shows it at once. */
export function Parts(props: { choosing: Choosing; hasSince: boolean; hasPicture: boolean }) {
  const desk = useDesk();
  const say = () => summaryWords().parts;
  const chosen = () => props.choosing.chosen();
  const add = (extra: Extra, on: boolean) => {
    const extras = new Set(chosen().extras);
    if (on) extras.add(extra);
    else extras.delete(extra);
    props.choosing.choose({ extras });
  };
  return (
    <section class="summary-part">
      <h3 id="summary-parts" tabindex="-1">
        {say().title}
      </h3>
      <Show when={chosen().audience === 'clinician'}>
        <Choice
          legend={summaryWords().chart.legend}
          name="summary-chart"
          options={CHARTS.map((chart) => ({ value: chart, label: summaryWords().chart[chart] }))}
          value={chosen().chart}
          onChoose={(chart) => props.choosing.choose({ chart })}
        />
      </Show>
      <For each={EXTRAS.filter((extra) => extra !== 'since' || props.hasSince)}>
        {(extra) => (
          <Tick
            label={say()[extra]}
            hint={extra === 'since' ? say().sinceHint : say().timelineHint}
            checked={chosen().extras.has(extra)}
            onChange={(on) => add(extra, on)}
          />
        )}
      </For>
      <Show when={props.hasPicture && chosen().audience === 'ours'}>
        <Tick
          label={say().picture}
          hint={say().pictureHint}
          checked={chosen().picture}
          onChange={(picture) => props.choosing.choose({ picture })}
        />
      </Show>
      <Show when={props.hasSince}>
        <Button look="plain" onClick={() => desk.ask({ what: 'history' })}>
          {say().changes}
        </Button>
      </Show>
    </section>
  );
}
