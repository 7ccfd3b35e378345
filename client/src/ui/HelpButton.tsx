import { createSignal } from 'solid-js';
import { words } from '../words/index.ts';
import { IconButton } from './IconButton.tsx';

const [isHelpAsked, askForHelp] = createSignal(false);

/** Over whatever stands there; its dialog comes with its code (App.tsx, and the cover of a locked screen). */
export { askForHelp, isHelpAsked };

const ask = () => askForHelp(true);

/** Beside the way out of whatever has no menu: help is two taps from every screen. */
export function HelpButton(props: { onAsk?: () => void }) {
  return (
    <IconButton name={words().shell.help} onClick={() => (props.onAsk ?? ask)()}>
      <span aria-hidden="true">?</span>
    </IconButton>
  );
}
