import { DRAWING, PAPER } from '@steady/shared/summary/picture/colours.ts';
import { DefaultColorThemePalette, type TLDefaultColorStyle } from 'tldraw';
import type { ColourName } from './options.ts';

/**
 * The engine's six colours that are offered, in the hues of the lanes. Numbers, because they also go
 * into pictures that leave the page. `note` is the ground of a sticky note and its ink.
 */
interface Colour {
  readonly line: string;
  readonly wash: string;
  readonly note: string;
}
interface Scheme {
  readonly ink: string;
  readonly colours: Readonly<Record<ColourName, Colour>>;
}

/** What pictures of the canvas are drawn in, too. */
const LIGHT: Scheme = { ink: PAPER.ink, colours: DRAWING };

const DARK: Scheme = {
  ink: '#eef0f4',
  colours: {
    black: { line: '#eef0f4', wash: '#3a4252', note: '#5d512f' },
    grey: { line: '#a3abbb', wash: '#343c4b', note: '#3f4756' },
    orange: { line: '#c9a25c', wash: '#463a24', note: '#5f4d29' },
    blue: { line: '#67b0b3', wash: '#1f4244', note: '#22494b' },
    violet: { line: '#c690b8', wash: '#462f41', note: '#533548' },
    green: { line: '#88b57b', wash: '#2b402a', note: '#304a2d' },
  },
};

export const COLOURS: readonly ColourName[] = [
  'black',
  'grey',
  'orange',
  'blue',
  'violet',
  'green',
];

/** The swatch of a colour in a scheme. */
export const swatch = (name: ColourName, dark: boolean): string =>
  (dark ? DARK : LIGHT).colours[name].line;

export const isColour = (value: TLDefaultColorStyle): value is ColourName =>
  COLOURS.some((name) => name === value);

/** Once for the whole page: the engine keeps its palette in one object. */
export function paintPalette(): void {
  for (const [palette, scheme] of [
    [DefaultColorThemePalette.lightMode, LIGHT],
    [DefaultColorThemePalette.darkMode, DARK],
  ] as const) {
    for (const name of COLOURS) {
      const { line, wash, note } = scheme.colours[name];
      Object.assign(palette[name], {
        solid: line,
        fill: line,
        semi: wash,
        pattern: line,
        note: { fill: note, text: scheme.ink },
      });
    }
  }
}
