import { ProtocolError } from '@steady/shared/protocol/errors.ts';
import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { edit, editArbitrary } from '../../../../tests/support/yjs/random-edits.ts';
import { MAX_CLAIMS_PER_AUTHOR, MAX_NEW_CLAIMS } from '../limits.ts';
import { makeLiveCopy } from '../live-copy.ts';
import { admit, type Admission, type Known } from './admit.ts';
import { readStateVector } from './state-vector.ts';
import { NO_LIMITS, scanUpdate, type Scan } from './scan.ts';

const runs = process.env['EXTENSIVE'] ? 20_000 : 400;

describe('scan', () => {
  it('[L3] reads of every update exactly what Yjs reads', () => {
    fc.assert(
      fc.property(
        fc.array(editArbitrary, { minLength: 1, maxLength: 25 }),
        fc.nat(),
        (edits, cut) => {
          const { doc, updates } = written(edits);
          const partly = Y.diffUpdate(
            Y.encodeStateAsUpdate(doc),
            Y.encodeStateVector(new Map([[doc.clientID, cut % 20]]) as unknown as Y.Doc),
          );
          for (const update of [
            ...updates,
            Y.encodeStateAsUpdate(doc),
            Y.mergeUpdates(updates),
            partly,
          ]) {
            expect(inYjsTerms(scanUpdate(update, NO_LIMITS))).toEqual(asYjsSays(update));
          }
        },
      ),
      { numRuns: runs },
    );
  });

  it('[L3] an attacker who changes bytes gets a refusal or an update that Yjs takes whole', () => {
    const change = fc.record({
      at: fc.nat(),
      to: fc.integer({ min: 0, max: 255 }),
      how: fc.nat(3),
    });
    fc.assert(
      fc.property(
        fc.array(editArbitrary, { minLength: 1, maxLength: 12 }),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (edits, attack) => {
          const { doc } = written(edits);
          const attacker = attack.reduce(mutate, Y.encodeStateAsUpdate(doc));
          const copy = makeLiveCopy([]);
          const admission = offer(attacker, everybodysOwn(copy));
          if (admission?.kind !== 'new') return;
          copy.append(admission.change);
          for (const update of [admission.change.update, copy.since(new Map())]) {
            expectNothingPending(update);
          }
          expect(Y.encodeStateVectorFromUpdate(copy.since(new Map())).length).toBeGreaterThan(1);
        },
      ),
      { numRuns: runs * 10 },
    );
  });
});

describe('admit', () => {
  it('[R10][R11][R12][R20][R21] replicas that meet the copy in any order agree with it and with Yjs', () => {
    const step = fc.record({
      who: fc.nat(2),
      edits: fc.array(editArbitrary, { maxLength: 6 }),
      sends: fc.constantFrom('updates', 'step 2', 'old step 2', 'nothing'),
      hears: fc.boolean(),
      folds: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
        const copy = makeLiveCopy([]);
        const known = everybodysOwn(copy);
        const witness = new Y.Doc();
        const replicas = [1, 2, 3].map((clientId) => {
          const doc = new Y.Doc();
          doc.clientID = clientId;
          return doc;
        });
        const send = (update: Uint8Array) => {
          const admission = offer(update, known);
          if (admission?.kind === 'new') {
            copy.append(admission.change);
            Y.applyUpdate(witness, admission.change.update);
          }
          return admission?.kind;
        };
        let oldStateVector = copy.stateVector();
        for (const { who, edits, sends, hears, folds } of steps) {
          const doc = replicas[who]!;
          const updates: Uint8Array[] = [];
          doc.on('update', (update: Uint8Array) => updates.push(update));
          for (const each of edits) edit(doc, each);
          if (sends === 'updates') updates.forEach(send);
          if (sends === 'step 2') {
            expect(send(Y.encodeStateAsUpdate(doc, copy.stateVector()))).toMatch(/new|known/);
          }
          if (sends === 'old step 2') {
            expect(send(Y.encodeStateAsUpdate(doc, oldStateVector))).toMatch(/new|known/);
            oldStateVector = copy.stateVector();
            expect(send(Y.encodeStateAsUpdate(doc))).toBe('known');
          }
          if (folds) copy.fold();
          if (hears) {
            const answer = copy.since(readStateVector(Y.encodeStateVector(doc)));
            Y.applyUpdate(doc, answer);
            expect(doc.store.pendingStructs).toBeNull();
            expect(doc.store.pendingDs).toBeNull();
          }
        }
        expect(witness.store.pendingStructs).toBeNull();
        const fromCopy = copy.toDoc();
        expect(contents(fromCopy)).toEqual(contents(witness));
        copy.fold();
        expect(contents(copy.toDoc())).toEqual(contents(witness));
        expect(Y.decodeStateVector(copy.stateVector())).toEqual(
          Y.decodeStateVector(Y.encodeStateVector(witness)),
        );
      }),
      { numRuns: runs },
    );
  });

  it('[R10] cuts a text at any character, also inside a surrogate pair, as Yjs does', () => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    doc.getText('t').insert(0, 'a𝄞€b');
    doc.getArray('l').insert(0, [1, 'two', { three: 3 }, null]);
    const whole = Y.encodeStateAsUpdate(doc);
    for (let clock = 0; clock <= 9; clock++) {
      const ours = makeLiveCopy([whole]).since(new Map([[1, clock]]));
      expect(ours).toEqual(Y.encodeStateAsUpdate(doc, stateVector([[1, clock]])));
    }
  });

  it('[R13] refuses what an attacker writes under the client id of somebody else', () => {
    const { doc } = written([{ kind: 'type', at: 0, text: 'mine' }]);
    const known = { ...everybodysOwn(makeLiveCopy([])), ownerOf: () => 'server' as const };
    const attacker = 'aaaaaaaaaaaaaaaaaaaaaa' as Parameters<typeof admit>[1];
    const admission = admit(scanUpdate(Y.encodeStateAsUpdate(doc), NO_LIMITS), attacker, known);
    expect(admission).toMatchObject({ kind: 'refused', error: { kind: 'foreign', code: 4409 } });
  });

  it('[L7] refuses one client id too many of an attacker', () => {
    const { doc } = written([{ kind: 'type', at: 0, text: 'x' }]);
    const known = {
      ...everybodysOwn(makeLiveCopy([])),
      ownerOf: () => undefined,
      claimsOf: () => MAX_CLAIMS_PER_AUTHOR,
    };
    const scan = scanUpdate(Y.encodeStateAsUpdate(doc), NO_LIMITS);
    expect(admit(scan, 'server', known)).toMatchObject({ kind: 'refused', error: { code: 4409 } });
    const oneLess = { ...known, claimsOf: () => MAX_CLAIMS_PER_AUTHOR - 1 };
    expect(admit(scan, 'server', oneLess).kind).toBe('new');
  });

  it('[L7] refuses an update of an attacker under too many new client ids at once', () => {
    const known = {
      ...everybodysOwn(makeLiveCopy([])),
      ownerOf: () => undefined,
      claimsOf: () => 0,
    };
    const of = (clients: number) => scanUpdate(waitingForOne(clients - 1), NO_LIMITS);
    expect(admit(of(MAX_NEW_CLAIMS), 'server', known).kind).toBe('new');
    expect(admit(of(MAX_NEW_CLAIMS + 1), 'server', known)).toMatchObject({
      kind: 'refused',
      error: { code: 4409 },
    });
  });

  it('[R12] takes time in proportion to the structs, however an attacker lets them wait', () => {
    const known = everybodysOwn(makeLiveCopy([]));
    const workOf = (scan: Scan) => {
      const before = process.cpuUsage();
      expect(admit(scan, 'server', known).kind).toBe('new');
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    for (const bomb of [waitingForOne, oneWaitsForEach]) {
      const [few, many] = [2_000, 16_000].map((structs) => scanUpdate(bomb(structs), NO_LIMITS));
      const ratio = () => workOf(many!) / workOf(few!);
      // The shortest of a few: a garbage collection, or somebody else's turn, may fall into one. Eight times
      // as many structs took sixty times as long when each looked at all that waited.
      let shortest = Number.POSITIVE_INFINITY;
      for (let n = 0; n < 12 && shortest >= 24; n += 1) shortest = Math.min(shortest, ratio());
      expect(shortest).toBeLessThan(24);
    }
  });

  it('[R13] takes what a step 2 repeats of others', () => {
    const { doc } = written([{ kind: 'type', at: 0, text: 'theirs' }]);
    const known = everybodysOwn(makeLiveCopy([Y.encodeStateAsUpdate(doc)]));
    const scan = scanUpdate(Y.encodeStateAsUpdate(doc), NO_LIMITS);
    expect(admit(scan, 'server', { ...known, ownerOf: () => undefined }).kind).toBe('known');
  });

  it('[R12] refuses structs of an attacker that wait for each other', () => {
    // client 2, clock 0: string with origin (1, 0); client 1, clock 0: string with origin (2, 0)
    const attacker = Uint8Array.of(2, 1, 2, 0, 0x84, 1, 0, 1, 97, 1, 1, 0, 0x84, 2, 0, 1, 98, 0);
    expect(offer(attacker, everybodysOwn(makeLiveCopy([])))).toMatchObject({
      kind: 'refused',
      error: { kind: 'malformed' },
    });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, attacker);
    expect(doc.store.pendingStructs).not.toBeNull();
  });

  it('[R12] does not take a known struct that an attacker repeats as deleted for deleted', () => {
    const { doc } = written([{ kind: 'type', at: 0, text: 'abc' }]);
    const copy = makeLiveCopy([Y.encodeStateAsUpdate(doc)]);
    // GC of clocks 0..2, and one new clock.
    const attacker = Uint8Array.of(1, 1, 7, 0, 0, 4, 0);
    const admission = offer(attacker, everybodysOwn(copy));
    expect(admission).toMatchObject({
      kind: 'new',
      change: { gone: [{ client: 7, start: 3, end: 4 }] },
    });
  });
});

function written(edits: readonly Parameters<typeof edit>[1][]) {
  const doc = new Y.Doc();
  doc.clientID = 7;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const each of edits) edit(doc, each);
  if (updates.length === 0) doc.getMap('map').set('a', 1);
  return { doc, updates };
}

function offer(update: Uint8Array, known: Known): Admission | undefined {
  let scan: Scan;
  try {
    scan = scanUpdate(update, NO_LIMITS);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
  return admit(scan, 'server', known);
}

function everybodysOwn(copy: ReturnType<typeof makeLiveCopy>): Known {
  return { ...copy, ownerOf: () => 'server', claimsOf: () => 0 };
}

function mutate(bytes: Uint8Array, { at, to, how }: { at: number; to: number; how: number }) {
  if (bytes.length === 0) return bytes;
  const place = at % bytes.length;
  if (how === 0) return bytes.slice(0, place);
  if (how === 1) return Uint8Array.of(...bytes.slice(0, place), to, ...bytes.slice(place));
  return bytes.with(place, how === 2 ? to : (bytes[place]! + 1) % 256);
}

function expectNothingPending(update: Uint8Array) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
}

function stateVector(entries: readonly (readonly [number, number])[]): Uint8Array {
  return Uint8Array.of(entries.length, ...entries.flat());
}

function inYjsTerms({ sections, deletes }: Scan) {
  const said = sections.map(({ client, start, end, count }) => ({ client, start, end, count }));
  return { sections: said, deletes: deletes.map((range) => ({ ...range })) };
}

function asYjsSays(update: Uint8Array) {
  const { structs, ds } = Y.decodeUpdate(update);
  const sections: { client: number; start: number; end: number; count: number }[] = [];
  for (const { id, length } of structs) {
    const last = sections.at(-1);
    if (last?.client === id.client) {
      last.end = id.clock + length;
      last.count += 1;
    } else {
      sections.push({ client: id.client, start: id.clock, end: id.clock + length, count: 1 });
    }
  }
  const deletes = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => ({ client, start: clock, end: clock + len })),
  );
  return { sections, deletes };
}

function contents(doc: Y.Doc) {
  return {
    text: doc.getText('text').toDelta() as unknown,
    map: doc.getMap('map').toJSON(),
    list: doc.getArray('list').toJSON(),
    xml: doc.getXmlFragment('xml').toJSON(),
  };
}

/** Client ids that all build on the last struct of one that comes after them. */
function waitingForOne(others: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, others + 1);
    for (let n = 0; n < others; n += 1) section(encoder, 100 + n, [[5, 0]]);
    section(encoder, 5, [undefined]);
    encoding.writeVarUint(encoder, 0);
  });
}

/** One client id whose structs each build on another one, and half as many that build on its last. */
function oneWaitsForEach(structs: number): Uint8Array {
  const each = Math.floor(structs / 3);
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 2 * each + 1);
    for (let n = 0; n < each; n += 1) section(encoder, 100 + n, [[5, each - 1]]);
    section(
      encoder,
      5,
      Array.from({ length: each }, (_, n) => [1_000_000 + n, 0] as const),
    );
    for (let n = 0; n < each; n += 1) section(encoder, 1_000_000 + n, [undefined]);
    encoding.writeVarUint(encoder, 0);
  });
}

/** Letters of one client id, each to the right of what it names or at the beginning of a text. */
function section(
  encoder: encoding.Encoder,
  client: number,
  origins: readonly (readonly [client: number, clock: number] | undefined)[],
): void {
  for (const number of [origins.length, client, 0]) encoding.writeVarUint(encoder, number);
  for (const origin of origins) {
    encoding.writeUint8(encoder, origin === undefined ? 4 : 0x84);
    if (origin === undefined) encoding.writeVarUint(encoder, 1);
    if (origin === undefined) encoding.writeVarString(encoder, 'text');
    else for (const number of origin) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, 'x');
  }
}
