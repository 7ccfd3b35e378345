/**
 * A picture of the canvas leaves the page, so it cannot use the page's custom properties: the same
 * colours as numbers, of the light scheme, for it is printed.
 */
export const SVG_COLOURS = {
  paper: '#fffdf8',
  sheet: '#f3ece0',
  ink: '#21252e',
  soft: '#434751',
  edge: '#7d7462',
} as const;

export const SVG_FONT = 'system-ui, sans-serif';

/** What the engine's text measure wants to know. */
export const SVG_TEXT = {
  fontSize: 16,
  lineHeight: 1.4,
  fontWeight: 'normal',
  fontStyle: 'normal',
  textAlign: 'start',
} as const;
