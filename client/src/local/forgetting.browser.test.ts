import { PARTNER_B } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copiesOf, copyId, forgetUnused, used } from './copies.ts';
import { ownOf } from './database.ts';
import { FORGET_AFTER_MS } from './limits.ts';
import { aDevice, TEST_NOW as NOW, testKeys as keys, type TestDevice } from './testing.ts';

const CANARY = 'I feel safe when plans are kept';

let device: TestDevice;
beforeEach(async () => {
  device = await aDevice();
});
afterEach(() => device.end());

describe('a copy that is not used', () => {
  it('but has words of a home review is not forgotten by a clock, one where it merely stands is', async () => {
    const page = await device.page();
    const words = {
      appreciation: '',
      feelsSafe: '',
      stillPainful: '',
      nextSteps: 'Call',
      bringing: '',
    };
    const review = { at: 'answers', showing: 'stopped', company: 'alone', words };
    page.copy.keep({ review });
    await page.copy.settled();
    expect(await forgetUnused(device.database, NOW + FORGET_AFTER_MS + 1)).toBe(0);
    page.copy.keep({ review: { ...review, words: { ...words, nextSteps: '' } } });
    await page.copy.settled();
    expect(await forgetUnused(device.database, NOW + FORGET_AFTER_MS + 1)).toBe(1);
  });

  it('is forgotten after two weeks unused, but not while words are here only', async () => {
    expect(await forgetUnused(device.database, NOW + FORGET_AFTER_MS)).toBe(0);
    expect(await forgetUnused(device.database, NOW - 365 * FORGET_AFTER_MS)).toBe(0);
    const { copy, text } = await device.page();
    text.insert(0, CANARY);
    copy.keepUnsaved(['card']);
    await copy.settled();
    const nextYear = NOW + 26 * FORGET_AFTER_MS;
    expect(await forgetUnused(device.database, nextYear)).toBe(0);
    copy.keepUnsaved([]);
    await copy.settled();
    expect(await forgetUnused(device.database, nextYear)).toBe(1);
    expect((await device.content()).rows).toEqual([]);
  });

  it('is not forgotten while words are here only that nobody noted beside it yet, or are set aside', async () => {
    const { copy, text } = await device.page();
    text.insert(0, CANARY);
    await copy.settled();
    const nextYear = NOW + 26 * FORGET_AFTER_MS;
    expect(await forgetUnused(device.database, nextYear)).toBe(0);
    const aside = { nonce: new Uint8Array(12), sealed: new Uint8Array(3) };
    await device.database.setAside({ id: device.id }, aside, 'one');
    expect(await forgetUnused(device.database, nextYear)).toBe(0);
    await device.database.removeAsides(device.id);
    expect(await forgetUnused(device.database, nextYear)).toBe(1);
  });

  it('that was used under a clock a year ahead is forgotten two weeks after the clock is right', async () => {
    const year = 365 * 24 * 60 * 60 * 1000;
    await used(device.database, (await device.database.copy(device.id))!, NOW + year);
    expect(await forgetUnused(device.database, NOW)).toBe(0);
    expect((await device.database.copy(device.id))!.usedAt).toBe(NOW);
    expect(await forgetUnused(device.database, NOW + FORGET_AFTER_MS + 1)).toBe(1);
  });

  it('is one of a seat: two people who share a device do not share it', async () => {
    const theirs = await keys.make(copyId(device.boardId, PARTNER_B), 'another one', NOW);
    await device.database.putCopy(theirs.copy);
    expect(await copiesOf(device.database, device.boardId)).toHaveLength(2);
    await device.database.remove(device.id);
    expect((await copiesOf(device.database, device.boardId)).map((copy) => copy.id)).toEqual([
      theirs.copy.id,
    ]);
  });
});

describe('what somebody writes for themselves alone', () => {
  const own = () => ownOf(device.id);

  it('belongs to the copy: it is none of its own, and goes with it', async () => {
    const copy = (await device.database.copy(device.id))!;
    await device.database.putCopy({ ...copy, id: own() });
    const unsent = { page: 'another', version: 1, ...sealedNothing() };
    await device.database.write(
      { id: own() },
      { row: { copy: own(), ...sealedNothing() }, unsent },
    );
    expect((await device.database.copies()).map((one) => one.id)).toEqual([device.id]);
    await device.database.remove(device.id);
    expect(await device.database.copy(own())).toBeUndefined();
    expect(await device.database.content(own())).toEqual({
      rows: [],
      state: undefined,
      unsent: [],
    });
  });

  it('keeps the copy from being forgotten while some of it is here only', async () => {
    const copy = (await device.database.copy(device.id))!;
    const unsent = { page: 'another', version: 1, ...sealedNothing() };
    await device.database.putCopy({ ...copy, id: own() });
    await device.database.write({ id: own() }, { unsent });
    await forgetUnused(device.database, NOW + FORGET_AFTER_MS + 1);
    expect((await device.database.copies()).map((one) => one.id)).toEqual([device.id]);
    await device.database.write({ id: own() }, { sent: [{ page: 'another' }] });
    await forgetUnused(device.database, NOW + FORGET_AFTER_MS + 1);
    expect(await device.database.copy(own())).toBeUndefined();
  });

  const sealedNothing = () => ({ nonce: new Uint8Array(12), sealed: new Uint8Array(16) });
});
