import { describe, expect, it } from 'vitest';
import { oneLine, plain, wrap, type Line } from './lines.ts';
import { measure, type Face } from './measure.ts';

const FACE: Face = { family: 'sans', size: 16, weight: 400 };
const textOf = ({ runs }: Line): string => runs.map(({ text }) => text).join('');
const lines = (text: string, width: number, most?: number): string[] =>
  wrap(plain(text), FACE, width, most).map(textOf);

describe('lines', () => {
  it('end at spaces and hyphens, and never wider than their column', () => {
    const text = 'I need to know when plans change at the last minute, well-known as that is';
    const broken = lines(text, 120);
    expect(broken.join(' ').replace('- ', '-')).toBe(text);
    for (const line of broken) expect(measure(line, FACE)).toBeLessThanOrEqual(120);
  });

  it('keep line breaks, empty lines included', () => {
    expect(lines('one\n\ntwo\r\nthree', 300)).toEqual(['one', '', 'two', 'three']);
  });

  it('break a word only when it is longer than a whole line', () => {
    const word = 'Donaudampfschifffahrtsgesellschaft';
    const broken = lines(`a ${word} b`, 100);
    expect(broken[0]).toBe('a');
    expect(broken.slice(1).join('')).toBe(`${word} b`);
    expect(broken.length).toBeGreaterThan(3);
  });

  it('break between the letters of Chinese and Japanese, but not before what closes', () => {
    expect(lines('我需要每周有一个晚上。', 34)).toEqual([
      '我需',
      '要每',
      '周有',
      '一个',
      '晚',
      '上。',
    ]);
  });

  it('never take an emoji or an accent apart', () => {
    for (const line of lines('👩‍👩‍👧👍🏽🇺🇦e\u0301'.repeat(6), 60))
      expect(line).toMatch(/^(?:👩‍👩‍👧|👍🏽|🇺🇦|e\u0301)+$/u);
  });

  it('read from right to left when their paragraph does', () => {
    const [hebrew, english] = wrap(plain('אמרתי Hello לך\nHello אמרתי'), FACE, 300);
    expect([hebrew?.rtl, english?.rtl]).toEqual([true, false]);
  });

  it('are cut with an ellipsis after as many as there may be', () => {
    expect(lines('a b c\nd\ne', 300, 2)).toEqual(['a b c', 'd…']);
    expect(lines('a b c\nd', 300, 2)).toEqual(['a b c', 'd']);
    const [cut] = wrap(plain('when plans change at the last minute'), FACE, 100, 1);
    expect(textOf(cut!)).toMatch(/^when plans?…$/);
    expect(cut!.width).toBeLessThanOrEqual(100);
  });

  it('a single one is cut in the middle of a word if need be', () => {
    const line = oneLine('Afraid of being alone with it', FACE, 120);
    expect(textOf(line)).toMatch(/^Afraid of bein?g?…$/);
    expect(line.width).toBeLessThanOrEqual(120);
  });

  it('attacker: a hundred thousand letters in one word take no long', () => {
    const broken = lines('w'.repeat(100_000), 250, 4);
    expect(broken).toHaveLength(4);
  });
});
