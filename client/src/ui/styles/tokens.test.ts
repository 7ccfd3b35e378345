import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';

/** look.md: text at least 7:1, edges at least 3:1, lanes at one lightness; in both themes. */
const TEXT = 7;
const EDGE = 3;

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const normal = css.slice(0, css.indexOf('@media (prefers-contrast: more)'));
const more = css.slice(css.indexOf('@media (prefers-contrast: more)'));

type Theme = 'light' | 'dark';
const themes: readonly Theme[] = ['light', 'dark'];

function tokensOf(source: string): Map<string, Record<Theme, string>> {
  const pattern =
    /--([\w-]+):\s*light-dark\(\s*(#\w{6}|oklch\([^)]+\)),\s*(#\w{6}|oklch\([^)]+\))/g;
  return new Map(
    [...source.matchAll(pattern)].map(([, name, light, dark]) => [
      name!,
      { light: light!, dark: dark! },
    ]),
  );
}

const tokens = tokensOf(normal);
const highContrast = new Map([...tokens, ...tokensOf(more)]);
const lanes = [...tokens.keys()].flatMap((name) => /^lane-(.+)-ink$/.exec(name)?.[1] ?? []);
const people = [...tokens.keys()].filter((name) => name.startsWith('person-'));
const grounds = ['page', 'paper', 'sunk'];

describe.each(themes)('in the %s theme', (theme) => {
  const colour = (name: string, from = tokens) => {
    const both = from.get(name);
    if (!both) throw new Error(`no token --${name}`);
    return both[theme];
  };
  const between = (one: string, other: string, from = tokens) =>
    contrast(colour(one, from), colour(other, from));

  it('text reads on every ground', () => {
    for (const text of ['ink', 'ink-soft', 'accent', 'accent-strong'])
      for (const ground of grounds)
        expect(between(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(TEXT);
    expect(between('on-accent', 'accent')).toBeGreaterThanOrEqual(TEXT);
    expect(between('ink', 'accent-tint')).toBeGreaterThanOrEqual(TEXT);
    expect(between('attention-ink', 'attention-tint')).toBeGreaterThanOrEqual(TEXT);
  });

  it('edges show on every ground', () => {
    for (const ground of grounds)
      expect(between('edge', ground), ground).toBeGreaterThanOrEqual(EDGE);
  });

  it.each(lanes)('lane %s: its words, its edge, and the cards on it', (lane) => {
    const tint = `lane-${lane}-tint`;
    for (const text of [`lane-${lane}-ink`, 'ink', 'ink-soft'])
      expect(between(text, tint), text).toBeGreaterThanOrEqual(TEXT);
    expect(between(`lane-${lane}-ink`, 'paper')).toBeGreaterThanOrEqual(TEXT);
    for (const edge of [`lane-${lane}-edge`, 'edge'])
      for (const ground of [tint, 'paper', 'page'])
        expect(between(edge, ground), `${edge} on ${ground}`).toBeGreaterThanOrEqual(EDGE);
  });

  it('no lane is lighter than another', () => {
    for (const role of ['ink', 'edge', 'tint']) {
      const lightness = lanes.map((lane) => /\(([\d.]+)/.exec(colour(`lane-${lane}-${role}`))?.[1]);
      expect(new Set(lightness).size, role).toBe(1);
    }
  });

  it.each(people)('%s shows on paper, and its letter reads on it', (person) => {
    expect(between('on-person', person)).toBeGreaterThanOrEqual(TEXT);
    for (const ground of grounds)
      expect(between(person, ground), ground).toBeGreaterThanOrEqual(EDGE);
  });

  it('high contrast is higher', () => {
    for (const text of ['ink', 'ink-soft'])
      for (const ground of grounds)
        expect(between(text, ground, highContrast), text).toBeGreaterThan(between(text, ground));
    for (const ground of grounds)
      expect(between('edge', ground, highContrast)).toBeGreaterThanOrEqual(TEXT);
  });
});

it('there are eight lanes and four kinds of people', () => {
  expect(lanes).toHaveLength(8);
  expect(people).toHaveLength(4);
});
