import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clockTime, createCountdown, minutesAndSeconds } from './countdown.ts';

const END = 1_000_000;
const countdown = (now: () => number, end: () => number | undefined = () => END) =>
  createRoot((dispose) => ({ left: createCountdown(now, end), dispose }));

beforeEach(() => void vi.useFakeTimers({ now: 5_000 }));
afterEach(() => void vi.useRealTimers());

describe('a countdown', () => {
  it('changes when the server’s second changes, not a second after it was opened', () => {
    const start = Date.now();
    const server = () => END - 10_250 + (Date.now() - start);
    const { left, dispose } = countdown(server);
    expect(left()).toBe(11);
    vi.advanceTimersByTime(249);
    expect(left()).toBe(11);
    vi.advanceTimersByTime(1);
    expect(left()).toBe(10);
    vi.advanceTimersByTime(1_000);
    expect(left()).toBe(9);
    dispose();
  });

  it('shows the same on two devices whose clocks are hours apart', () => {
    const start = Date.now();
    const one = countdown(() => END - 60_000 + (Date.now() - start));
    vi.advanceTimersByTime(700);
    const other = countdown(() => END - 60_000 + (Date.now() - start));
    for (let n = 0; n < 40; n += 1) {
      vi.advanceTimersByTime(77);
      expect(one.left()).toBe(other.left());
    }
    one.dispose();
    other.dispose();
  });

  it('comes right within a second when the server’s time becomes known only later, even from its end', () => {
    let offset = 10_000;
    const { left, dispose } = countdown(() => END + offset);
    expect(left()).toBe(0);
    offset = -30_000;
    vi.advanceTimersByTime(1_000);
    expect(left()).toBe(30);
    dispose();
  });

  it('starts anew with another end, and rests without one', () => {
    const [end, setEnd] = createSignal<number | undefined>(END);
    // It is read inside, by what counts down.
    // oxlint-disable-next-line solid/reactivity
    const { left, dispose } = countdown(() => END - 5_000, end);
    expect(left()).toBe(5);
    setEnd(END + 60_000);
    expect(left()).toBe(65);
    setEnd(undefined);
    expect(left()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    dispose();
  });

  it('leaves no timer behind', () => {
    countdown(() => END - 5_000).dispose();
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('says minutes and seconds in the digits of the language', () => {
  expect(minutesAndSeconds(1_200, 'en')).toBe('20:00');
  expect(minutesAndSeconds(65, 'en')).toBe('1:05');
  expect(minutesAndSeconds(65, 'ar-EG')).toBe('١:٠٥');
});

it('says a time of day as this device does', () => {
  const at = new Date(2026, 10, 24, 14, 46).getTime();
  expect(clockTime(at, 'de')).toBe('14:46');
});
