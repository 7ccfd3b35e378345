import ShortcutList from '../../ui/ShortcutList.tsx';
import { boardKeys } from './boardKeys.ts';

/** What `?` lists on a board. */
export default function BoardKeyList() {
  return <ShortcutList groups={boardKeys()} />;
}
