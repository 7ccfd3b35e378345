import { locale } from '../../words/index.ts';

/** `Friday 27 November at 09:00`, as the person's own language writes it. */
export function spoken(at: Date): string {
  return at.toLocaleString(locale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
}
