import type { DraftId } from '@steady/shared/private/ids.ts';
import { createEffect, createMemo, createSignal, onCleanup, Show, untrack } from 'solid-js';
import type { Board } from '../board/createBoard.ts';
import { createText } from '../board/createText.ts';
import { createFeelings } from '../cards/feelings/createFeelings.ts';
import { FeelingPicker } from '../cards/feelings/FeelingPicker.tsx';
import { checkInWords } from '../words/checkIn.ts';
import { privateWords } from '../words/private.ts';
import { CheckInEnd } from './CheckInEnd.tsx';
import { DaysBefore } from './DaysBefore.tsx';
import { FeelingChosen } from './FeelingChosen.tsx';
import { Sheet } from './Sheet.tsx';
import type { SharedPart } from './SharePreview.tsx';
import type { Space } from './space.ts';
import { SubView } from './SubView.tsx';
import { TemperatureChips } from './TemperatureChips.tsx';
import './checkIn.css';

export interface CheckInViewProps {
  space: Space;
  board: Board;
  id: DraftId;
  /** What was just done with it. */
  said: string;
  /** Whether nothing of it is kept yet. */
  onNothing: (isNothing: boolean) => void;
  onBack: () => void;
  onDone: () => void;
  onShare: (part: SharedPart) => void;
}

/**
 * A word, a temperature, a need, thanks: each as one likes, in less than a minute, for oneself alone.
 * What was only chosen is kept when its writer keeps it; words are kept as they are written [V27]. Of
 * temperatures one's own days are listed in words: no figure, no line, no sum.
 */
export function CheckInView(props: CheckInViewProps) {
  const say = checkInWords;
  const [said, setSaid] = createSignal(untrack(() => props.said));
  const [isPicking, setPicking] = createSignal(false);
  const vocabulary = createFeelings(untrack(() => props.board.document));
  const place = createMemo(() => props.space.placeOf(props.id));
  const undo = createMemo(() => props.space.undoOf(props.id));
  const writing = createMemo(
    () => props.space.pieces().find((piece) => piece.id === props.id)?.writing,
  );
  const checkIn = () => writing()?.checkIn;
  const isAside = () => writing()?.removed ?? false;
  // oxlint-disable-next-line solid/reactivity -- the one that was shown here
  onCleanup(() => props.space.leave(props.id));
  onCleanup(() => props.onNothing(false));
  const choose = (change: Parameters<Space['choose']>[1]) => {
    setSaid('');
    props.space.choose(props.id, change);
  };
  /** Who comes back from the list of words stands where they were. */
  let hasPicked = false;
  const back = () => {
    hasPicked = true;
    setPicking(false);
  };
  const pick = (feeling: string) => {
    choose({ feeling });
    back();
  };
  return (
    <Show
      when={!isPicking()}
      fallback={
        <SubView title={say().feeling} onBack={back}>
          <FeelingPicker vocabulary={vocabulary()} onChoose={pick} hint="" />
        </SubView>
      }
    >
      <SubView title={say().title} keepsFocus={hasPicked} onBack={() => props.onBack()}>
        <Show when={checkIn()?.kept !== true && !isAside()}>
          <p class="soft private-small">{say().intro}</p>
        </Show>
        <FeelingChosen
          feeling={checkIn()?.feeling}
          isOver={isAside()}
          hasFocus={hasPicked}
          onPick={() => setPicking(true)}
          onLeaveOut={() => choose({ feeling: undefined })}
        />
        <TemperatureChips
          value={checkIn()?.temperature}
          isOver={isAside()}
          onChoose={(temperature) => choose({ temperature })}
        />
        <Show when={place()} keyed>
          {(found) => {
            const need = createText(found.text);
            const thanks = found.thanks === undefined ? () => '' : createText(found.thanks);
            const written = () => ({ need: need().trim(), thanks: thanks().trim() });
            createEffect(() =>
              props.onNothing(checkIn()?.kept !== true && need() === '' && thanks() === ''),
            );
            return (
              <>
                <Show when={undo()}>
                  {(steps) => {
                    const common = {
                      short: true,
                      undo: steps(),
                      onEscape: () => props.onBack(),
                      onTooLong: () => setSaid(privateWords().tooLong),
                    };
                    return (
                      <>
                        <div class="check-in-part">
                          <p class="field-label">{say().need}</p>
                          <Sheet
                            {...common}
                            text={found.text}
                            editable={!isAside()}
                            label={say().needLabel}
                            placeholder={say().needHere}
                          />
                        </div>
                        <Show when={found.thanks}>
                          {(text) => (
                            <div class="check-in-part">
                              <p class="field-label">{say().thanks}</p>
                              <Sheet
                                {...common}
                                text={text()}
                                editable={!isAside()}
                                label={say().thanksLabel}
                                placeholder={say().thanksHere}
                              />
                            </div>
                          )}
                        </Show>
                      </>
                    );
                  }}
                </Show>
                <Show when={(writing()?.shared.length ?? 0) > 0}>
                  <p class="soft private-small">{privateWords().wasShared}</p>
                </Show>
                <CheckInEnd
                  space={props.space}
                  id={props.id}
                  written={written()}
                  checkIn={checkIn()}
                  isAside={isAside()}
                  said={said()}
                  onSaid={setSaid}
                  onGone={() => props.onDone()}
                  onDone={() => props.onDone()}
                  onErased={() => props.onBack()}
                  onShare={(part) => props.onShare(part)}
                />
              </>
            );
          }}
        </Show>
        <DaysBefore space={props.space} but={props.id} />
      </SubView>
    </Show>
  );
}
