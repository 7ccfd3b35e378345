import { createSignal } from 'solid-js';
import { ProofForm } from '../../lock/ProofForm.tsx';
import type { Answer } from '../../net/request.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { accountWords } from '../../words/account.ts';

/** Asks for something that decides who can come in. */
export type Weighty = <T>(ask: () => Promise<Answer<T>>) => Promise<Answer<T> | undefined>;

/**
 * The server may want to know first that it is still the same person: they show it, and what was asked for
 * is asked again. One for the page, with the dialog that it needs.
 * @returns `undefined` from `weighty` when they did not: nothing was changed
 */
export function createWeighty() {
  const [waiting, setWaiting] = createSignal<{ done: (proved: boolean) => void }>();
  const settle = (proved: boolean) => {
    const asked = waiting();
    setWaiting(undefined);
    asked?.done(proved);
  };
  const weighty: Weighty = async (ask) => {
    const answer = await ask();
    if (answer.ok || answer.problem.reason !== 'prove-first') return answer;
    const proved = await new Promise<boolean>((done) => setWaiting({ done }));
    return proved ? ask() : undefined;
  };
  const ProofDialog = () => (
    <Dialog
      open={waiting() !== undefined}
      onClose={() => settle(false)}
      title={accountWords().account.prove.title}
    >
      <p>{accountWords().account.prove.text}</p>
      <ProofForm
        submit={accountWords().account.prove.submit}
        onProved={() => settle(true)}
        onGone={() => location.assign('/sign-in')}
      />
    </Dialog>
  );
  return { weighty, ProofDialog };
}
