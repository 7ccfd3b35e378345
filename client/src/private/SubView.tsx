import ArrowLeft from 'lucide-solid/icons/arrow-left';
import { onMount, type JSX } from 'solid-js';
import { IconButton } from '../ui/IconButton.tsx';
import { privateWords } from '../words/private.ts';

export interface SubViewProps {
  title: string;
  onBack: () => void;
  /** The focus goes elsewhere, for instance to where one writes. */
  keepsFocus?: boolean;
  children: JSX.Element;
}

/** One thing inside the dialog, with the way back; who reads by ear begins at its name. */
export function SubView(props: SubViewProps) {
  let heading: HTMLHeadingElement | undefined;
  onMount(() => {
    if (props.keepsFocus !== true) heading?.focus();
  });
  return (
    <section class="private-part">
      <div class="private-head">
        <IconButton name={privateWords().back} onClick={() => props.onBack()}>
          <ArrowLeft aria-hidden="true" />
        </IconButton>
        <h3 tabindex="-1" ref={(element) => (heading = element)}>
          {props.title}
        </h3>
      </div>
      {props.children}
    </section>
  );
}
