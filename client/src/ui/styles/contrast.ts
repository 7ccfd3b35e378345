/** What the tokens promise is computed, not judged by eye: WCAG contrast between two CSS colours. */

export type Rgb = readonly [red: number, green: number, blue: number];

/** @returns 1 (same) to 21 (black on white) */
export function contrast(one: string, other: string): number {
  const a = luminance(parseColour(one));
  const b = luminance(parseColour(other));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/**
 * @param colour `#rrggbb` or `oklch(L C H)`, as the tokens are written
 * @returns linear light, 0 to 1, clipped to sRGB
 * @throws RangeError when it is neither
 */
export function parseColour(colour: string): Rgb {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour.trim());
  if (hex) return toRgb(hex.slice(1).map((pair) => toLinear(Number.parseInt(pair, 16) / 255)));
  const oklch = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(colour.trim());
  if (oklch) return fromOklch(toRgb(oklch.slice(1).map(Number)));
  throw new RangeError(`not a colour of ours: ${colour}`);
}

/** Ottosson's OKLab to linear sRGB. */
function fromOklch([lightness, chroma, hue]: Rgb): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return toRgb(
    [
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
    ].map((light) => Math.min(1, Math.max(0, light))),
  );
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toRgb(parts: readonly number[]): Rgb {
  const [one = 0, two = 0, three = 0] = parts;
  return [one, two, three];
}
