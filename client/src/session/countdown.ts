import { createComputed, createSignal, onCleanup, type Accessor } from 'solid-js';

const SECOND_MS = 1000;

/**
 * Whole seconds until `endsAt`, rounded up; 0 from then on. Each change comes when the server's clock
 * says so, so that all screens show the same second whatever their own clocks say.
 * @param now ms since 1970 on the server's clock; it may jump once, when the server has answered
 */
export function createCountdown(
  now: () => number,
  endsAt: Accessor<number | undefined>,
): Accessor<number> {
  const [seconds, setSeconds] = createSignal(0);
  createComputed(() => {
    const end = endsAt();
    if (end === undefined) return void setSeconds(0);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      const leftMs = Math.max(0, end - now());
      const left = Math.ceil(leftMs / SECOND_MS);
      setSeconds(left);
      timer = setTimeout(tick, left === 0 ? SECOND_MS : leftMs - (left - 1) * SECOND_MS);
    };
    tick();
    onCleanup(() => clearTimeout(timer));
  });
  return seconds;
}

/** `4:05`: minutes and seconds in the digits of the page's language. */
export function minutesAndSeconds(seconds: number, locale: string): string {
  const digits = (value: number, atLeast: number) =>
    new Intl.NumberFormat(locale, { minimumIntegerDigits: atLeast, useGrouping: false }).format(
      value,
    );
  return `${digits(Math.floor(seconds / 60), 1)}:${digits(seconds % 60, 2)}`;
}

/** `14:46`, in the time zone of this device. */
export const clockTime = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(at);
