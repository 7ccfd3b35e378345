import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { TEMPLATE_IDS, TEMPLATES, type TemplateId } from '@steady/shared/board/templates.ts';
import type { BoardId } from '@steady/shared/ids.ts';
import { pagesApi } from '../../net/pagesApi.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { focusFirstProblem } from '../../ui/focusFirstProblem.ts';
import { LaneIcon } from '../../ui/LaneIcon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../words/index.ts';
import { pageWords } from '../../words/pages.ts';
import { problemText } from '../../words/problemText.ts';

/** Characters; the relay refuses more. */
const MAX_NAME = 60;
const MAX_TITLE = 120;

export interface NewBoardDialogProps {
  open: boolean;
  onClose: () => void;
  onMade: (boardId: BoardId) => void;
}

/** Two names and a start; everything else can wait. */
export function NewBoardDialog(props: NewBoardDialogProps) {
  const formId = createUniqueId();
  const [busy, setBusy] = createSignal(false);
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={pageWords().boards.create.title}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{words().shell.cancel}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy()}>
            {pageWords().boards.create.submit}
          </Button>
        </>
      }
    >
      <NewBoardForm id={formId} onBusy={setBusy} onMade={props.onMade} />
    </Dialog>
  );
}

type Missing = { one?: string; other?: string };

function NewBoardForm(props: {
  id: string;
  onBusy: (busy: boolean) => void;
  onMade: (boardId: BoardId) => void;
}) {
  const [one, setOne] = createSignal('');
  const [other, setOther] = createSignal('');
  const [title, setTitle] = createSignal('');
  const [template, setTemplate] = createSignal<TemplateId>('open');
  const [missing, setMissing] = createSignal<Missing>({});
  const [problem, setProblem] = createSignal('');

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const needed = whatIsMissing(one(), other());
    setMissing(needed);
    setProblem('');
    if (Object.keys(needed).length > 0) return focusFirstProblem(form);
    props.onBusy(true);
    const answer = await pagesApi.makeBoard({
      partners: [one().trim(), other().trim()],
      template: template(),
      ...(title().trim() && { title: title().trim() }),
    });
    props.onBusy(false);
    if (answer.ok) props.onMade(answer.value.boardId);
    else setProblem(problemText(answer.problem));
  };

  return (
    <form class="new-board" id={props.id} noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={pageWords().boards.create.partnerA}
        hint={pageWords().boards.create.namesHint}
        value={one()}
        onInput={setOne}
        maxLength={MAX_NAME}
        autocomplete="off"
        autofocus
        problem={missing().one}
      />
      <TextField
        label={pageWords().boards.create.partnerB}
        value={other()}
        onInput={setOther}
        maxLength={MAX_NAME}
        autocomplete="off"
        problem={missing().other}
      />
      <TextField
        label={pageWords().boards.create.boardTitle}
        hint={pageWords().boards.create.boardTitleHint}
        value={title()}
        onInput={setTitle}
        maxLength={MAX_TITLE}
        autocomplete="off"
      />
      <Choice
        legend={pageWords().boards.create.template}
        hint={pageWords().boards.create.templateHint}
        name="template"
        value={template()}
        onChoose={setTemplate}
        options={TEMPLATE_IDS.map((id) => ({
          value: id,
          label: pageWords().boards.templates[id].name,
          line: pageWords().boards.templates[id].line,
          picture: () => <TemplateLanes template={id} />,
        }))}
      />
      <div role="alert">
        <Show when={problem()}>
          <p class="field-problem">{problem()}</p>
        </Show>
      </div>
    </form>
  );
}

/** The lanes a template shows, as their icons; the line beside it says it in words. */
function TemplateLanes(props: { template: TemplateId }) {
  return (
    <span class="template-lanes" aria-hidden="true">
      <For each={TEMPLATES[props.template].lanes}>
        {(lane) => (
          <span class="template-lane" data-lane={lane}>
            <LaneIcon lane={lane} size={18} />
          </span>
        )}
      </For>
    </span>
  );
}

function whatIsMissing(one: string, other: string): Missing {
  const { needName, needDifferent } = pageWords().boards.create;
  const same = one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();
  return {
    ...(one.trim() ? {} : { one: needName }),
    ...(other.trim() ? {} : { other: needName }),
    ...(one.trim() && same ? { other: needDifferent } : {}),
  };
}
