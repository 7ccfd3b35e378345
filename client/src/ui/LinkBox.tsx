import Copy from 'lucide-solid/icons/copy';
import { For, type JSX } from 'solid-js';
import { Button } from './Button.tsx';
import { later } from './later.tsx';
import './field.css';
import './linkBox.css';

/** Only needed here, and only once there is a link. */
const QrCode = later(() => import('./QrCode.tsx'), 'nothing');

export interface LinkBoxProps {
  url: string;
  /** What the link is. */
  label: string;
  qrName: string;
  copy: string;
  copied: string;
  notCopied: string;
  /** Sentences between link and code; the last one is about the code. */
  texts: readonly string[];
  say: (text: string) => void;
  children?: JSX.Element;
}

/** A link to hand over: copied, or scanned by the other device. It is shown once and kept nowhere. */
export function LinkBox(props: LinkBoxProps) {
  let input: HTMLInputElement | undefined;
  const copy = async () => {
    input?.select();
    try {
      await navigator.clipboard.writeText(props.url);
      props.say(props.copied);
    } catch {
      // Plain http on a local network has no clipboard; the link is selected already.
      props.say(props.notCopied);
    }
  };
  return (
    <div class="invite-link">
      <div class="invite-link-text">
        <div class="invite-link-copy">
          <input
            ref={(element) => (input = element)}
            class="field-input"
            readonly
            dir="ltr"
            aria-label={props.label}
            value={props.url}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
            {props.copy}
          </Button>
        </div>
        {props.children}
        <For each={props.texts}>{(text) => <p>{text}</p>}</For>
      </div>
      <QrCode text={props.url} name={props.qrName} />
    </div>
  );
}
