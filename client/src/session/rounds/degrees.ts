/** Five steps from cold to warm. They have names and no figures on the screen. */
export const DEGREES = [1, 2, 3, 4, 5] as const;
export type Degree = (typeof DEGREES)[number];

export const parseDegree = (value: string): Degree | undefined =>
  DEGREES.find((degree) => String(degree) === value);
