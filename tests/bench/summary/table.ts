import type { Typing } from '../relay/measures.ts';
import type { SummaryFigures } from './summary.ts';

export function summaryTable({ pdfs, rooms, idle, busy }: SummaryFigures): string {
  const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const letters = (name: string, { p50, p99, max, delivered, expected }: Typing) =>
    `| ${name} | ${ms(p50)} | ${ms(p99)} | ${ms(max)} | ${((delivered / expected) * 100).toFixed(1)} % |`;
  return [
    '| PDF | first, with start | p50 | p95 | CPU | size |',
    '| --- | --- | --- | --- | --- | --- |',
    ...pdfs.map(
      ({ name, firstMs, p50, p95, cpuMs, bytes }) =>
        `| ${name} | ${ms(firstMs)} | ${ms(p50)} | ${ms(p95)} | ${ms(cpuMs)} | ${(bytes / 1024).toFixed(0)} kB |`,
    ),
    '',
    `| letters in ${rooms} rooms of three | p50 | p99 | longest | arrived |`,
    '| --- | --- | --- | --- | --- |',
    letters('nothing else', idle),
    letters(`PDFs all the time (${busy.made} made)`, busy),
  ].join('\n');
}
