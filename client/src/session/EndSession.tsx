import { Button } from '../ui/Button.tsx';
import { liveWords } from '../words/live.ts';
import { createAsking } from './createAsking.ts';

/** What ending the session does, said before it is done. */
export function EndSession(props: { onBack: () => void; onDone: () => void }) {
  const asking = createAsking();
  const say = () => liveWords().session.ending;
  const end = async () => {
    if (await asking.ask({ kind: 'end-session' })) props.onDone();
    else props.onBack();
  };
  return (
    <div class="session-sheet">
      <h3>{say().title}</h3>
      <p>{say().intro}</p>
      <ul class="session-ending">
        <li>{say().links}</li>
        <li>{say().room}</li>
        <li>{say().home}</li>
        <li>{say().kept}</li>
      </ul>
      <div class="session-choices">
        <Button onClick={() => props.onBack()}>{say().keepGoing}</Button>
        <Button look="primary" busy={asking.busy()} onClick={() => void end()}>
          {liveWords().session.end}
        </Button>
      </div>
    </div>
  );
}
