import { readCode } from '@steady/shared/private/code.ts';
import { createSignal } from 'solid-js';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { words } from '../words/index.ts';
import { privateWords } from '../words/private.ts';
import type { SpaceKeys } from './space.ts';

/** Takes a code from another device or from paper, and says calmly what is not right with it. */
export function CodeField(props: { keys: SpaceKeys; onOpened: () => void }) {
  const [typed, setTyped] = createSignal('');
  const [problem, setProblem] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const say = () => privateWords().locked;
  const open = async () => {
    const read = readCode(typed());
    switch (read.kind) {
      case 'length':
        return void setProblem(
          read.missing > 0 ? say().missing({ count: read.missing }) : say().tooMany,
        );
      case 'slip':
        return void setProblem(say().slip);
      case 'code':
        break;
      default:
        return read satisfies never;
    }
    setBusy(true);
    setProblem('');
    try {
      if (await props.keys.enterCode(read.code)) props.onOpened();
      else setProblem(`${say().wrong} ${say().safe}`);
    } catch {
      setProblem(words().errors.unexpected);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="private-part"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <TextField
        label={say().label}
        hint={say().hint}
        problem={problem()}
        value={typed()}
        onInput={setTyped}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
      />
      <Button look="primary" type="submit" busy={busy()}>
        {say().open}
      </Button>
    </form>
  );
}
