import type { Row } from './relay.ts';

/** The figures as a table for people: one line per contender, one column per figure. */
export function relayTable(rows: readonly Row[]): string {
  const sizes = [...new Set(rows.flatMap(({ w1 }) => w1.map(({ rooms }) => rooms)))];
  const head = [
    '',
    ...sizes.flatMap((rooms) => [
      `CPU R=${rooms}`,
      `p50 R=${rooms}`,
      `p99 R=${rooms}`,
      `arrived`,
      `client CPU`,
    ]),
    'join warm',
    'join cold',
    'RSS start',
    'RSS open',
    'RSS after',
    'lost of seen',
    'lost of acknowledged',
    'stores',
  ];
  const lines = rows.map((row) => [
    row.contender,
    ...sizes.flatMap((rooms) => {
      const w1 = row.w1.find((one) => one.rooms === rooms);
      if (w1 === undefined) return ['', '', '', '', ''];
      return [
        `${((w1.serverCpuMs / w1.delivered) * 1_000).toFixed(1)} ms`,
        ms(w1.p50),
        ms(w1.p99),
        `${((w1.delivered / w1.expected) * 100).toFixed(1)} %`,
        `${(w1.clientCpuMs / w1.seconds / 10).toFixed(0)} %`,
      ];
    }),
    ms(row.w2?.warmMs),
    ms(row.w2?.coldMs),
    megabytes(row.w3?.startBytes),
    megabytes(row.w3?.openBytes),
    megabytes(row.w3?.restBytes),
    row.w4 === undefined ? '' : `${row.w4.seenLost} of ${row.w4.seen}`,
    row.w4 === undefined ? '' : `${row.w4.acknowledgedLost} of ${row.w4.acknowledged}`,
    row.stores,
  ]);
  return markdown([head, ...lines]);
}

function markdown([head = [], ...lines]: readonly string[][]): string {
  // Columns that nobody filled (a workload that was not run) only make the table hard to read.
  const used = head.flatMap((_, column) =>
    lines.some((line) => (line[column] ?? '') !== '') ? [column] : [],
  );
  const width = used.map((column) =>
    Math.max(...[head, ...lines].map((line) => (line[column] ?? '').length)),
  );
  const row = (line: readonly string[]) =>
    `| ${used.map((column, at) => (line[column] ?? '').padEnd(width[at] ?? 0)).join(' | ')} |`;
  const rule = `| ${width.map((length) => '-'.repeat(length)).join(' | ')} |`;
  return [row(head), rule, ...lines.map(row)].join('\n');
}

const ms = (value: number | undefined): string =>
  value === undefined ? '' : `${value.toFixed(1)} ms`;

const megabytes = (bytes: number | undefined): string =>
  bytes === undefined ? '' : `${(bytes / 1_048_576).toFixed(0)} MB`;
