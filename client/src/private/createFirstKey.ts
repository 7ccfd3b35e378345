import { createSignal, type Accessor } from 'solid-js';
import { words } from '../words/index.ts';
import type { SpaceKeys } from './space.ts';

/** The act of making a key on this device, with what to show meanwhile and when it came to nothing. */
export interface FirstKey {
  readonly busy: Accessor<boolean>;
  readonly problem: Accessor<string>;
  make(): Promise<void>;
}

/** @param onMade before it is there: what shows the recovery code must be ready for it */
export function createFirstKey(keys: () => SpaceKeys, onMade: () => void): FirstKey {
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal('');
  return {
    busy,
    problem,
    async make() {
      setBusy(true);
      setProblem('');
      try {
        onMade();
        await keys().make();
      } catch {
        setProblem(words().errors.unexpected);
      } finally {
        setBusy(false);
      }
    },
  };
}
