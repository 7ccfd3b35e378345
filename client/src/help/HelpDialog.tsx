import { Dialog } from '../ui/Dialog.tsx';
import { helpWords } from '../words/help.ts';
import { Confidentiality, InNeed } from './Confidentiality.tsx';
import { Leaving } from './Leaving.tsx';

/** Two taps from every screen: whom to turn to first, then who can read what, then leaving. */
export default function HelpDialog(props: { onClose: () => void }) {
  return (
    <Dialog open noHelp onClose={() => props.onClose()} title={helpWords().title}>
      <div class="help">
        <InNeed />
        <Confidentiality />
        <section class="help-part">
          <h3>{helpWords().leaving.title}</h3>
          <Leaving />
        </section>
      </div>
    </Dialog>
  );
}
