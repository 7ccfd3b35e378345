import { helpWords } from '../words/help.ts';
import { Confidentiality } from './Confidentiality.tsx';

/** The same as behind Help, folded up: at one's own writing it was read once already. */
export default function BeforeWriting() {
  return (
    <details class="help-more">
      <summary>{helpWords().who.title}</summary>
      <div class="help">
        <Confidentiality />
      </div>
    </details>
  );
}
