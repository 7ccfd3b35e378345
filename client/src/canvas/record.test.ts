import { CANVAS_SCHEMA, CANVAS_SEED } from '@steady/shared/board/canvasSeed.ts';
import { MAX_COORDINATE } from '@steady/shared/board/limits.ts';
import {
  createBindingId,
  createShapeId,
  DocumentRecordType,
  PageRecordType,
  TLDOCUMENT_ID,
  toRichText,
  type TLRecord,
} from '@tldraw/tlschema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardShapeId, PAGE_ID } from './ids.ts';
import { indexKey } from './indexKey.ts';
import { toProperties, toRecord } from './record.ts';
import { engineSchema, schemaAge } from './schema.ts';

const BASE = {
  typeName: 'shape',
  parentId: PAGE_ID,
  index: indexKey('a1'),
  rotation: 0,
  isLocked: false,
  opacity: 1,
  meta: {},
} as const;

const geo = (over: object = {}): TLRecord =>
  ({
    ...BASE,
    type: 'geo',
    id: createShapeId('geo'),
    x: 10,
    y: 20,
    props: {
      geo: 'rectangle',
      dash: 'draw',
      url: '',
      w: 100,
      h: 50,
      growY: 0,
      scale: 1,
      labelColor: 'black',
      color: 'black',
      fill: 'none',
      size: 'm',
      font: 'draw',
      align: 'middle',
      verticalAlign: 'middle',
      richText: toRichText('Hello'),
    },
    ...over,
  }) as TLRecord;

describe('seed', () => {
  it('is what the engine makes', () => {
    const made = [
      DocumentRecordType.create({ id: TLDOCUMENT_ID, name: '' }),
      PageRecordType.create({ id: PAGE_ID, name: 'Board', index: indexKey('a1') }),
    ];
    expect(Object.keys(CANVAS_SEED)).toEqual(made.map(({ id }) => id));
    for (const record of made) {
      expect(toProperties(record)).toEqual(CANVAS_SEED[record.id]);
      expect(toRecord(record.id, CANVAS_SEED[record.id]!)).toEqual(record);
    }
  });

  it('names the schema that the engine writes', () => {
    expect(JSON.parse(CANVAS_SCHEMA)).toEqual(engineSchema.serialize());
  });
});

describe('records', () => {
  it('go into properties and come back', () => {
    fc.assert(
      fc.property(
        fc.record({
          x: fc.double({ min: -MAX_COORDINATE, max: MAX_COORDINATE, noNaN: true }),
          y: fc.double({ min: -MAX_COORDINATE, max: MAX_COORDINATE, noNaN: true }),
          rotation: fc.double({ min: -7, max: 7, noNaN: true }),
          isLocked: fc.boolean(),
          meta: fc.dictionary(fc.stringMatching(/^[a-z.]{1,9}$/), fc.string(), { maxKeys: 3 }),
        }),
        (over) => {
          const record = geo(over);
          expect(toRecord(record.id, toProperties(record))).toEqual(record);
        },
      ),
    );
  });

  it('pack x and y in one entry and flatten one level', () => {
    const properties = toProperties(geo());
    expect(properties['xy']).toEqual([10, 20]);
    expect(properties['props.w']).toBe(100);
    expect(properties['props.richText']).toEqual(toRichText('Hello'));
    expect(Object.keys(properties)).not.toContain('x');
  });

  it('of a binding come back', () => {
    const binding = {
      typeName: 'binding',
      id: createBindingId('b'),
      type: 'arrow',
      fromId: createShapeId('arrow'),
      toId: createShapeId('geo'),
      meta: {},
      props: {
        terminal: 'end',
        normalizedAnchor: { x: 0.5, y: 0.5 },
        isExact: false,
        isPrecise: true,
        snap: 'none',
      },
    } as unknown as TLRecord;
    expect(toRecord(binding.id, toProperties(binding))).toEqual(binding);
  });

  it.each<[string, object]>([
    ['a coordinate out of bounds', { xy: [MAX_COORDINATE + 1, 0] }],
    ['a coordinate that is none', { xy: [Number.NaN, 0] }],
    ['a packed place that is too short', { xy: [] }],
    ['a property that the engine does not know', { 'props.unheard': 1 }],
    ['a group that there is not', { 'prototype.x': 1 }],
    ['nonsense for a number', { 'props.w': 'wide' }],
    ['a picture', { type: 'image' }],
    ['a page from elsewhere', { type: 'embed' }],
    ['a group of shapes', { type: 'group' }],
    ['a kind of record that is not stored', { typeName: 'instance' }],
  ])('from an attacker: %s is passed over', (_, over) => {
    expect(toRecord('shape:geo', { ...toProperties(geo()), ...over })).toBeUndefined();
  });

  it('from an attacker: nobody stands in the place of a card or a lane', () => {
    const id = cardShapeId('abcdefghijklmnopqrstuv' as never);
    expect(toRecord(id, toProperties(geo()))).toBeUndefined();
    expect(toRecord('shape:lane-needs', toProperties(geo()))).toBeUndefined();
  });
});

describe('the schema of a document', () => {
  const changed = (by: number) => {
    const schema = JSON.parse(CANVAS_SCHEMA);
    schema.sequences['com.tldraw.shape.note'] += by;
    return JSON.stringify(schema);
  };

  it('is the same, older or newer', () => {
    expect(schemaAge(CANVAS_SCHEMA).age).toBe('same');
    expect(schemaAge(changed(1)).age).toBe('newer');
    expect(schemaAge(changed(-1)).age).toBe('older');
    expect(schemaAge(JSON.stringify({ schemaVersion: 2, sequences: { 'com.else': 1 } })).age).toBe(
      'newer',
    );
  });

  it('counts as ours when it says nothing', () => {
    for (const nonsense of ['', '{', 'null', undefined, 7])
      expect(schemaAge(nonsense).age).toBe('same');
  });

  it('lets older records be read', () => {
    const age = schemaAge(
      JSON.stringify({
        schemaVersion: 2,
        sequences: { ...engineSchema.serialize().sequences, 'com.tldraw.binding.arrow': 0 },
      }),
    );
    if (age.age !== 'older') throw new Error('not older');
    const old = {
      typeName: 'binding',
      type: 'arrow',
      fromId: 'shape:a',
      toId: 'shape:b',
      'props.terminal': 'end',
      'props.normalizedAnchor': { x: 0.5, y: 0.5 },
      'props.isExact': false,
      'props.isPrecise': false,
    };
    expect(toRecord('binding:x', old)).toBeUndefined();
    expect(toRecord('binding:x', old, age.from)).toMatchObject({ props: { snap: 'none' } });
  });
});
