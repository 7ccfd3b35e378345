import { createSignal, untrack, type Signal } from 'solid-js';
import { useDesk, type Desk } from '../../board/createDesk.ts';

/**
 * Words that somebody writes into a panel and has not sent: kept while the board stands on the screen,
 * so that closing the card loses nothing, and nowhere else.
 * @param key the card and what is written, read once
 */
export function createDraft(key: () => string, first: () => string = () => ''): Signal<string> {
  const desk = useDesk();
  const drafts = ofDesk.get(desk) ?? new Map<string, Signal<string>>();
  ofDesk.set(desk, drafts);
  const name = untrack(key);
  const present = drafts.get(name);
  if (present !== undefined) return present;
  const [read, write] = createSignal(untrack(first));
  const made: Signal<string> = [read, write];
  drafts.set(name, made);
  return made;
}

const ofDesk = new WeakMap<Desk, Map<string, Signal<string>>>();
