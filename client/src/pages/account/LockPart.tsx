import Lock from 'lucide-solid/icons/lock';
import { createSignal, createUniqueId, For } from 'solid-js';
import { accountApi, type Account } from '../../net/accountApi.ts';
import { Button } from '../../ui/Button.tsx';
import { accountWords } from '../../words/account.ts';
import { problemText } from '../../words/problemText.ts';

/** What the server takes; never is not among them. */
const MINUTES = [5, 10, 15, 30, 60];

/** After how long without a hand the screen locks, and locking it now. */
export function LockPart(props: { account: Account; onChanged: (account: Account) => void }) {
  const id = createUniqueId();
  const say = () => accountWords().account.lock;
  const [said, setSaid] = createSignal('');
  const choose = async (minutes: number) => {
    setSaid('');
    const answer = await accountApi.setLock(minutes);
    setSaid(answer.ok ? say().saved : problemText(answer.problem));
    if (answer.ok) props.onChanged(answer.value);
  };
  const lockNow = () => void import('../../lock/index.tsx').then((lock) => lock.lockNow());
  return (
    <>
      <p class="soft">{say().what}</p>
      <div class="field account-select">
        <label class="field-label" for={id}>
          {say().after}
        </label>
        <select
          id={id}
          class="field-input"
          onChange={(event) => void choose(Number(event.currentTarget.value))}
        >
          <For each={MINUTES}>
            {(minutes) => (
              <option value={minutes} selected={minutes === props.account.lockMinutes}>
                {say().minutes({ count: minutes })}
              </option>
            )}
          </For>
        </select>
      </div>
      <Button icon={<Lock aria-hidden="true" />} onClick={lockNow}>
        {say().now}
      </Button>
      <p role="status">{said()}</p>
    </>
  );
}
