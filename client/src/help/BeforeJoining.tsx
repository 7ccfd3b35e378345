import { helpWords } from '../words/help.ts';
import { Confidentiality, InNeed } from './Confidentiality.tsx';
import { Leaving } from './Leaving.tsx';

/** All that somebody should know before they take a seat. */
export default function BeforeJoining() {
  return (
    <div class="help">
      <Confidentiality level={2} />
      <div>
        <details class="help-more">
          <summary>{helpWords().inNeed.title}</summary>
          <InNeed folded />
        </details>
        <details class="help-more">
          <summary>{helpWords().leaving.open}</summary>
          <div class="help-part help-fold">
            <Leaving level={2} />
          </div>
        </details>
      </div>
    </div>
  );
}
