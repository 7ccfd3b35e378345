import { aBoardId } from '@steady/shared/private/testing.ts';
import type { PrivateCode } from '@steady/shared/private/code.ts';
import { makeCryptoPort } from '@steady/shared/private/cryptoPort.ts';
import { openPrivateDocument, wrappedIn } from '@steady/shared/private/document.ts';
import { unwrapByCode } from '@steady/shared/private/keys.ts';
import { createRoot, createSignal } from 'solid-js';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ConnectionState } from '../net/connectionState.ts';
import { createKeys } from './createKeys.ts';
import { makeMemoryKeyStore } from './keyStore.ts';

const port = makeCryptoPort(crypto.subtle, (bytes) => crypto.getRandomValues(bytes));
const OPEN: ConnectionState = { kind: 'open', tries: 0 };
const WAITING: ConnectionState = { kind: 'waiting', tries: 1, waitMs: 500 };

/** A device with a key, and a line that comes and goes; `saved` says that the server has all of it. */
async function aDevice() {
  const document = openPrivateDocument(new Y.Doc());
  const [connection, setConnection] = createSignal<ConnectionState>(OPEN);
  let saved = Promise.withResolvers<void>();
  const store = makeMemoryKeyStore();
  const keys = createRoot(() =>
    createKeys({
      document,
      boardId: aBoardId,
      port,
      openKeys: () => Promise.resolve(store),
      setTimer: () => () => {},
      own: { connection, isSynced: () => true, whenSaved: () => saved.promise },
      report(error) {
        throw error;
      },
    }),
  );
  await keys.make();
  return {
    keys,
    setConnection,
    codes: () => wrappedIn(document).length,
    opens: async (code: PrivateCode) =>
      (await unwrapByCode(port, document, aBoardId, code)) !== undefined,
    save() {
      saved.resolve();
      saved = Promise.withResolvers();
    },
  };
}

describe('codes for one’s own key', () => {
  it('[KR5] leave the one on paper as it was until the server has the new one', async () => {
    const device = await aDevice();
    const first = device.keys.showCode('recovery');
    await expect.poll(device.codes).toBe(1);
    device.save();
    const paper = (await first).code;

    const second = device.keys.showCode('recovery');
    await expect.poll(device.codes).toBe(2);
    expect(await device.opens(paper)).toBe(true);
    device.save();
    const { code } = await second;
    expect([await device.opens(paper), await device.opens(code)]).toEqual([false, true]);
  });

  it('[KR5] are not made without a connection: nothing says that there is one which nobody saw', async () => {
    const [device, other] = [await aDevice(), await aDevice()];
    device.setConnection(WAITING);
    const shown = device.keys.showCode('recovery');
    // Asked for later, and there.
    void other.keys.showCode('recovery');
    await expect.poll(other.codes).toBe(1);
    expect([device.codes(), device.keys.hasRecovery()]).toEqual([0, false]);
    device.setConnection(OPEN);
    await expect.poll(device.codes).toBe(1);
    device.save();
    expect(await device.opens((await shown).code)).toBe(true);
  });
});
