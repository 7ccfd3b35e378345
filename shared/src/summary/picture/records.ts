import * as v from 'valibot';
import * as Y from 'yjs';
import type { BoardDocument } from '../../board/document.ts';
import { MAX_CANVAS_RECORDS, MAX_COORDINATE } from '../../board/limits.ts';
import { MAX_HAND_POINTS, MAX_PEN_POINTS, pointsOf, thinned } from './penPoints.ts';

/**
 * What people drew, parsed at the door: the records of the canvas as SCHEMA.md tells them (tldraw
 * 3.15.6, keys flattened). Whatever does not fit is passed over, as it is on the screen.
 */
const finite = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(-MAX_COORDINATE),
  v.maxValue(MAX_COORDINATE),
);
const size = v.pipe(finite, v.minValue(0));
const point = v.object({ x: finite, y: finite });
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** Words come as a tree of the engine's text editor; richText.ts reads it. */
const richText = v.unknown();

const COLOURS = [
  'black',
  'grey',
  'orange',
  'blue',
  'violet',
  'green',
  'light-violet',
  'light-blue',
  'yellow',
  'light-green',
  'light-red',
  'red',
  'white',
] as const;
const HEADS = [
  'arrow',
  'triangle',
  'square',
  'dot',
  'pipe',
  'diamond',
  'inverted',
  'bar',
  'none',
] as const;

const colour = v.picklist(COLOURS);
const dash = v.picklist(['draw', 'solid', 'dashed', 'dotted']);
const fill = v.picklist(['none', 'semi', 'solid', 'pattern', 'fill']);
const thickness = v.picklist(['s', 'm', 'l', 'xl']);
const font = v.picklist(['draw', 'sans', 'serif', 'mono']);
const head = v.picklist(HEADS);
const across = v.pipe(
  v.picklist(['start', 'middle', 'end', 'start-legacy', 'middle-legacy', 'end-legacy']),
  v.transform((name) =>
    name.startsWith('start') ? 'start' : name.startsWith('end') ? 'end' : 'middle',
  ),
);
const down = v.picklist(['start', 'middle', 'end']);

export type ColourName = v.InferOutput<typeof colour>;
export type Dash = v.InferOutput<typeof dash>;
export type Fill = v.InferOutput<typeof fill>;
export type Thickness = v.InferOutput<typeof thickness>;
export type FontName = v.InferOutput<typeof font>;
export type Head = v.InferOutput<typeof head>;
export type Across = v.InferOutput<typeof across>;
export type Down = v.InferOutput<typeof down>;

const GEOS = [
  'rectangle',
  'ellipse',
  'triangle',
  'diamond',
  'pentagon',
  'hexagon',
  'octagon',
  'star',
  'rhombus',
  'rhombus-2',
  'oval',
  'trapezoid',
  'arrow-right',
  'arrow-left',
  'arrow-up',
  'arrow-down',
  'x-box',
  'check-box',
  'heart',
  'cloud',
] as const;
export type GeoName = (typeof GEOS)[number];

const base = {
  xy: v.tuple([finite, finite]),
  rotation: v.pipe(v.number(), v.finite()),
  opacity: share,
  parentId: v.string(),
  index: v.string(),
};

const segments = v.pipe(
  v.array(v.object({ type: v.picklist(['free', 'straight']), points: v.unknown() })),
  v.transform((all) => pointsOf(all)),
  v.minLength(1),
);

const shapeSchema = v.variant('type', [
  v.object({
    ...base,
    type: v.literal('draw'),
    'props.segments': segments,
    'props.color': colour,
    'props.fill': fill,
    'props.dash': dash,
    'props.size': thickness,
    'props.isClosed': v.boolean(),
    'props.isPen': v.boolean(),
    'props.scale': size,
  }),
  v.object({
    ...base,
    type: v.literal('highlight'),
    'props.segments': segments,
    'props.color': colour,
    'props.size': thickness,
    'props.scale': size,
  }),
  v.object({
    ...base,
    type: v.literal('geo'),
    'props.geo': v.picklist(GEOS),
    'props.w': size,
    'props.h': size,
    'props.growY': size,
    'props.color': colour,
    'props.labelColor': colour,
    'props.fill': fill,
    'props.dash': dash,
    'props.size': thickness,
    'props.font': font,
    'props.align': across,
    'props.verticalAlign': down,
    'props.richText': richText,
    'props.scale': size,
  }),
  v.object({
    ...base,
    type: v.literal('arrow'),
    'props.kind': v.picklist(['arc', 'elbow']),
    'props.start': point,
    'props.end': point,
    'props.bend': finite,
    'props.elbowMidPoint': v.pipe(v.number(), v.finite()),
    'props.arrowheadStart': head,
    'props.arrowheadEnd': head,
    'props.color': colour,
    'props.labelColor': colour,
    'props.fill': fill,
    'props.dash': dash,
    'props.size': thickness,
    'props.font': font,
    'props.text': v.string(),
    'props.labelPosition': share,
    'props.scale': size,
  }),
  v.object({
    ...base,
    type: v.literal('line'),
    'props.points': v.record(v.string(), v.object({ index: v.string(), x: finite, y: finite })),
    'props.spline': v.picklist(['line', 'cubic']),
    'props.color': colour,
    'props.dash': dash,
    'props.size': thickness,
    'props.scale': size,
  }),
  v.object({
    ...base,
    type: v.literal('note'),
    'props.color': colour,
    'props.labelColor': colour,
    'props.size': thickness,
    'props.font': font,
    'props.fontSizeAdjustment': size,
    'props.align': across,
    'props.verticalAlign': down,
    'props.growY': size,
    'props.richText': richText,
    'props.scale': size,
  }),
  v.object({
    ...base,
    type: v.literal('text'),
    'props.color': colour,
    'props.size': thickness,
    'props.font': font,
    'props.textAlign': across,
    'props.w': size,
    'props.autoSize': v.boolean(),
    'props.richText': richText,
    'props.scale': size,
  }),
  v.object({
    ...base,
    type: v.literal('frame'),
    'props.w': size,
    'props.h': size,
    'props.name': v.string(),
  }),
]);

/** One thing that somebody drew. */
export type Drawn = v.InferOutput<typeof shapeSchema> & { readonly id: string };
export type DrawnOf<T extends Drawn['type']> = Extract<Drawn, { type: T }>;

const bindingSchema = v.object({
  typeName: v.literal('binding'),
  type: v.literal('arrow'),
  fromId: v.string(),
  toId: v.string(),
  'props.terminal': v.picklist(['start', 'end']),
  'props.normalizedAnchor': point,
  'props.isExact': v.boolean(),
  'props.isPrecise': v.boolean(),
});

/** What an arrow's end holds on to. */
export type Hold = v.InferOutput<typeof bindingSchema> & { readonly id: string };

export interface Records {
  readonly drawn: ReadonlyMap<string, Drawn>;
  readonly holds: readonly Hold[];
}

/** Cards and lanes have no records; one under such an id would stand in their way. */
const isDerived = (id: string): boolean =>
  id.startsWith('shape:card-') || id.startsWith('shape:lane-');

/** In the order of their ids, so that every reader meets them alike. */
export function readRecords(board: BoardDocument): Records {
  const drawn = new Map<string, Drawn>();
  const holds: Hold[] = [];
  for (const id of [...board.canvas.keys()].toSorted().slice(0, MAX_CANVAS_RECORDS)) {
    const map: unknown = board.canvas.get(id);
    if (isDerived(id) || !(map instanceof Y.Map)) continue;
    const properties: unknown = map.toJSON();
    const shape = v.safeParse(shapeSchema, properties);
    // The page itself as a frame would stand in itself, without end.
    if (shape.success && !id.startsWith('shape:')) continue;
    if (shape.success) drawn.set(id, { ...shape.output, id });
    else {
      const hold = v.safeParse(bindingSchema, properties);
      if (hold.success) holds.push({ ...hold.output, id });
    }
  }
  lighten(drawn);
  return { drawn, holds };
}

/** Very many strokes are drawn with less: of one thickness, then from fewer points. */
function lighten(drawn: Map<string, Drawn>): void {
  const inked = [...drawn.values()].filter(
    (shape) => shape.type === 'draw' || shape.type === 'highlight',
  );
  const count = inked.reduce((sum, shape) => sum + shape['props.segments'].length, 0);
  if (count <= MAX_HAND_POINTS) return;
  const every = Math.ceil(count / MAX_PEN_POINTS);
  for (const shape of inked) {
    const points = { 'props.segments': thinned(shape['props.segments'], every) };
    drawn.set(
      shape.id,
      shape.type === 'draw' && shape['props.dash'] === 'draw'
        ? { ...shape, ...points, 'props.dash': 'solid' }
        : { ...shape, ...points },
    );
  }
}
