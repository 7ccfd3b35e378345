import { makeBoardId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { copiesOf, copyId, forgetUnused, removeCopy } from './copies.ts';
import { makeCopyKeys } from './copyKey.ts';
import { openLocalDatabase, StaleCopy, type CopyRecord, type LocalDatabase } from './database.ts';
import { forgetBoard, forgetEnded, passkeysHere } from './forget.ts';
import { FORGET_AFTER_MS } from './limits.ts';
import { mark } from './marker.ts';
import { nameOf, type Answered, type DevicePasskeys, type WhyNot } from './passkey.ts';
import { makeWays } from './ways.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const keys = makeCopyKeys(crypto.subtle, random, 1_000);
const boardId = makeBoardId(random);
const id = copyId(boardId, PARTNER_A);
const PASSCODE = '246810';
const NOW = 1_795_514_400_000;

let database: LocalDatabase;
let record: CopyRecord;
/** What the device's own list was told to lose. */
let letGo: string[];
let made: Answered[];

beforeEach(async () => {
  database = await openLocalDatabase();
  record = (await keys.make(id, PASSCODE, NOW)).copy;
  await database.putCopy(record);
  mark(boardId, true);
  letGo = [];
  made = [];
  vi.spyOn(PublicKeyCredential, 'signalUnknownCredential').mockImplementation(
    async ({ credentialId }) => void letGo.push(credentialId),
  );
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const copy of await copiesOf(database, boardId)) await database.remove(copy.id);
  database.close();
  mark(boardId, false);
});

/** @param says no, when it does */
const aDevice = (no?: WhyNot): DevicePasskeys => ({
  mayAsk: true,
  isOffered: async () => true,
  async make() {
    if (no !== undefined) return no;
    const answered = { credential: random(new Uint8Array(16)), output: new Uint8Array(32).fill(5) };
    made.push(answered);
    return { ...answered, output: answered.output.slice() };
  },
  ask: async (known) =>
    no ?? { credential: known[0]!.credential, output: new Uint8Array(32).fill(5) },
  letGo: (credential) => void letGo.push(nameOf(credential)),
});
const ways = (device = aDevice(), of = record) => makeWays(of, keys, random, device);
const kept = async () => (await database.copy(id))!;

describe('what opens a copy', () => {
  it('[A60] is one passkey more, and the passcode as before', async () => {
    const mine = ways();
    expect(await mine.addPasskey(PASSCODE, 'Notes')).toBe('added');
    expect(mine.entry()).toBe('Notes');
    expect(await keys.open(await kept(), PASSCODE)).toBeDefined();
    expect(await keys.open(await kept(), made[0]!)).toBeDefined();
    expect((await passkeysHere()).map(({ name }) => name)).toEqual(['Notes']);
  });

  it('[A60] attacker: whoever holds an open page and no passcode adds no finger of their own', async () => {
    expect(await ways().addPasskey('000000', 'Notes')).toBe('wrong');
    expect([made, (await kept()).passkey]).toEqual([[], undefined]);
  });

  it.each(['cancelled', 'unable'] as const)(
    'stays as it was when the device says %s',
    async (no) => {
      expect(await ways(aDevice(no)).addPasskey(PASSCODE, 'Notes')).toBe(no);
      expect(await kept()).toEqual(record);
      await ways().addPasskey(PASSCODE, 'Notes');
      const before = await kept();
      expect(await ways(aDevice(no), before).changePasscode('another one')).toBe(no);
      expect(await kept()).toEqual(before);
    },
  );

  it('[A63] is the passcode alone again, and the device learns of it', async () => {
    const mine = ways();
    await mine.addPasskey(PASSCODE, 'Notes');
    await mine.removePasskey();
    expect([mine.entry(), (await kept()).passkey]).toEqual([undefined, undefined]);
    expect(letGo).toEqual([nameOf(made[0]!.credential)]);
    expect(await keys.open(await kept(), PASSCODE)).toBeDefined();
  });

  it('has another passcode once the device has confirmed it', async () => {
    const mine = ways();
    await mine.addPasskey(PASSCODE, 'Notes');
    expect(await mine.changePasscode('another one')).toBe('changed');
    expect(await keys.open(await kept(), PASSCODE)).toBeUndefined();
    expect(await keys.open(await kept(), 'another one')).toBeDefined();
    expect(await keys.open(await kept(), made[0]!)).toBeDefined();
    // Written anew by this page, it is the same.
    expect(mine.record().passkey).toEqual((await kept()).passkey);
    expect(await keys.open(mine.record(), 'another one')).toBeDefined();
  });

  it('undoes nothing that another page noted meanwhile', async () => {
    const mine = ways();
    await database.write({ id }, { state: { ...nothing(), hasUnsent: true } });
    await mine.addPasskey(PASSCODE, 'Notes');
    expect(await kept()).toMatchObject({ hasUnsent: true, begun: true });
  });

  it('[A63] a passkey that was made for a copy that went meanwhile is let go of', async () => {
    const mine = ways();
    await database.remove(id);
    await expect(mine.addPasskey(PASSCODE, 'Notes')).rejects.toThrow(StaleCopy);
    expect(letGo).toEqual([nameOf(made[0]!.credential)]);
    expect(await database.copy(id)).toBeUndefined();
  });

  it('[A63] of two pages that add one each only the last stays', async () => {
    const [one, other] = [ways(), ways()];
    await one.addPasskey(PASSCODE, 'Notes');
    await other.addPasskey(PASSCODE, 'Notes');
    expect(letGo).toEqual([nameOf(made[0]!.credential)]);
    expect(await keys.open(await kept(), made[1]!)).toBeDefined();
  });
});

describe('[A63] the passkey goes with its copy', () => {
  const added = async () => {
    await ways().addPasskey(PASSCODE, 'Notes');
    return nameOf(made[0]!.credential);
  };

  it.each<[string, () => Promise<unknown>]>([
    ['when its owner removes it', () => forgetBoard(boardId, PARTNER_A)],
    ['when the seat was taken away', () => forgetEnded(boardId, false)],
    ['when the sign-in is over and all was sent', () => forgetEnded(boardId, true)],
    ['after 14 days unused', () => forgetUnused(database, NOW + FORGET_AFTER_MS + 1)],
    ['when it is kept anew', () => removeCopy(database, id)],
  ])('%s', async (_name, forget) => {
    const name = await added();
    expect(letGo).toEqual([]);
    await forget();
    expect(await database.copy(id)).toBeUndefined();
    expect(letGo).toEqual([name]);
  });

  it('when the browser took the copy away before its open page did', async () => {
    const name = await added();
    const { passkey } = await kept();
    await database.remove(id);
    await removeCopy(database, id, passkey);
    expect(letGo).toEqual([name]);
  });

  it('and stays while words are here only, or the copy is another one’s', async () => {
    await added();
    await forgetBoard(boardId, PARTNER_B);
    await database.write({ id }, { unsent: { ...nothing(), page: 'another', version: 1 } });
    await forgetEnded(boardId, true);
    await forgetUnused(database, NOW + FORGET_AFTER_MS + 1);
    expect(letGo).toEqual([]);
    expect((await kept()).passkey).toBeDefined();
  });
});

const nothing = () => ({ nonce: new Uint8Array(12), sealed: new Uint8Array(16) });
