import { expect, it } from 'vitest';
import { stepShift, type ShiftPresses } from './leave.ts';

function presses(...keys: readonly (readonly [key: string, at: number])[]): number {
  return keys.reduce<ShiftPresses>((all, [key, at]) => stepShift(all, key, at), []).length;
}

it('Shift three times in a row means leave', () => {
  expect(presses(['Shift', 0], ['Shift', 300], ['Shift', 600])).toBe(3);
});

it('capital letters while writing do not', () => {
  expect(presses(['Shift', 0], ['I', 50], ['Shift', 300], ['N', 350], ['Shift', 600])).toBe(1);
});

it('slow presses do not', () => {
  expect(presses(['Shift', 0], ['Shift', 1000], ['Shift', 2000])).toBe(2);
});
