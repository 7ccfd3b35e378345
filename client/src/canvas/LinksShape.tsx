import { readLinks, type Link } from '@steady/shared/board/links.ts';
import { useEffect, useState, type ReactElement } from 'react';
import {
  Rectangle2d,
  ShapeUtil,
  SVGContainer,
  T,
  useEditor,
  useValue,
  type Box,
  type Editor,
  type Geometry2d,
  type TLAnyShapeUtilConstructor,
} from 'tldraw';
import { cardShapeId } from './ids.ts';
import type { CanvasOptions } from './options.ts';
import type { LinksShape } from './shapes.ts';
import { SVG_COLOURS } from './svg.ts';

/** What grew from what, as quiet lines under the cards. Made and taken away in the lanes. */
export function makeLinksUtil(options: CanvasOptions): TLAnyShapeUtilConstructor {
  return class LinksShapeUtil extends ShapeUtil<LinksShape> {
    static override type = 'links' as const;
    static override props = { w: T.number, h: T.number };

    getDefaultProps(): LinksShape['props'] {
      return { w: 1, h: 1 };
    }
    getGeometry({ props }: LinksShape): Geometry2d {
      return new Rectangle2d({ width: props.w, height: props.h, isFilled: false });
    }
    override canBind(): boolean {
      return false;
    }
    override canSnap(): boolean {
      return false;
    }
    override canTabTo(): boolean {
      return false;
    }
    component(): ReactElement {
      return <LinkLines options={options} />;
    }
    indicator(): null {
      return null;
    }
    override toSvg(): ReactElement {
      const lines = curves(this.editor, readLinks(options.board));
      return (
        <g fill="none" stroke={SVG_COLOURS.edge} strokeWidth={2} opacity={0.6}>
          {lines.map(({ id, path }) => (
            <path key={id} d={path} />
          ))}
        </g>
      );
    }
  };
}

function LinkLines({ options }: { readonly options: CanvasOptions }): ReactElement {
  const editor = useEditor();
  const [links, setLinks] = useState(() => readLinks(options.board));
  useEffect(() => {
    const read = () => setLinks(readLinks(options.board));
    read();
    options.board.links.observeDeep(read);
    return () => options.board.links.unobserveDeep(read);
  }, [options]);
  const lines = useValue('links', () => curves(editor, links), [editor, links]);
  return (
    <SVGContainer className="steady-links" aria-hidden="true">
      {lines.map(({ id, path, at }) => (
        <g key={id}>
          <path d={path} />
          <circle cx={at.x} cy={at.y} r={5} />
        </g>
      ))}
    </SVGContainer>
  );
}

interface Curve {
  readonly id: string;
  readonly path: string;
  /** Where it ends: at what grew. */
  readonly at: { readonly x: number; readonly y: number };
}

/** From what was first to what grew from it, leaving each card at the side that faces the other. */
function curves(editor: Editor, links: readonly Link[]): Curve[] {
  return links.flatMap(({ id, from, to }): Curve[] => {
    const first = editor.getShapePageBounds(cardShapeId(to));
    const grown = editor.getShapePageBounds(cardShapeId(from));
    if (first === undefined || grown === undefined) return [];
    const { path, at } = curve(first, grown);
    return [{ id, path, at }];
  });
}

function curve(a: Box, b: Box): Omit<Curve, 'id'> {
  const beside = Math.abs(b.midX - a.midX) > Math.abs(b.midY - a.midY);
  if (beside) {
    const right = b.midX > a.midX;
    const [x1, x2] = right ? [a.maxX, b.minX] : [a.minX, b.maxX];
    const bend = Math.max(40, Math.abs(x2 - x1) / 2) * (right ? 1 : -1);
    return {
      path: `M${x1},${a.midY} C${x1 + bend},${a.midY} ${x2 - bend},${b.midY} ${x2},${b.midY}`,
      at: { x: x2, y: b.midY },
    };
  }
  const below = b.midY > a.midY;
  const [y1, y2] = below ? [a.maxY, b.minY] : [a.minY, b.maxY];
  const bend = Math.max(24, Math.abs(y2 - y1) / 2) * (below ? 1 : -1);
  return {
    path: `M${a.midX},${y1} C${a.midX},${y1 + bend} ${b.midX},${y2 - bend} ${b.midX},${y2}`,
    at: { x: b.midX, y: y2 },
  };
}
