import '../ui/styles/index.css';
import { makeBoardId } from '@steady/shared/ids.ts';
import { PARTNER_A, PARTNER_B, type Seat } from '@steady/shared/seats.ts';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { localWords } from '../words/local.ts';
import { copiesOf, copyId } from './copies.ts';
import { makeCopyKeys } from './copyKey.ts';
import { openLocalDatabase, type CopyRecord, type LocalDatabase } from './database.ts';
import { forgetEnded } from './forget.ts';
import { isMarked, mark } from './marker.ts';
import UnlockCopy from './UnlockCopy.tsx';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const keys = makeCopyKeys(crypto.subtle, random, 1_000);
const boardId = makeBoardId(random);

let database: LocalDatabase;
let end = () => {};
let told: string[];
beforeEach(async () => {
  database = await openLocalDatabase();
  told = [];
});
afterEach(async () => {
  end();
  vi.restoreAllMocks();
  for (const { id } of await copiesOf(database, boardId)) await database.remove(id);
  database.close();
  mark(boardId, false);
});

async function keep(seat: Seat, change: Partial<CopyRecord> = {}): Promise<void> {
  const { copy } = await keys.make(copyId(boardId, seat), '246810', Date.now());
  await database.putCopy({ ...copy, ...change });
  mark(boardId, true);
}
function show(seat: Seat | undefined): void {
  const root = document.createElement('div');
  document.body.append(root);
  const dispose = render(
    () => (
      <UnlockCopy
        boardId={boardId}
        seat={seat}
        onShown={() => {}}
        isOut={seat === undefined}
        onOpened={() => told.push('opened')}
        onWithout={() => told.push('without')}
      />
    ),
    root,
  );
  end = () => {
    dispose();
    root.remove();
  };
}
const say = () => localWords().unlock;
async function type(passcode: string): Promise<void> {
  await userEvent.fill(page.getByLabelText(say().passcode, { exact: true }), passcode);
  await userEvent.click(page.getByRole('button', { name: say().open, exact: true }));
}
const there = async () => (await copiesOf(database, boardId)).map(({ id }) => id);

describe('the copy on this device', () => {
  it('stays when a browser cannot open it just now, and says that nothing is lost', async () => {
    await keep(PARTNER_A, { rounds: 0 });
    show(PARTNER_A);
    await type('246810');
    await expect.element(page.getByText(say().unwell)).toBeVisible();
    expect([told, await there(), isMarked(boardId)]).toEqual([
      [],
      [copyId(boardId, PARTNER_A)],
      true,
    ]);
  });

  it('of somebody else who shared the device stays theirs, and nobody is asked for its passcode', async () => {
    await keep(PARTNER_B);
    show(PARTNER_A);
    await expect.poll(() => told).toEqual(['without']);
    expect(page.getByLabelText(say().passcode).query()).toBeNull();
    expect(await there()).toEqual([copyId(boardId, PARTNER_B)]);
  });

  it('opens with its passcode, without a network too', async () => {
    await keep(PARTNER_A);
    show(undefined);
    await type('000000');
    await expect.element(page.getByText(say().wrong)).toBeVisible();
    await type('246810');
    await expect.poll(() => told).toEqual(['opened']);
  });

  it('with words that were not sent outlives a sign-in that ended, and not a seat that was taken away', async () => {
    await keep(PARTNER_A, { hasUnsent: true });
    await keep(PARTNER_B);
    await forgetEnded(boardId, true);
    expect([await there(), isMarked(boardId)]).toEqual([[copyId(boardId, PARTNER_A)], true]);
    await forgetEnded(boardId, false);
    expect([await there(), isMarked(boardId)]).toEqual([[], false]);
  });

  it('is removed when its owner says so, and is said to be gone when it is', async () => {
    await keep(PARTNER_A);
    show(PARTNER_A);
    await userEvent.click(page.getByRole('button', { name: say().remove }));
    await userEvent.click(page.getByRole('button', { name: say().removeNow }));
    await expect.poll(() => told).toEqual(['without']);
    expect(await there()).toEqual([]);
    end();
    show(PARTNER_A);
    await expect.element(page.getByText(say().gone)).toBeVisible();
  });
});

describe('[A64] the copy on this device, with a passkey', () => {
  const credential = random(new Uint8Array(16));
  const output = random(new Uint8Array(32));
  /** As a browser gives it back. */
  const gives = (first: Uint8Array | undefined, asked = credential) =>
    ({
      rawId: asked.slice().buffer,
      getClientExtensionResults: () =>
        first === undefined ? {} : { prf: { results: { first: first.slice().buffer } } },
    }) as unknown as PublicKeyCredential;
  const whenAsked = (answer: () => Promise<Credential | null>) =>
    vi.spyOn(navigator.credentials, 'get').mockImplementation(answer);

  async function keepWithPasskey(): Promise<void> {
    const { copy } = await keys.make(copyId(boardId, PARTNER_A), '246810', Date.now());
    const made = { credential, output, salt: random(new Uint8Array(32)), name: 'Notes' };
    await database.putCopy({ ...copy, passkey: await keys.addPasskey(copy, '246810', made) });
    mark(boardId, true);
  }
  const byPasskey = () => page.getByRole('button', { name: say().passkey });
  const opensByPasscode = async () => {
    await type('246810');
    await expect.poll(() => told).toEqual(['opened']);
  };

  it('opens by it, without a network too, and it comes first', async () => {
    const asked = whenAsked(async () => gives(output));
    await keepWithPasskey();
    show(undefined);
    await expect.element(byPasskey()).toBeVisible();
    const [first] = document.querySelectorAll('form button');
    expect(first!.textContent).toContain(say().passkey);
    await userEvent.click(byPasskey());
    await expect.poll(() => told).toEqual(['opened']);
    expect(asked).toHaveBeenCalledOnce();
  });

  it.each<[string, () => Promise<Credential | null>, () => string[]]>([
    [
      'was closed, or is gone from the device',
      () => Promise.reject(new DOMException('no', 'NotAllowedError')),
      () => [say().cancelled, say().cancelledGone],
    ],
    [
      'cannot be asked',
      () => Promise.reject(new DOMException('no', 'SecurityError')),
      () => [say().unable],
    ],
    ['gives no answer', async () => gives(undefined), () => [say().unable]],
    ['gives another answer', async () => gives(new Uint8Array(32)), () => [say().other]],
    ['is another one', async () => gives(output, random(new Uint8Array(16))), () => [say().other]],
  ])(
    'that %s: says that nothing is lost, and the passcode opens it',
    async (_name, answer, says) => {
      whenAsked(answer);
      await keepWithPasskey();
      show(PARTNER_A);
      await userEvent.click(byPasskey());
      for (const sentence of says()) await expect.element(page.getByText(sentence)).toBeVisible();
      expect([told, await there()]).toEqual([[], [copyId(boardId, PARTNER_A)]]);
      await opensByPasscode();
    },
  );

  it('says without a network that some devices need one for it', async () => {
    whenAsked(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    await keepWithPasskey();
    show(undefined);
    await userEvent.click(byPasskey());
    await expect.element(page.getByText(say().cancelledOut)).toBeVisible();
    await opensByPasscode();
  });

  it('asks no longer once its page is left', async () => {
    let signal: AbortSignal | undefined;
    vi.spyOn(navigator.credentials, 'get').mockImplementation((options) => {
      signal = options?.signal;
      return new Promise(() => {});
    });
    await keepWithPasskey();
    show(PARTNER_A);
    await userEvent.click(byPasskey());
    await expect.poll(() => signal?.aborted).toBe(false);
    end();
    expect(signal!.aborted).toBe(true);
  });

  it('of somebody else is not asked for', async () => {
    await keepWithPasskey();
    await keep(PARTNER_B);
    show(PARTNER_B);
    await expect.element(page.getByLabelText(say().passcode, { exact: true })).toBeVisible();
    expect(byPasskey().query()).toBeNull();
  });
});
