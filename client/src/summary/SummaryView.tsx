import type { BoardId } from '@steady/shared/ids.ts';
import { mayCommand } from '@steady/shared/ledger/roles.ts';
import { isAuthorised } from '@steady/shared/ledger/exports.ts';
import { THERAPIST } from '@steady/shared/seats.ts';
import { mayHave } from '@steady/shared/summary/audiences.ts';
import type { Format } from '@steady/shared/summary/choices.ts';
import { fileNameOf } from '@steady/shared/summary/fileName.ts';
import { readLanguage } from '@steady/shared/board/language.ts';
import FileDown from 'lucide-solid/icons/file-down';
import { createEffect, createMemo, createSignal, onMount, Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { readMoment, type Moment } from '../net/moment.ts';
import { fetchSummary } from '../net/summaryFile.ts';
import { practice } from '../pages/practice.ts';
import { Button } from '../ui/Button.tsx';
import { summaryWords } from '../words/summary.ts';
import { AudienceChoice } from './AudienceChoice.tsx';
import { chosenOf, shownTo } from './chosen.ts';
import { CopyDialog, type CopyDialogProps } from './copies/CopyDialog.tsx';
import { CopyList } from './copies/CopyList.tsx';
import { createPrint } from './copies/createPrint.tsx';
import { isPicture } from './copies/formats.ts';
import type { CopyWorld } from './copies/makeCopy.ts';
import { belongsIn } from './copies/createOwn.ts';
import { pageWithOwn } from './copies/ownWriting.ts';
import { saveFile } from './copies/saveFile.ts';
import { createSummary } from './createSummary.ts';
import { HeldBack } from './HoldBack.tsx';
import { heldBackBy } from './holding.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { Outside } from './outside/Outside.tsx';
import { Parts } from './Parts.tsx';
import type { PictureFormat } from './pictureFile.ts';
import { practiceDay } from './practiceDay.ts';
import { PreviewPane } from './PreviewPane.tsx';
import { SessionChoice } from './SessionChoice.tsx';
import './summary.css';

export interface SummaryViewProps {
  boardId: BoardId;
  /** A test brings its own. */
  read?: (seq: number) => Promise<Moment>;
  fetchFile?: CopyWorld['fetchFile'];
  save?: CopyWorld['save'];
  readOwn?: CopyDialogProps['readOwn'];
}

/**
 * What a copy of the board contains, live, and the way to make one. The same page on every screen when the
 * therapist brings everyone here.
 */
export default function SummaryView(props: SummaryViewProps) {
  const desk = useDesk();
  const { board } = desk;
  const { seat } = board.me;
  const choosing = chosenOf(board);
  const { chosen, choose } = choosing;
  const preview = createSummary(board, chosen, (seq) =>
    props.read === undefined ? readMoment(props.boardId, seq) : props.read(seq),
  );
  const dayOf = createMemo(() => practiceDay(practice().timeZone));
  const held = createMemo(() => {
    const input = preview.input();
    const { document, ledger, seatOf } = board;
    return input === undefined || !mayCommand(seat, 'hold-back')
      ? []
      : heldBackBy({ board: document, ledger: ledger.state(), seatOf }, seat);
  });

  const [making, setMaking] = createSignal(false);
  const [format, setFormat] = createSignal<Format>('pdf');
  const mayMake = () => mayHave(seat, chosen().audience);
  const print = createPrint(() => {
    if (!mayMake()) return;
    setFormat('print');
    setMaking(true);
  });
  const world: CopyWorld = {
    board,
    fetchFile: (wanted) =>
      props.fetchFile === undefined ? fetchSummary(props.boardId, wanted) : props.fetchFile(wanted),
    save: (file) => (props.save ?? saveFile)(file),
    forms: {
      print: (own) => {
        const page = preview.page();
        if (page !== undefined) return print(own === undefined ? page : pageWithOwn(page, own));
      },
      svg: () => takePicture('svg'),
      png: () => takePicture('png'),
      tldr: () => takePicture('tldr'),
    },
  };
  async function takePicture(form: PictureFormat): Promise<void> {
    const input = preview.input();
    if (input === undefined) return;
    const { pictureFile } = await import('./pictureFile.ts');
    const bytes = await pictureFile(form, input, preview.choices());
    if (bytes === undefined) throw new Error('nothing is on the canvas');
    world.save({ bytes, name: fileNameOf(input.title, input.day, form) });
  }
  const readOwn = async () => {
    if (props.readOwn !== undefined) return props.readOwn();
    const { readOwnWriting } = await import('../private/readOwnWriting.ts');
    return readOwnWriting(props.boardId, board);
  };
  const canMake = (one: Format): boolean => !isPicture(one) || preview.hasPicture();

  // Whoever takes a yes back takes the page for somebody outside away, too.
  createEffect(() => {
    const { thirdParty } = chosen();
    if (thirdParty === undefined) return;
    const asked = board.ledger.state().thirdParties.get(thirdParty);
    if (asked !== undefined && isAuthorised(asked, board.ledger.now())) return;
    choose({ thirdParty: undefined });
    desk.say({ text: summaryWords().outside.over });
  });

  let heading: HTMLHeadingElement | undefined;
  let more: HTMLDivElement | undefined;
  // Whoever was brought here, or came by an address, begins at the top; a button that was pressed keeps the focus.
  onMount(() => {
    if (document.activeElement === document.body) heading?.focus({ preventScroll: true });
  });
  const jump = () => {
    more?.scrollIntoView({ block: 'start' });
    more?.querySelector<HTMLElement>('#summary-parts')?.focus({ preventScroll: true });
  };
  return (
    <div class="summary">
      <div class="summary-page">
        <h2 class="visually-hidden" tabindex="-1" ref={(element) => (heading = element)}>
          {summaryWords().title}
        </h2>
        <AudienceChoice
          audiences={shownTo(seat)}
          value={chosen().audience}
          onChoose={(audience) => choose({ audience, thirdParty: undefined })}
        />
        <Show when={belongsIn(chosen(), board)}>
          <p class="summary-line">{summaryWords().copies.own.preview}</p>
        </Show>
        <HeldBack held={held()} />
        <PreviewPane preview={preview} choosing={choosing} dayOf={dayOf()} />
      </div>
      <div class="summary-more" ref={(element) => (more = element)}>
        <Parts
          choosing={choosing}
          hasSince={preview.hasSince()}
          hasPicture={preview.hasPicture()}
        />
        <SessionChoice choosing={choosing} dayOf={dayOf()} />
        <Show when={seat === THERAPIST}>
          <LanguageChoice language={preview.summary()?.language ?? readLanguage(board.document)} />
        </Show>
        <Outside choosing={choosing} dayOf={dayOf()} />
        <CopyList />
      </div>
      <div class="summary-act">
        <div class="summary-jump">
          <Button look="plain" onClick={jump}>
            {summaryWords().parts.jump}
          </Button>
        </div>
        <Show when={mayMake()}>
          <Button
            look="primary"
            icon={<FileDown aria-hidden="true" />}
            aria-disabled={preview.page() === undefined ? 'true' : undefined}
            onClick={() => {
              if (preview.page() !== undefined) setMaking(true);
            }}
          >
            {summaryWords().copies.make}
          </Button>
        </Show>
      </div>
      <CopyDialog
        open={making()}
        onClose={() => setMaking(false)}
        chosen={chosen()}
        format={format()}
        onFormat={setFormat}
        canMake={canMake}
        world={world}
        readOwn={readOwn}
      />
    </div>
  );
}
