import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import type { Format } from '@steady/shared/summary/choices.ts';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { useDesk } from '../../board/createDesk.ts';
import { named } from '../../board/named.ts';
import type { OwnWritingRead } from '../../private/readOwnWriting.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { words } from '../../words/index.ts';
import { summaryWords } from '../../words/summary.ts';
import type { Chosen } from '../chosen.ts';
import { belongsIn, createOwn } from './createOwn.ts';
import { formatsOf } from './formats.ts';
import { likelyPaper, PAPERS } from './paper.ts';
import { makeCopy, type CopyWorld } from './makeCopy.ts';
import { OwnInCopy } from './OwnInCopy.tsx';
import { takesOwn, type OwnRead } from './ownWriting.ts';

export interface CopyDialogProps {
  open: boolean;
  onClose: () => void;
  chosen: Chosen;
  format: Format;
  onFormat: (format: Format) => void;
  canMake: (format: Format) => boolean;
  world: CopyWorld;
  /** Reads what only this device can read. */
  readOwn: () => Promise<OwnWritingRead>;
}

/** What a copy is and what making it does, said before it is made. */
export function CopyDialog(props: CopyDialogProps) {
  const desk = useDesk();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal('');
  const say = () => summaryWords().copies;
  const groups = () => formatsOf(props.chosen, props.canMake);
  /** What was chosen for another summary may not be there for this one. */
  const format = (): Format => {
    const all = groups().flatMap(({ formats }) => formats);
    return all.includes(props.format) ? props.format : (all[0] ?? 'pdf');
  };
  const isPaper = () => format() === 'print';
  const hasPaper = () => format() === 'pdf' || format() === 'fridge';
  const [paper, setPaper] = createSignal(likelyPaper());
  const isOffline = () => desk.board.connection().kind !== 'open';
  const close = () => {
    setProblem('');
    props.onClose();
  };
  const isOwn = createMemo(() => props.open && belongsIn(props.chosen, desk.board));
  const own = createOwn(desk.board, isOwn, () => props.readOwn());
  const make = async () => {
    setBusy(true);
    setProblem('');
    const taken = takesOwn(format()) === 'not' ? undefined : await own.take();
    const made = await makeCopy(props.world, props.chosen, {
      format: format(),
      paper: paper(),
      own: taken,
    });
    setBusy(false);
    if (made.kind === 'not') return void setProblem(made.text);
    const text = madeWords(taken);
    close();
    if (!isPaper()) desk.say({ text });
  };
  function madeWords(taken: OwnRead | undefined): string {
    if (!isOwn() || takesOwn(format()) === 'not' || own.state() === 'none') return say().made;
    return taken === undefined ? say().own.madeWithout : say().own.made;
  }
  return (
    <Dialog
      open={props.open}
      onClose={close}
      title={say().title}
      actions={
        <>
          <Button onClick={close}>{words().shell.cancel}</Button>
          <Button look="primary" busy={busy()} onClick={() => void make()}>
            {busy() ? say().making : isPaper() ? say().print : say().download}
          </Button>
        </>
      }
    >
      <ul class="copy-before" role="list">
        <li>{forWhom(props.chosen)}</li>
        <li>{say().recorded({ count: desk.board.seated })}</li>
        <li>{say().device}</li>
      </ul>
      <Show when={isOwn()}>
        <OwnInCopy own={own} format={format()} />
      </Show>
      <div class="copy-formats">
        <For each={groups()}>
          {({ group, formats }) => (
            <Choice
              legend={say().groups[group]}
              name="copy-format"
              options={formats.map((one) => ({
                value: one,
                label: say().names[one],
                line: say().lines[one],
              }))}
              value={format()}
              onChoose={(one) => {
                setProblem('');
                props.onFormat(one);
              }}
            />
          )}
        </For>
      </div>
      <Show when={hasPaper()}>
        <div class="copy-paper" role="radiogroup" aria-label={say().paper}>
          <span aria-hidden="true">{say().paper}</span>
          <For each={PAPERS}>
            {(size) => (
              <label class="summary-chip">
                <input
                  type="radio"
                  class="visually-hidden"
                  name="copy-paper"
                  value={size}
                  checked={paper() === size}
                  on:change={() => setPaper(size)}
                />
                <span>{say().papers[size]}</span>
              </label>
            )}
          </For>
        </div>
      </Show>
      <div class="copy-problem" role="alert">
        <Show when={problem() !== '' ? problem() : isOffline() ? say().offline : undefined}>
          {(text) => <p>{text()}</p>}
        </Show>
      </div>
    </Dialog>
  );

  function forWhom({ audience, thirdParty }: Chosen): string {
    if (thirdParty !== undefined) {
      const asked = desk.board.ledger.state().thirdParties.get(thirdParty);
      return summaryWords().outside.shown({ recipient: asked?.recipient ?? '' });
    }
    if (audience !== 'ours') return say().forMe;
    const [one, other] = [PARTNER_A, PARTNER_B].map((seat) => named(desk.board, seat));
    return say().forThem({ names: say().both({ one: one ?? '', other: other ?? '' }) });
  }
}
