import type { TLRichText } from '@tldraw/tlschema';
import { mayLead } from './leads.ts';

/**
 * Words of a shape: a tree of the engine's text editor, of which the engine's own schema checks nothing
 * below the first node. One node that its editor does not know stops the whole canvas, for everybody.
 *
 * W1  What its editor could not have made is undefined: the shape is passed over.
 * W2  Attributes are taken one by one; of a link that may not lead anywhere the words stay.
 */
export function readRichText(value: unknown): TLRichText | undefined {
  if (typeOf(value) !== 'doc') return undefined;
  const content = blocks(value, 0);
  return content === undefined ? undefined : { type: 'doc', content };
}

type Node = Record<string, unknown>;

/** Nodes within nodes: a dozen lists in each other. A deeper tree is somebody's attack on the stack. */
const MAX_DEPTH = 32;

const blocks = (node: unknown, depth: number): Node[] | undefined => every(node, block, depth);

function block(node: unknown, depth: number): Node | undefined {
  const type = typeOf(node);
  switch (type) {
    case 'paragraph':
    case 'heading':
      return withContent(node, type, every(node, inline, depth));
    case 'bulletList':
    case 'orderedList': {
      const items = every(node, item, depth);
      return items?.length === 0 ? undefined : withContent(node, type, items);
    }
    case undefined:
    default:
      return undefined;
  }
}

function item(node: unknown, depth: number): Node | undefined {
  if (typeOf(node) !== 'listItem') return undefined;
  const content = blocks(node, depth);
  return content?.[0]?.['type'] === 'paragraph'
    ? withContent(node, 'listItem', content)
    : undefined;
}

function inline(node: unknown): Node | undefined {
  const marks = marksOf(node);
  if (marks === undefined) return undefined;
  const type = typeOf(node);
  if (type === 'hardBreak') return { type, ...marks };
  const text = get(node, 'text');
  if (type !== 'text' || typeof text !== 'string' || text === '') return undefined;
  return { type, ...marks, text };
}

/** @returns undefined when one of them does not fit */
function every(
  node: unknown,
  read: (child: unknown, depth: number) => Node | undefined,
  depth: number,
): Node[] | undefined {
  const content = get(node, 'content');
  if (content === undefined) return [];
  if (!Array.isArray(content) || depth > MAX_DEPTH) return undefined;
  const all: Node[] = [];
  for (const child of content) {
    const taken = read(child, depth + 1);
    if (taken === undefined) return undefined;
    all.push(taken);
  }
  return all;
}

function withContent(node: unknown, type: string, content: Node[] | undefined): Node | undefined {
  if (content === undefined) return undefined;
  const attrs = attributesOf(node, type);
  return {
    type,
    ...(attrs === undefined ? {} : { attrs }),
    ...(get(node, 'content') === undefined ? {} : { content }),
  };
}

/** [W2] */
const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> =
  {
    paragraph: { dir: isDirection },
    heading: { dir: isDirection, level: (value) => isWhole(value) && value >= 1 && value <= 6 },
    orderedList: { start: isWhole, type: (value) => value === null },
    link: {
      href: mayLead,
      target: (value) => value === '_blank',
      rel: (value) => value === 'noopener noreferrer nofollow',
      class: (value) => value === null,
    },
  };

function attributesOf(node: unknown, type: string): Node | undefined {
  const given = get(node, 'attrs');
  const known = ATTRIBUTES[type];
  if (known === undefined || given === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, fits]) => {
      const value = get(given, name);
      return fits(value) ? [[name, value]] : [];
    }),
  );
}

const MARKS = new Set(['bold', 'italic', 'strike', 'code', 'highlight']);

function marksOf(node: unknown): { marks?: Node[] } | undefined {
  const marks = get(node, 'marks');
  if (marks === undefined) return {};
  if (!Array.isArray(marks)) return undefined;
  const all: Node[] = [];
  for (const mark of marks) {
    const type = typeOf(mark);
    if (type === 'link') {
      const attrs = attributesOf(mark, type);
      if (attrs?.['href'] !== undefined) all.push({ type, attrs });
    } else if (type !== undefined && MARKS.has(type)) all.push({ type });
    else return undefined;
  }
  return all.length === 0 ? {} : { marks: all };
}

function isDirection(value: unknown): boolean {
  return value === 'auto' || value === 'ltr' || value === 'rtl';
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function typeOf(node: unknown): string | undefined {
  const type = get(node, 'type');
  return typeof type === 'string' ? type : undefined;
}

/** Own properties only: a tree may come from anywhere. */
function get(node: unknown, key: string): unknown {
  return typeof node === 'object' && node !== null && Object.hasOwn(node, key)
    ? Reflect.get(node, key)
    : undefined;
}
