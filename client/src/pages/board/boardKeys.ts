import type { ShortcutGroup } from '../../ui/Shortcuts.tsx';
import { dialogWords } from '../../words/dialogs.ts';

/** What `?` lists on a board; keys.ts and BoardView.tsx do what it says. */
export function boardKeys(): ShortcutGroup[] {
  const { keys } = dialogWords();
  return [
    {
      title: keys.cards,
      shortcuts: [
        { keys: ['↑', '↓', '←', '→'], does: keys.between },
        { keys: ['Enter'], does: keys.enter },
        { keys: ['Space'], does: keys.space },
        { keys: ['M'], does: keys.menu },
        { keys: ['A'], does: keys.add },
        { keys: ['Esc'], does: keys.escape },
      ],
    },
    {
      title: keys.board,
      shortcuts: [
        { keys: ['Ctrl', 'Z'], does: keys.undo },
        { keys: ['Ctrl', 'Shift', 'Z'], does: keys.redo },
        { keys: ['Alt', 'P'], does: keys.pause },
      ],
    },
  ];
}
