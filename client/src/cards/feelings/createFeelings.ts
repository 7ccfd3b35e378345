import type { BoardDocument } from '@steady/shared/board/document.ts';
import { readFeelings, type FeelingGroup } from '@steady/shared/board/feelings.ts';
import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { liveWords } from '../../words/live.ts';

/** The practice's own words for feelings on this board, or the plain ones. */
export function createFeelings(board: BoardDocument): Accessor<readonly FeelingGroup[]> {
  const [own, setOwn] = createSignal(readFeelings(board));
  const changed = () => setOwn(readFeelings(board));
  board.meta.observe(changed);
  onCleanup(() => board.meta.unobserve(changed));
  return () => own() ?? liveWords().feelings.vocabulary;
}
