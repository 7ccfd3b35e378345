import type { Face } from './measure.ts';
import type { FontName, Thickness } from './records.ts';

/** The engine's sizes, in canvas units, by the name that people choose. */
type Sizes = Readonly<Record<Thickness, number>>;

export const STROKE: Sizes = { s: 2, m: 3.5, l: 5, xl: 10 };
export const TEXT_SIZE: Sizes = { s: 18, m: 24, l: 36, xl: 44 };
export const LABEL_SIZE: Sizes = { s: 18, m: 22, l: 26, xl: 32 };
export const ARROW_LABEL_SIZE: Sizes = { s: 18, m: 20, l: 24, xl: 28 };

/** Of the size of the letters. */
export const LINE_HEIGHT = 1.35;
/** Between a label and the edge of its shape. */
export const LABEL_PADDING = 16;
export const NOTE_SIZE = 200;

const FAMILIES: Readonly<Record<FontName, Face['family']>> = {
  // The canvas writes in one legible face; a handwritten one comes only with what was copied from elsewhere.
  draw: 'sans',
  sans: 'sans',
  serif: 'serif',
  mono: 'mono',
};

export const face = (font: FontName, size: number): Face => ({
  family: FAMILIES[font],
  size,
  weight: 400,
});
