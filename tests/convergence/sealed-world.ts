import { createCipheriv, createDecipheriv } from 'node:crypto';
import { makeBoardId, type RandomBytes } from '@steady/shared/ids.ts';
import type { Bytes, CryptoPort } from '@steady/shared/private/cryptoPort.ts';
import {
  draftIds,
  openPrivateDocument,
  valuesOf,
  type PrivateDocument,
} from '@steady/shared/private/document.ts';
import { makeKeyId, type DraftId } from '@steady/shared/private/ids.ts';
import { makeSealedDrafts, type SealedDrafts } from '@steady/shared/private/sealedDrafts.ts';
import { openValue, type SealKey } from '@steady/shared/private/sealedValue.ts';
import { placeOfDraft } from '@steady/shared/private/writing.ts';
import * as Y from 'yjs';

/** One thing that happens; the numbers choose among whatever there is when it happens. */
export interface SealedStep {
  readonly do:
    | 'type'
    | 'delete'
    | 'begin'
    | 'erase'
    /** A moment passes: what was typed is to be sealed. */
    | 'moment'
    /** One piece of cryptography gets done. */
    | 'work'
    | 'up'
    | 'down'
    | 'settle'
    /** The page is closed in peace, or with all that it had not sent, and opened anew. */
    | 'reload'
    | 'crash';
  readonly who: number;
  readonly a: number;
  readonly b: number;
}

export interface SealedSchedule {
  readonly devices: number;
  readonly compactAfter: number;
  readonly seed: number;
  readonly steps: readonly SealedStep[];
}

type Key = Uint8Array;

const boardId = makeBoardId((bytes) => bytes.fill(66));

/**
 * Devices of one person around a server that sees sealed values only. Frames of a line arrive in order, as
 * late as the schedule says, and so does every answer of the cryptography.
 *
 * Held to: at no moment does the server's document say less than before, about any draft that nobody
 * erased; and in the end all devices say the same, with every letter that one of them shows.
 */
export async function runSealed(schedule: SealedSchedule): Promise<void> {
  const random = seededBytes(schedule.seed);
  const key: SealKey<Key> = { id: makeKeyId(random), key: random(new Uint8Array(32)) };
  const server = openPrivateDocument(new Y.Doc());
  const erased = new Set<DraftId>();
  let known = new Map<DraftId, Y.Doc>();
  let letters = 0;
  const devices = Array.from({ length: schedule.devices }, () => aDevice());

  try {
    for (const step of schedule.steps) await take(step);
    await settle();
    await settle();
    expectAlike();
  } finally {
    for (const device of devices) device.close();
  }

  async function take({ do: what, who, a, b }: SealedStep): Promise<void> {
    const device = devices[who % devices.length]!;
    const ids = device.drafts.ids();
    const id = ids[a % Math.max(1, ids.length)];
    const text = id && placeOfDraft(device.drafts.docOf(id)!).text;
    switch (what) {
      case 'type':
        text?.insert(b % (text.length + 1), String.fromCharCode(0x4e00 + (letters++ % 20_000)));
        return;
      case 'delete':
        if (text !== undefined && text.length > 0) text.delete(b % text.length, 1);
        return;
      case 'begin':
        begin(device.drafts);
        return;
      case 'erase':
        if (id === undefined) return;
        erased.add(id);
        device.drafts.erase(id);
        return;
      case 'moment':
        device.moment();
        return turn();
      case 'work':
        device.work(b);
        return turn();
      case 'up':
        if (device.up()) await expectNothingLost();
        return;
      case 'down':
        device.down();
        return turn();
      case 'settle':
        return settle();
      case 'reload':
        await settleOne(device);
        device.close();
        devices[who % devices.length] = aDevice();
        return turn();
      case 'crash':
        device.close();
        devices[who % devices.length] = aDevice();
        return turn();
      default:
        return what satisfies never;
    }
  }

  function begin(drafts: SealedDrafts): void {
    const id = drafts.begin({ kind: 'draft', day: '2026-11-25', madeAt: letters++ }, 'person')!;
    placeOfDraft(drafts.docOf(id)!).text.insert(0, '.');
  }

  function aDevice() {
    const document = openPrivateDocument(new Y.Doc());
    Y.applyUpdate(document.doc, Y.encodeStateAsUpdate(server.doc), 'network');
    const timers = new Set<() => void>();
    const waiting: Array<() => void> = [];
    const sent: Uint8Array[] = [];
    const coming: Uint8Array[] = [];
    document.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'network') sent.push(update);
    });
    const toDevice = (update: Uint8Array, origin: unknown) => {
      if (origin !== device) coming.push(update);
    };
    const drafts: SealedDrafts = makeSealedDrafts({
      document,
      boardId,
      port: slowPort(random, waiting),
      keyOf: (id) => (id === key.id ? key.key : undefined),
      currentKey: () => key,
      setTimer(run) {
        timers.add(run);
        return () => timers.delete(run);
      },
      changed() {},
      report: (error) => {
        throw error;
      },
      compactAfter: schedule.compactAfter,
    });
    const device = {
      document,
      drafts,
      moment() {
        for (const run of Array.from(timers)) {
          timers.delete(run);
          run();
        }
      },
      work(choice: number): boolean {
        waiting.splice(choice % Math.max(1, waiting.length), 1)[0]?.();
        return waiting.length > 0;
      },
      up(): boolean {
        const update = sent.shift();
        if (update !== undefined) Y.applyUpdate(server.doc, update, device);
        return update !== undefined;
      },
      down(): boolean {
        const update = coming.shift();
        if (update !== undefined) Y.applyUpdate(document.doc, update, 'network');
        return update !== undefined;
      },
      isBusy: () => timers.size + waiting.length + sent.length + coming.length > 0,
      close() {
        server.doc.off('update', toDevice);
        drafts.dispose();
      },
    };
    server.doc.on('update', toDevice);
    return device;
  }

  async function settleOne(device: (typeof devices)[number]): Promise<void> {
    while (device.isBusy()) {
      device.moment();
      device.work(0);
      device.down();
      if (device.up()) await expectNothingLost();
      await turn();
    }
  }

  async function settle(): Promise<void> {
    do for (const device of devices) await settleOne(device);
    while (devices.some((device) => device.isBusy()));
  }

  /** The server's document, opened with the key: each draft as far as its values tell. */
  async function expectNothingLost(): Promise<void> {
    const now = new Map<DraftId, Y.Doc>();
    for (const id of draftIds(server)) now.set(id, await opened(server, id));
    for (const [id, before] of known) {
      const after = now.get(id);
      if (after === undefined) {
        if (!erased.has(id)) throw new Error(`draft ${id} is gone`);
        continue;
      }
      const vector = Y.decodeStateVector(Y.encodeStateVector(after));
      for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(before)))
        if ((vector.get(client) ?? 0) < clock) throw new Error(`draft ${id} lost words`);
      const deleted = Y.createDeleteSetFromStructStore(after.store);
      for (const [client, ranges] of Y.createDeleteSetFromStructStore(before.store).clients)
        for (const { clock, len } of ranges)
          for (let at = clock; at < clock + len; at += 1)
            if (!Y.isDeleted(deleted, Y.createID(client, at)))
              throw new Error(`draft ${id} lost a deletion`);
    }
    known = now;
  }

  async function opened(document: PrivateDocument, id: DraftId): Promise<Y.Doc> {
    const doc = new Y.Doc();
    for (const value of valuesOf(document, id)) {
      const content = await openValue(
        quickPort(random),
        key,
        { boardId, of: 'draft', draft: id },
        value,
      );
      if (content === undefined) throw new Error('a value does not open');
      Y.applyUpdate(doc, content);
    }
    if (doc.store.pendingStructs !== null) throw new Error('words wait for others');
    return doc;
  }

  function expectAlike(): void {
    // One that never had a word when it could be sealed is on its own device only.
    const isStored = (id: DraftId) => server.drafts.has(id);
    const [first, ...others] = devices.map(({ drafts }) => inWords(drafts, isStored));
    for (const other of others)
      if (JSON.stringify(other) !== JSON.stringify(first))
        throw new Error(`${JSON.stringify(other)} is not ${JSON.stringify(first)}`);
    const stored = Object.fromEntries(
      [...known]
        .map(([id, doc]) => [id, placeOfDraft(doc).text.toString()] as const)
        .toSorted(byId),
    );
    if (JSON.stringify(stored) !== JSON.stringify(first))
      throw new Error(`stored ${JSON.stringify(stored)} is not ${JSON.stringify(first)}`);
    for (const { drafts } of devices)
      if (drafts.unsealed().length + drafts.damaged + drafts.locked > 0)
        throw new Error('not at rest');
    for (const id of draftIds(server))
      if (valuesOf(server, id).length > schedule.compactAfter * (schedule.devices + 1) + 8)
        throw new Error('nothing was compacted');
  }
}

const byId = ([one]: readonly [string, string], [other]: readonly [string, string]) =>
  one < other ? -1 : 1;

const inWords = (drafts: SealedDrafts, isStored: (id: DraftId) => boolean) =>
  Object.fromEntries(
    drafts
      .ids()
      .filter(isStored)
      .map((id) => [id, placeOfDraft(drafts.docOf(id)!).text.toString()] as const)
      .toSorted(byId),
  );

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The real cryptography, at once. */
function quickPort(random: RandomBytes): CryptoPort<Key> {
  return {
    encrypt: async (key, nonce, associated, content) => encryptNow(key, nonce, associated, content),
    decrypt: async (key, nonce, associated, sealed) => decryptNow(key, nonce, associated, sealed),
    importKey: async (raw) => raw.slice(),
    deriveKey: () => Promise.reject(new Error('no codes here')),
    random,
  };
}

/** The same, each answer when its turn comes. */
function slowPort(random: RandomBytes, waiting: Array<() => void>): CryptoPort<Key> {
  const quick = quickPort(random);
  const inTurn = () => new Promise<void>((resolve) => waiting.push(resolve));
  return {
    ...quick,
    async encrypt(...given) {
      const copy = [given[0], given[1], given[2], given[3].slice()] as const;
      await inTurn();
      return quick.encrypt(...copy);
    },
    async decrypt(...given) {
      await inTurn();
      return quick.decrypt(...given);
    },
  };
}

function encryptNow(key: Key, nonce: Bytes, associated: Bytes, content: Bytes): Bytes {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated);
  return new Uint8Array(
    Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]),
  );
}

function decryptNow(key: Key, nonce: Bytes, associated: Bytes, sealed: Bytes): Bytes | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(associated);
  decipher.setAuthTag(sealed.subarray(-16));
  try {
    return new Uint8Array(
      Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]),
    );
  } catch {
    return undefined;
  }
}

/** mulberry32. */
function seededBytes(seed: number): RandomBytes {
  let state = seed;
  return (bytes) => {
    for (let n = 0; n < bytes.length; n += 1) {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      bytes[n] = (t ^ (t >>> 14)) & 255;
    }
    return bytes;
  };
}
