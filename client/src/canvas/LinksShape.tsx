import { linkCurve, type LinkCurve } from '@steady/shared/board/linkCurve.ts';
import { readLinks, type Link } from '@steady/shared/board/links.ts';
import { useEffect, useState, type ReactElement } from 'react';
import {
  Rectangle2d,
  ShapeUtil,
  SVGContainer,
  T,
  useEditor,
  useValue,
  type Editor,
  type Geometry2d,
  type TLAnyShapeUtilConstructor,
} from 'tldraw';
import { cardShapeId } from './ids.ts';
import type { CanvasOptions } from './options.ts';
import type { LinksShape } from './shapes.ts';

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

interface Curve extends LinkCurve {
  readonly id: string;
}

function curves(editor: Editor, links: readonly Link[]): Curve[] {
  return links.flatMap(({ id, from, to }): Curve[] => {
    const first = editor.getShapePageBounds(cardShapeId(to));
    const grown = editor.getShapePageBounds(cardShapeId(from));
    if (first === undefined || grown === undefined) return [];
    return [{ id, ...linkCurve(first, grown) }];
  });
}
