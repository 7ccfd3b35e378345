/** A link between two cards on the canvas: a quiet line from what was first to what grew from it. */
export interface CardBox {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface LinkCurve {
  /** SVG path data. */
  readonly path: string;
  /** Where it ends: at what grew. */
  readonly at: { readonly x: number; readonly y: number };
}

/** It leaves each card at the side that faces the other. */
export function linkCurve(first: CardBox, grown: CardBox): LinkCurve {
  const [a, b] = [sides(first), sides(grown)];
  const beside = Math.abs(b.midX - a.midX) > Math.abs(b.midY - a.midY);
  if (beside) {
    const right = b.midX > a.midX;
    const [x1, x2] = right ? [a.maxX, b.minX] : [a.minX, b.maxX];
    const bend = Math.max(40, Math.abs(x2 - x1) / 2) * (right ? 1 : -1);
    return {
      path: `M${at(x1, a.midY)} C${at(x1 + bend, a.midY)} ${at(x2 - bend, b.midY)} ${at(x2, b.midY)}`,
      at: { x: x2, y: b.midY },
    };
  }
  const below = b.midY > a.midY;
  const [y1, y2] = below ? [a.maxY, b.minY] : [a.minY, b.maxY];
  const bend = Math.max(24, Math.abs(y2 - y1) / 2) * (below ? 1 : -1);
  return {
    path: `M${at(a.midX, y1)} C${at(a.midX, y1 + bend)} ${at(b.midX, y2 - bend)} ${at(b.midX, y2)}`,
    at: { x: b.midX, y: y2 },
  };
}

const at = (x: number, y: number): string => `${hundredth(x)},${hundredth(y)}`;
const hundredth = (value: number): number => Math.round(value * 100) / 100;

const sides = ({ x, y, w, h }: CardBox) => ({
  minX: x,
  midX: x + w / 2,
  maxX: x + w,
  minY: y,
  midY: y + h / 2,
  maxY: y + h,
});
