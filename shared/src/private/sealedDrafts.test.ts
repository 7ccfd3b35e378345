import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeCryptoPort, type CryptoPort } from './cryptoPort.ts';
import { draftIds, openPrivateDocument, putValue, valuesOf } from './document.ts';
import { makeKeyId, type DraftId, type KeyId } from './ids.ts';
import { COMPACT_AFTER_VALUES, MAX_DRAFTS, MAX_SEALED_BYTES } from './limits.ts';
import { makeSealedDrafts, type SealedDrafts } from './sealedDrafts.ts';
import { sealValue, type SealKey } from './sealedValue.ts';
import { aBoardId } from './testing.ts';
import { listOwnWriting, placeOfDraft, setDay, setRemoved } from './writing.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const port = makeCryptoPort(crypto.subtle, random);
const HEAD = { kind: 'draft', day: '2026-11-25', madeAt: 1 } as const;

async function aKey(): Promise<SealKey<CryptoKey>> {
  return { id: makeKeyId(random), key: await port.importKey(random(new Uint8Array(32))) };
}

const open: SealedDrafts[] = [];
afterEach(() => {
  for (const drafts of open.splice(0)) drafts.dispose();
});

/** One device; sealing happens at `moment` or flush only. */
function aDevice(
  doc: Y.Doc,
  keys: ReadonlyArray<SealKey<CryptoKey>>,
  options: { port?: CryptoPort<CryptoKey>; compactAfter?: number } = {},
) {
  const document = openPrivateDocument(doc);
  const ring = new Map<KeyId, CryptoKey>(keys.map(({ id, key }) => [id, key]));
  const errors: unknown[] = [];
  const timers = new Set<() => void>();
  const drafts = makeSealedDrafts({
    document,
    boardId: aBoardId,
    port: options.port ?? port,
    keyOf: (id) => ring.get(id),
    currentKey: () => {
      const [first] = ring;
      return first && { id: first[0], key: first[1] };
    },
    setTimer(run) {
      timers.add(run);
      return () => timers.delete(run);
    },
    changed() {},
    report: (error) => errors.push(error),
    ...(options.compactAfter === undefined ? {} : { compactAfter: options.compactAfter }),
  });
  open.push(drafts);
  return {
    document,
    drafts,
    errors,
    timers,
    learns({ id, key }: SealKey<CryptoKey>) {
      ring.set(id, key);
      drafts.keysChanged();
    },
    begin(text = ''): DraftId {
      const id = drafts.begin(HEAD, 'person')!;
      if (text !== '') textOf(drafts, id).insert(0, text);
      return id;
    },
  };
}

const textOf = (drafts: SealedDrafts, id: DraftId) => placeOfDraft(drafts.docOf(id)!).text;

describe('sealed drafts', () => {
  it('[V20] are on another device with the key what they are here, and in the document nothing is readable', async () => {
    const key = await aKey();
    const phone = aDevice(new Y.Doc(), [key]);
    const id = phone.begin('I feel safe when plans are kept');
    await phone.drafts.flush();
    const state = Y.encodeStateAsUpdate(phone.document.doc);
    expect(Buffer.from(state).toString('latin1')).not.toMatch(/safe|plans|draft"|2026/);

    const tablet = aDevice(new Y.Doc(), [key]);
    Y.applyUpdate(tablet.document.doc, state);
    await tablet.drafts.settled();
    expect(textOf(tablet.drafts, id).toString()).toBe('I feel safe when plans are kept');
    expect(tablet.drafts.unsealed()).toEqual([]);
  });

  it('holds what one letter after the other makes, 12,000 of them, and more than that', async () => {
    const key = await aKey();
    const phone = aDevice(new Y.Doc(), [key]);
    const long = 'Es tut mir leid, dass ich zu spät kam. 我很难过。'.repeat(280);
    expect(long.length).toBeGreaterThan(12_000);
    const id = phone.begin(long);
    await phone.drafts.flush();
    for (let n = 0; n < COMPACT_AFTER_VALUES; n += 1) {
      textOf(phone.drafts, id).insert(n * 2, 'x');
      await phone.drafts.flush();
    }
    await phone.drafts.settled();
    expect(valuesOf(phone.document, id).length).toBeLessThan(COMPACT_AFTER_VALUES);
    for (const value of valuesOf(phone.document, id))
      expect(value.length).toBeLessThanOrEqual(MAX_SEALED_BYTES);
    const tablet = aDevice(copyOf(phone.document.doc), [key]);
    await tablet.drafts.settled();
    expect(textOf(tablet.drafts, id).toString()).toBe(textOf(phone.drafts, id).toString());
  });

  it('[V22] stay many values when one would be too large', async () => {
    const phone = aDevice(new Y.Doc(), [await aKey()], { compactAfter: 3 });
    const id = phone.begin();
    for (let n = 0; n < 5; n += 1) {
      textOf(phone.drafts, id).insert(0, 'x'.repeat(90_000));
      await phone.drafts.flush();
    }
    await phone.drafts.settled();
    expect(valuesOf(phone.document, id)).toHaveLength(5);
    expect(phone.errors).toEqual([]);
  });

  it('[V23] without its key a value waits, and opens when the key comes', async () => {
    const [key, another] = [await aKey(), await aKey()];
    const phone = aDevice(new Y.Doc(), [key]);
    const id = phone.begin('only mine');
    await phone.drafts.flush();
    const tablet = aDevice(copyOf(phone.document.doc), [another]);
    await tablet.drafts.settled();
    expect(tablet.drafts.ids()).toEqual([]);
    expect([tablet.drafts.locked, tablet.drafts.damaged]).toEqual([1, 0]);

    tablet.learns(key);
    await tablet.drafts.settled();
    expect(textOf(tablet.drafts, id).toString()).toBe('only mine');
    expect(tablet.drafts.locked).toBe(0);
  });

  it('[V23] a key that comes while values are looked at opens them too', async () => {
    const key = await aKey();
    const phone = aDevice(new Y.Doc(), [key]);
    const id = phone.begin('only mine');
    await phone.drafts.flush();
    const tablet = aDevice(copyOf(phone.document.doc), []);
    tablet.learns(key);
    await tablet.drafts.settled();
    expect(textOf(tablet.drafts, id).toString()).toBe('only mine');
    expect(tablet.drafts.locked).toBe(0);
  });

  it('[V23] what is damaged is counted, hurts nothing else, and is never removed', async () => {
    const key = await aKey();
    const phone = aDevice(new Y.Doc(), [key], { compactAfter: 4 });
    const id = phone.begin('first');
    const other = phone.begin('another');
    await phone.drafts.flush();
    const broken = valuesOf(phone.document, id)[0]!.slice();
    broken[60]! ^= 1;
    const place = { boardId: aBoardId, of: 'draft', draft: id } as const;
    const noUpdate = await sealValue(port, key, place, Uint8Array.of(9, 9, 9));

    const doc = copyOf(phone.document.doc);
    const tablet = aDevice(doc, [key], { compactAfter: 4 });
    await tablet.drafts.settled();
    const before = openPrivateDocument(copyOf(doc));
    for (const value of [new Uint8Array(broken), noUpdate, Uint8Array.of(1, 2)])
      putValue(before, id, value);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(before.doc), 'network');
    await tablet.drafts.settled();
    expect([tablet.drafts.locked, tablet.drafts.damaged]).toEqual([0, 3]);
    expect(textOf(tablet.drafts, other).toString()).toBe('another');

    for (let n = 0; n < 8; n += 1) {
      textOf(tablet.drafts, id).insert(0, 'x');
      await tablet.drafts.flush();
    }
    await tablet.drafts.settled();
    expect(textOf(tablet.drafts, id).toString()).toBe('xxxxxxxxfirst');
    const values = valuesOf(tablet.document, id).map(({ length }) => length);
    expect(values).toEqual(expect.arrayContaining([broken.length, noUpdate.length, 2]));
    expect(tablet.drafts.damaged).toBe(3);
  });

  it('seals what is typed in a moment as one value, and nothing that is only read', async () => {
    const key = await aKey();
    const phone = aDevice(new Y.Doc(), [key]);
    const id = phone.begin();
    for (const letter of 'a whole sentence') textOf(phone.drafts, id).insert(0, letter);
    expect([phone.timers.size, phone.drafts.unsealed()]).toEqual([1, [id]]);
    for (const run of phone.timers) run();
    await phone.drafts.settled();
    expect(valuesOf(phone.document, id)).toHaveLength(1);
    expect(phone.drafts.unsealed()).toEqual([]);

    const doc = copyOf(phone.document.doc);
    const vector = Y.encodeStateVector(doc);
    const tablet = aDevice(doc, [key]);
    await tablet.drafts.flush();
    expect(Y.encodeStateVector(doc)).toEqual(vector);
  });

  it('seals nothing of a draft that has no words yet, and leaves none behind', async () => {
    const phone = aDevice(new Y.Doc(), [await aKey()]);
    const id = phone.begin();
    await phone.drafts.flush();
    expect([phone.timers.size, phone.drafts.unsealed(), draftIds(phone.document)]).toEqual([
      0,
      [],
      [],
    ]);
    phone.drafts.leave(id);
    expect(phone.drafts.ids()).toEqual([]);
    const kept = phone.begin('a');
    await phone.drafts.flush();
    textOf(phone.drafts, kept).delete(0, 1);
    phone.drafts.leave(kept);
    await phone.drafts.flush();
    expect([phone.drafts.ids(), draftIds(phone.document)]).toEqual([[kept], [kept]]);
  });

  it('keeps what could not be sealed, and tries again', async () => {
    let isBroken = true;
    const failing: CryptoPort<CryptoKey> = {
      ...port,
      encrypt: (...given) =>
        isBroken ? Promise.reject(new Error('no memory')) : port.encrypt(...given),
    };
    const phone = aDevice(new Y.Doc(), [await aKey()], { port: failing });
    const id = phone.begin('kept');
    await phone.drafts.flush();
    expect(phone.errors.length).toBeGreaterThan(0);
    expect([phone.drafts.unsealed(), draftIds(phone.document)]).toEqual([[id], []]);
    isBroken = false;
    await phone.drafts.flush();
    expect([phone.drafts.unsealed(), draftIds(phone.document)]).toEqual([[], [id]]);
  });

  it('what was erased on one device is gone on the other, also what was just typed there', async () => {
    const key = await aKey();
    const phone = aDevice(new Y.Doc(), [key]);
    const id = phone.begin('gone for good');
    await phone.drafts.flush();
    const tablet = aDevice(copyOf(phone.document.doc), [key]);
    await tablet.drafts.settled();
    textOf(tablet.drafts, id).insert(0, 'still ');
    phone.drafts.erase(id);
    Y.applyUpdate(tablet.document.doc, Y.encodeStateAsUpdate(phone.document.doc), 'network');
    await tablet.drafts.flush();
    expect([phone.drafts.ids(), tablet.drafts.ids()]).toEqual([[], []]);
    expect(draftIds(tablet.document)).toEqual([]);
    expect(tablet.drafts.unsealed()).toEqual([]);
  });

  it('an attacker with somebody’s page makes no more than MAX_DRAFTS', async () => {
    const phone = aDevice(new Y.Doc(), []);
    const begin = () => phone.drafts.begin(HEAD, 'person');
    for (let n = 0; n < MAX_DRAFTS; n += 1) expect(begin()).toBeDefined();
    expect(begin()).toBeUndefined();
  });

  it('lists a person’s own writing in the clear, oldest first, and what they set aside says so', async () => {
    const phone = aDevice(new Y.Doc(), [await aKey()]);
    const places = ['later', 'set aside', 'earlier'].map((text) =>
      placeOfDraft(phone.drafts.docOf(phone.begin(text))!),
    );
    setRemoved(places[1]!, true, 'person');
    setDay(places[2]!, '2026-11-20', 'person');
    setDay(places[2]!, 'some day', 'person');
    expect(listOwnWriting(places)).toEqual([
      { kind: 'draft', day: '2026-11-20', text: 'earlier' },
      { kind: 'draft', day: '2026-11-25', text: 'later' },
      { kind: 'draft', day: '2026-11-25', text: 'set aside', setAside: true },
    ]);
  });
});

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), 'network');
  return copy;
}
