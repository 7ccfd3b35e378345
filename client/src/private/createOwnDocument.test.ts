import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { aQuietConnection } from '../board/testing.ts';
import type { OwnCopy } from '../local/keepOwn.ts';
import { createOwnDocument, type ConnectOwn, type OpenOwnCopy } from './createOwnDocument.ts';

type Given = Parameters<ConnectOwn>[0];

/** A document of one's own, and what it asked of the network and of the device. */
function anOwnDocument(openCopy?: OpenOwnCopy) {
  const connected: Array<Given & { words: string }> = [];
  const own = createOwnDocument(
    'private',
    (given) => {
      connected.push({ ...given, words: given.doc.getText('words').toString() });
      return aQuietConnection(given, 'offline');
    },
    () => [],
    openCopy,
  );
  return { own, connected };
}

/** A device on which `words` were kept. */
function aDeviceWith(words: string, { unsaved = [] as string[], isWhole = true } = {}) {
  const kept: string[][] = [];
  let disposed = 0;
  const openCopy: OpenOwnCopy = (doc) => {
    const before = new Y.Doc();
    before.getText('words').insert(0, words);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(before));
    const copy: OwnCopy = {
      unsaved: new Set(unsaved),
      isWhole,
      keepUnsaved: (keys) => void kept.push([...keys]),
      dispose: () => void (disposed += 1),
    };
    return Promise.resolve(copy);
  };
  return {
    openCopy,
    kept,
    get disposed() {
      return disposed;
    },
  };
}

/** What was asked of the device is answered. */
const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a document of one’s own', () => {
  it('is connected at once where the device keeps nothing', () => {
    const { own, connected } = anOwnDocument();
    expect(connected.map(({ from }) => from)).toEqual([undefined]);
    expect(own.isKept()).toBe(false);
  });

  it('has what the device kept before it is connected, and knows what was not sent', async () => {
    const device = aDeviceWith('sealed', { unsaved: ['draft'] });
    const { own, connected } = anOwnDocument(device.openCopy);
    expect(connected).toEqual([]);
    await soon();
    expect(connected.map(({ words }) => words)).toEqual(['sealed']);
    // No epoch: a server that was put back is given again what it has lost.
    expect(connected[0]?.from).toEqual({ epoch: '', unsaved: new Set(['draft']) });
    expect(own.isKept()).toBe(true);
    expect(own.isTorn()).toBe(false);
    expect(device.kept.length).toBeGreaterThan(0);
    own.dispose();
    expect(device.disposed).toBe(1);
  });

  it('says when a part of what was kept could not be read', async () => {
    const { own } = anOwnDocument(aDeviceWith('half', { isWhole: false }).openCopy);
    await soon();
    expect(own.isTorn()).toBe(true);
  });

  it('goes by the network alone when the browser keeps nothing just now', async () => {
    const { own, connected } = anOwnDocument(() => Promise.reject(new Error('no room')));
    await soon();
    expect(connected.map(({ from }) => from)).toEqual([undefined]);
    expect(own.isKept()).toBe(false);
  });

  it('that was closed meanwhile is connected no more, and lets go of the copy', async () => {
    const device = aDeviceWith('late');
    const { own, connected } = anOwnDocument(device.openCopy);
    own.dispose();
    await soon();
    expect(connected).toEqual([]);
    expect(device.disposed).toBe(1);
  });

  it('goes into a copy that is begun while it is open, with all that waits', async () => {
    const { own, connected } = anOwnDocument();
    own.doc.getText('words').insert(0, 'before');
    const device = aDeviceWith('');
    await own.keepIn(device.openCopy);
    expect(own.isKept()).toBe(true);
    // It is the same document and the same connection: nothing is let go of.
    expect(connected).toHaveLength(1);
    expect(device.kept.at(-1)).toEqual(['']);
    expect(own.doc.getText('words').toString()).toBe('before');
    await own.keepIn(undefined);
    expect([own.isKept(), device.disposed]).toEqual([false, 1]);
  });

  it('knows what waits in the first copy, however soon another follows', async () => {
    const first = aDeviceWith('sealed', { unsaved: ['draft'] });
    const { own, connected } = anOwnDocument(first.openCopy);
    const second = aDeviceWith('');
    await own.keepIn(second.openCopy);
    expect(connected.map(({ from }) => from)).toEqual([{ epoch: '', unsaved: new Set(['draft']) }]);
    expect([first.disposed, own.isKept()]).toEqual([1, true]);
  });
});
