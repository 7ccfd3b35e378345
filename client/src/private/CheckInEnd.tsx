import type { CheckIn } from '@steady/shared/private/checkIn.ts';
import type { DraftId } from '@steady/shared/private/ids.ts';
import Share from 'lucide-solid/icons/users-round';
import { createSignal, Show } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { checkInWords } from '../words/checkIn.ts';
import { PieceEnd } from './PieceEnd.tsx';
import type { SharedPart } from './SharePreview.tsx';
import type { Space } from './space.ts';

export interface CheckInEndProps {
  space: Space;
  id: DraftId;
  /** The words of it, as they are now. */
  written: Readonly<Record<SharedPart, string>>;
  checkIn: CheckIn | undefined;
  isAside: boolean;
  said: string;
  onSaid: (said: string) => void;
  /** Skipped: nothing of it is there. */
  onGone: () => void;
  onDone: () => void;
  onErased: () => void;
  onShare: (part: SharedPart) => void;
}

/** Keeping and skipping, side by side and of one size; afterwards what can be shared, by an act of its own. */
export function CheckInEnd(props: CheckInEndProps) {
  const say = checkInWords;
  const [isAsking, setAsking] = createSignal(false);
  const hasWords = () => props.written.need !== '' || props.written.thanks !== '';
  const isKept = () => props.checkIn?.kept === true;
  let status: HTMLParagraphElement | undefined;
  const keep = () => {
    const { feeling, temperature } = props.checkIn ?? {};
    if (!hasWords() && feeling === undefined && temperature === undefined)
      return props.onSaid(say().nothing);
    setAsking(false);
    props.space.choose(props.id, { kept: true });
    props.onSaid(say().kept);
    // What was pressed is gone; who reads by ear hears what came of it.
    status?.focus();
  };
  const letGo = () => {
    props.space.erase(props.id);
    props.onGone();
  };
  const skip = () => {
    if (hasWords()) setAsking(true);
    else letGo();
  };
  return (
    <>
      <p class="private-said" role="status" tabindex="-1" ref={(element) => (status = element)}>
        {props.said}
      </p>
      <Show
        when={isKept() || props.isAside}
        fallback={
          <>
            <Show when={isAsking()}>
              <p role="alert">{say().skipSure}</p>
            </Show>
            <div class="private-acts">
              <Show when={isAsking()} fallback={<Button onClick={skip}>{say().skip}</Button>}>
                <Button onClick={letGo}>{say().letGo}</Button>
              </Show>
              <Button onClick={keep}>{say().keep}</Button>
            </div>
          </>
        }
      >
        <Show when={!props.isAside}>
          <div class="private-acts">
            <Show when={props.written.need !== ''}>
              <Button icon={<Share aria-hidden="true" />} onClick={() => props.onShare('need')}>
                {say().shareNeed}
              </Button>
            </Show>
            <Show when={props.written.thanks !== ''}>
              <Button icon={<Share aria-hidden="true" />} onClick={() => props.onShare('thanks')}>
                {say().shareThanks}
              </Button>
            </Show>
          </div>
        </Show>
        <PieceEnd
          space={props.space}
          id={props.id}
          isAside={props.isAside}
          onSaid={(said) => props.onSaid(said)}
          onErased={() => props.onErased()}
        >
          <Button look="primary" onClick={() => props.onDone()}>
            {say().done}
          </Button>
        </PieceEnd>
      </Show>
    </>
  );
}
