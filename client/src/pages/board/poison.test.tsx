import { openBoard } from '@steady/shared/board/document.ts';
import { readLinks, linkCards } from '@steady/shared/board/links.ts';
import { addCard } from '@steady/shared/board/writeCards.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import * as Y from 'yjs';
import { KEYS, VALUES } from '../../../../tests/hostile/poison.ts';
import { aFilledDocument, seeded } from '../../board/testing.ts';
import { loadEditor } from '../../text/loadEditor.ts';
import { showBoard } from './testing.tsx';

/** One person's screen, and a partner whose own program writes what no board may hold. */
const random = seeded(37);
const errors: string[] = [];
const onError = (event: ErrorEvent) => void errors.push(event.message);
const onRejection = (event: PromiseRejectionEvent) => void errors.push(String(event.reason));
let dispose = () => {};

beforeEach(async () => {
  await page.viewport(1280, 800);
  errors.length = 0;
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
});
afterEach(() => {
  window.removeEventListener('error', onError);
  window.removeEventListener('unhandledrejection', onRejection);
  dispose();
});

async function show() {
  const doc = aFilledDocument({ cards: 6 });
  const mine = openBoard(doc);
  const good = addCard(mine, { kind: 'need', by: PARTNER_A, text: 'Good words' }, random);
  const theirs = addCard(mine, { kind: 'request', by: PARTNER_B, text: 'Theirs' }, random);
  linkCards(mine, { kind: 'grew-from', from: theirs, to: good, by: PARTNER_B }, random);
  ({ dispose } = showBoard(doc, { random }));
  await new Promise<void>((done) => loadEditor(() => done()));
  const other = new Y.Doc();
  other.clientID = 666;
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc), 'network');
  const poison = (write: () => void) => {
    const before = Y.encodeStateVector(other);
    other.transact(write);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, before), 'network');
  };
  return { mine, good, theirs, other, poison };
}

describe.each(Object.entries(VALUES))('a partner puts %s', (_, make) => {
  it('everywhere: nothing throws, and a good card can be written', async () => {
    const { mine, good, theirs, other, poison } = await show();
    for (const root of ['cards', 'links', 'lanes', 'canvas'] as const) {
      const map = other.getMap<unknown>(root);
      const model = [...map.values()].at(-1);
      for (const key of KEYS[root])
        poison(() => {
          // Good but for one key, so that whatever is read after it is read.
          const almost: Y.Map<unknown> = model instanceof Y.Map ? model.clone() : new Y.Map();
          map.set(`poison-${key}`.padEnd(22, '0').slice(0, 22), almost);
          almost.set(key, make());
        });
      poison(() => map.set(`poison-${root}`, make()));
    }
    // And of what stands on the screen already, one key after the other.
    for (const key of KEYS.cards)
      if (key !== 'text' && key !== 'kind')
        poison(() => other.getMap<Y.Map<unknown>>('cards').get(theirs)?.set(key, make()));
    poison(() => other.getMap<Y.Map<unknown>>('cards').get(theirs)?.set('text', make()));
    for (const id of other.getMap('lanes').keys())
      for (const key of KEYS.lanes)
        poison(() => {
          const lane = other.getMap<unknown>('lanes').get(id);
          if (lane instanceof Y.Map && key !== 'hidden') lane.set(key, make());
        });
    for (const key of KEYS.meta)
      if (key !== 'version') poison(() => other.getMap<unknown>('meta').set(key, make()));
    expect(mine.cards.has(theirs)).toBe(true);
    readLinks(mine);
    const words = document.querySelector<HTMLElement>(`.lanes [data-card="${good}"] .words`);
    expect(words?.textContent).toBe('Good words');
    await userEvent.click(words!);
    await userEvent.keyboard('{End}, still');
    expect(mine.cards.get(good)?.get('text')?.toString()).toContain('still');
    expect(errors).toEqual([]);
  });
});
