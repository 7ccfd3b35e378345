import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeDraftId } from './ids.ts';
import { chooseInCheckIn, readCheckIn } from './checkIn.ts';
import { isWorthSealing, makeDraft } from './draft.ts';
import { beginWriting, listOwnWriting, placeOfDraft, readWriting, setRemoved } from './writing.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const HEAD = { kind: 'check-in', day: '2026-11-25', madeAt: 1 } as const;

function aCheckIn() {
  const draft = makeDraft(makeDraftId(random), 64);
  const place = placeOfDraft(draft.doc);
  beginWriting(place, HEAD, 'me');
  return { draft, place };
}

describe('a check-in', () => {
  it('is a word, a temperature, a need and thanks, each as one likes', () => {
    const { place } = aCheckIn();
    expect(readWriting(place)).toMatchObject({ ...HEAD, checkIn: { kept: false } });
    chooseInCheckIn(place, { feeling: ' wary ', temperature: 2 }, 'me');
    place.text.insert(0, 'quiet tonight');
    place.thanks?.insert(0, 'for the tea');
    expect(readCheckIn(place)).toEqual({ feeling: 'wary', temperature: 2, kept: false });
    chooseInCheckIn(place, { feeling: undefined }, 'me');
    expect(readCheckIn(place)).toEqual({ temperature: 2, kept: false });
    expect(listOwnWriting([place])).toEqual([
      {
        kind: 'check-in',
        day: '2026-11-25',
        text: 'quiet tonight',
        temperature: 2,
        thanks: 'for the tea',
      },
    ]);
    setRemoved(place, true, 'me');
    expect(listOwnWriting([place])).toMatchObject([{ setAside: true }]);
  });

  it('[V27] that was merely chosen in is worth nothing before it is kept, and a word is at once', () => {
    const { draft, place } = aCheckIn();
    chooseInCheckIn(place, { feeling: 'wary', temperature: 1 }, 'me');
    expect(isWorthSealing(draft)).toBe(false);
    chooseInCheckIn(place, { kept: true }, 'me');
    expect(isWorthSealing(draft)).toBe(true);
    for (const part of ['text', 'thanks'] as const) {
      const other = aCheckIn();
      other.place[part]?.insert(0, 'x');
      expect(isWorthSealing(other.draft)).toBe(true);
    }
  });

  it('reads nothing from what another program put there', () => {
    const { place } = aCheckIn();
    const values: ReadonlyArray<readonly [string, unknown]> = [
      ['feeling', 'x'.repeat(41)],
      ['temperature', 7],
      ['kept', 'yes'],
    ];
    for (const [key, value] of values) place.head.set(key, value);
    expect(readCheckIn(place)).toEqual({ kept: false });
  });

  it('takes both choices of two devices that check in at once', () => {
    const { draft, place } = aCheckIn();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(draft.doc));
    chooseInCheckIn(place, { feeling: 'calm' }, 'me');
    chooseInCheckIn(placeOfDraft(other), { temperature: 4 }, 'me');
    Y.applyUpdate(draft.doc, Y.encodeStateAsUpdate(other));
    expect(readCheckIn(place)).toEqual({ feeling: 'calm', temperature: 4, kept: false });
  });
});
